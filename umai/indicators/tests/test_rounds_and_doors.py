"""Children found in rounds: each once, by who the office says it is, on the day of the door."""

import uuid

import pytest

from tests.tampering import without_triggers
from umai.indicators.tests.conftest import ago, child_of, total
from umai.indicators.tests.test_children import merge
from umai.indicators.tests.test_moves import cells
from umai.law.terms.clock import today
from umai.rounds.tests.conftest import jibek, village, walk
from umai.rounds.tests.test_found import IDENTITY, door_child, says

__all__ = ["jibek", "village", "walk"]


@pytest.fixture
def row(walk, jibek):
    return door_child(walk, jibek)


def found():
    return cells("found_in_rounds", today(), today(), "found")


def test_who_it_is_is_told_apart(row, aigul):
    assert found() == {"waiting": 1}
    says(row, aigul)
    assert found() == {"not_sure": 1}


def test_a_child_that_was_not_on_the_register_is_new(row, aigul):
    new = {"id": uuid.uuid4(), "identity": IDENTITY, "settlement_id": row.answer.stop.settlement_id}
    says(row, aigul, "new", new=new)
    assert found() == {"new": 1}


def test_one_child_at_two_doors_counts_once_also_by_two_records(row, walk, jibek, aigul):
    one, other = child_of(aigul, "Нурбек"), child_of(aigul, "Нурбек")
    says(row, aigul, "known", child=one)
    says(door_child(walk, jibek, door=2), aigul, "known", child=other)
    assert found() == {"known": 2}
    merge(one, other)
    assert found() == {"known": 1}


def test_the_day_of_the_door_governs(row, superuser):
    with without_triggers(superuser):
        superuser.execute("update rounds_dooranswer set said_on = %s", [ago(20)])
    for since, until, there in [(20, 20, 1), (30, 21, 0), (19, 0, 0)]:
        assert total("found_in_rounds", ago(since), ago(until)) == there, (since, until)


def test_what_the_office_said_later_was_not_known(row, aigul, write_at, superuser):
    answer = says(row, aigul)
    write_at("rounds_doorchild", f"{ago(9)}T06:00Z", row.pk)
    write_at("rounds_dooranswer", f"{ago(9)}T06:00Z", row.answer_id)
    write_at("rounds_foundanswer", f"{ago(3)}T06:00Z", answer.pk)
    told = [cells("found_in_rounds", today(), today(), "found", known) for known in (ago(10), ago(4), ago(3))]
    assert told == [{}, {"waiting": 1}, {"not_sure": 1}]
