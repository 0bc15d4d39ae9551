"""Invented publications are what they say, and the bench scores what is told."""

import json

import pytest

from bench.disclosure import ROUNDINGS, KeptLines, broken_releases, disclosed, published, rounded
from bench.publications import EDITIONS, FAMILIES, invent_publication
from umai.disclosure.release.publishing import CHOSEN
from umai.disclosure.tables.counts import counts_of


@pytest.mark.parametrize("number", range(len(FAMILIES)))
def test_tables_agree_with_what_is_behind_them_and_known_of_them(number):
    publication = invent_publication(1, number, places=5)

    for edition in EDITIONS:
        counts = counts_of(publication.tables[edition])
        assert counts.items() <= publication.counts[edition].items()
        assert all(counts[cell] == low == high for cell, (low, high) in publication.known[edition].items())


@pytest.mark.parametrize("number", range(len(FAMILIES)))
def test_what_is_published_tells_nothing_and_what_is_broken_is_found(number):
    publication = invent_publication(2, number, places=4)

    assert disclosed(publication, published(publication, CHOSEN)) == []
    assert False not in broken_releases(publication).values()


def test_rounding_to_the_nearest_five_tells_small_counts():
    publication = invent_publication(1, 1, places=5)

    assert disclosed(publication, [rounded(publication, EDITIONS[0], ROUNDINGS[0])])


def test_lines_that_were_kept_are_not_run_again_and_those_of_other_code_are(tmp_path):
    file, found = tmp_path / "lines.jsonl", {"ways": {"a way": {"disclosed": 0}}, "broken": {"a break": True}}
    KeptLines(file, ["seed 1"]).add(7, found)
    with file.open("a") as kept:
        kept.write(json.dumps({"number": 8, "made_by": "other code"} | found) + "\n")

    assert list(KeptLines(file, ["seed 1"]).lines) == [7]
    assert KeptLines(file, ["seed 1"]).joined() == ({"a way": [{"disclosed": 0}]}, {"a break": [True]})
    assert not KeptLines(file, ["seed 2"]).lines
