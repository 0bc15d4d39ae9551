"""What the state of the system says of the log of changes that is kept elsewhere."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from umai.machine.doctor.finding import GOOD, NOTE, WRONG
from umai.machine.doctor.state import log, record
from umai.machine.installation import Installation

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
URL = "postgresql://owner@localhost/umai"


def states(home, held=(), **place):
    place = {"url": URL} | place
    found = log.findings(Installation(home=home, **place), lambda _question: list(held), now=NOW)
    return [one.state for one in found]


@pytest.mark.parametrize(
    ("old", "held", "expected"),
    [
        (timedelta(minutes=5), 0, [GOOD, GOOD]),
        (timedelta(minutes=5, seconds=1), 0, [WRONG, GOOD]),
        (timedelta(seconds=20), log.MOST_HELD_BYTES, [GOOD, GOOD]),
        (timedelta(seconds=20), log.MOST_HELD_BYTES + 1, [GOOD, GOOD, WRONG]),
    ],
)
def test_a_log_is_sealed_elsewhere_and_not_held_back(tmp_path, old, held, expected):
    record.note_log(tmp_path, {"at": (NOW - old).isoformat()})
    record.note(tmp_path, base={"at": NOW.isoformat()})
    assert states(tmp_path, [(held,)]) == expected


def test_a_failure_keeps_the_instant_until_which_the_log_is_whole(tmp_path):
    record.note_log(tmp_path, {"at": (NOW - timedelta(minutes=1)).isoformat()})
    record.note(tmp_path, base={"at": NOW.isoformat()})
    record.note_log_failure(tmp_path, "The disk is full.")
    assert states(tmp_path) == [GOOD, GOOD] and record.read_log(tmp_path)["why"] == "The disk is full."


@pytest.mark.parametrize(
    ("base", "whole_since", "state"),
    [
        (None, None, WRONG),
        (timedelta(days=8), None, GOOD),
        (timedelta(days=8, seconds=1), None, WRONG),
        (timedelta(days=1), timedelta(days=1), GOOD),
        (timedelta(days=1, seconds=1), timedelta(days=1), WRONG),
    ],
)
def test_a_base_is_of_this_week_and_nothing_lacks_after_it(tmp_path, base, whole_since, state):
    whole = {"whole_since": (NOW - whole_since).isoformat()} if whole_since else {}
    record.note_log(tmp_path, {"at": NOW.isoformat()} | whole)
    if base:
        record.note(tmp_path, base={"at": (NOW - base).isoformat()})
    assert states(tmp_path) == [GOOD, state]


def test_a_place_that_was_made_and_never_fetched_is_wrong(tmp_path):
    assert states(tmp_path, [(0,)]) == [WRONG]
    assert states(tmp_path, [(0,)], rehearsal=True) == [NOTE]


def test_a_server_without_a_log_is_told_how_and_the_embedded_database_nothing():
    assert states(Path("/nowhere")) == [NOTE]
    assert states(Path("/nowhere"), url=None) == []
