"""`umai trail` as an administrator calls it."""

import argparse
import json
import uuid

import pytest

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


def test_a_whole_trail_answers_zero(looked, capsys):
    assert call("verify") == 0
    assert "3 entries, 0 findings" in capsys.readouterr().out


def test_a_changed_row_answers_one_and_names_the_entry(looked, superuser, capsys):
    superuser.execute("set session_replication_role = replica")
    (entry,) = superuser.execute(
        "update trail_entry set act = 'x' where id = (select id from trail_entry limit 1) returning id"
    ).fetchone()
    superuser.execute("set session_replication_role = origin")
    assert call("verify", "--json") == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["what"], finding["where"]) == ("changed", f"entry {entry}")


def test_anchors_are_kept_and_held_against(looked, tmp_path, superuser):
    assert call("anchor", "--to", str(tmp_path), "--leaves") == 0
    assert call("verify", "--anchors", str(tmp_path)) == 0
    superuser.execute("set session_replication_role = replica")
    for table in ("trail_entry", "trail_head", "trail_leaf", "trail_checkpoint", "trail_unsequencedentry"):
        superuser.execute(f"delete from {table}")
    superuser.execute("set session_replication_role = origin")
    assert call("verify") == 0
    assert call("verify", "--anchors", str(tmp_path)) == 1


@pytest.mark.parametrize("words", [("anchor", "--to", "/nowhere"), ("verify", "--anchors", "/nowhere")])
def test_an_unusable_folder_answers_two(looked, words, capsys):
    assert call(*words) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_an_empty_trail_has_no_head_to_keep(db, tmp_path):
    assert call("anchor", "--to", str(tmp_path)) == 1
