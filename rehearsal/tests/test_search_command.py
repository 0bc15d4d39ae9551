"""`umai search`: the whole rehearsal, and nothing but a rehearsal."""

import argparse
import json

import pytest
from django.conf import settings
from django.db import connections

from rehearsal import search_command
from rehearsal.load import fill_from_file
from rehearsal.tests.conftest import TODAY
from rehearsal.tests.test_from_file import FAMILY, HEAD
from umai.register.models import Identity
from umai.trail.models import Entry


@pytest.fixture
def search(capsys):
    def ask(*words):
        parser = argparse.ArgumentParser()
        search_command.arguments(parser)
        code = search_command.run(parser.parse_args([*words, "--json"]))
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else err

    return ask


@pytest.fixture
def listed(db, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(HEAD + FAMILY, encoding="utf-8")
    fill_from_file(path, today=TODAY)


def test_a_child_of_a_list_is_found_also_by_another_spelling_and_the_search_is_on_the_trail(listed, search):
    code, found = search("Асанова Бегимай", "--born", "2015-03-27")
    assert code == 0
    assert found[0]["person_id"] == "p3"
    assert found[0]["birth_date"] == "2015-03-27" and found[0]["names"] and found[0]["why"]
    assert 0 < found[0]["score"] <= 1
    assert search("Toktogul Bekzat", "--born", "2012")[1][0]["person_id"] == "p4"
    assert len(search("Асанова Бегимай", "--limit", "1")[1]) == 1

    assert settings.UMAI_OWN_FILTER is True
    assert connections["default"].alias == "default"
    assert Entry.objects.using("owner").filter(act="register.search", outcome="looked").exists()


def test_children_everywhere_are_found(demonstration, search):
    missed = []
    for identity in Identity.objects.using("owner").filter(birth_date__isnull=False).order_by("id")[:20]:
        _, found = search(identity.full_name(), "--born", identity.birth_date.isoformat())
        if str(identity.child_id) not in {one["id"] for one in found}:
            missed.append(identity.full_name())
    assert missed == []


def test_a_database_that_is_no_rehearsal_is_not_searched(db, search):
    code, err = search("Асанова")
    assert code == 1 and "no rehearsal" in err


@pytest.mark.parametrize("words", [("А", "--born", "27.03.2015"), ("А", "--limit", "0")])
def test_a_question_that_cannot_be_used_is_named(db, search, words):
    assert search(*words)[0] == 2
