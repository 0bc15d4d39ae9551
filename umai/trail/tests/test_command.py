"""`umai trail` as an administrator calls it."""

import argparse
import json
import uuid

import pytest
from django.conf import settings

from tests.tampering import without_triggers
from umai.trail import command, entries
from umai.trail.entries import EntrySubject


@pytest.fixture
def looked(aigul):
    for _ in range(3):
        entries.note_look(aigul.token, "register.read", EntrySubject("register.child", uuid.uuid4()))


def call(*words):
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    return command.run(parser.parse_args(words))


def empty_the_trail(superuser):
    """As whoever owns the machine could."""
    with without_triggers(superuser):
        for name in ("entry", "head", "leaf", "checkpoint", "unsequencedentry"):
            superuser.execute(f"delete from trail_{name}")


def test_a_whole_trail_answers_zero(looked, capsys):
    assert call("verify") == 0
    assert "3 entries, 0 findings" in capsys.readouterr().out


def test_a_changed_row_answers_one_and_names_the_entry(looked, superuser, capsys):
    with without_triggers(superuser):
        (entry,) = superuser.execute(
            "update trail_entry set act = 'x' where id = (select id from trail_entry limit 1) returning id"
        ).fetchone()
    assert call("verify", "--json") == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["what"], finding["where"]) == ("changed", f"entry {entry}")


def test_anchors_are_kept_and_held_against(looked, tmp_path, superuser):
    assert call("anchor", "--to", str(tmp_path), "--leaves") == 0
    assert call("verify", "--anchors", str(tmp_path)) == 0
    empty_the_trail(superuser)
    assert call("verify") == 0
    assert call("verify", "--anchors", str(tmp_path)) == 1


@pytest.mark.parametrize("words", [("anchor", "--to", "/nowhere"), ("verify", "--anchors", "/nowhere")])
def test_an_unusable_folder_answers_two(looked, words, capsys):
    assert call(*words) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_the_places_of_the_settings_are_those_where_none_is_said(looked, tmp_path, monkeypatch, superuser):
    begun, missing = tmp_path / "begun", tmp_path / "missing"
    begun.mkdir()
    missing.mkdir()
    monkeypatch.setattr(settings, "UMAI_ANCHORS", [begun])
    assert call("anchor", "--to", str(begun)) == 0
    assert call("anchor") == 0
    assert call("verify") == 0
    monkeypatch.setattr(settings, "UMAI_ANCHORS", [begun, missing])
    assert call("anchor") == 1 and not list(missing.iterdir())  # a disk that is not there is not begun
    monkeypatch.setattr(settings, "UMAI_ANCHORS", [begun])
    empty_the_trail(superuser)
    assert call("verify") == 1


def test_without_a_place_there_is_nothing_to_keep(looked, monkeypatch, capsys):
    monkeypatch.setattr(settings, "UMAI_ANCHORS", [])
    assert call("anchor") == 2 and "UMAI_ANCHORS" in capsys.readouterr().err


def test_an_empty_trail_has_no_head_to_keep(db, tmp_path):
    assert call("anchor", "--to", str(tmp_path)) == 1
