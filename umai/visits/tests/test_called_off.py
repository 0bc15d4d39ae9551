"""The worker of an urgent case is called no more once somebody saw the child."""

import uuid
from datetime import timedelta

import pytest

from tests.cast import id_of
from tests.days import as_of_now
from umai.identification.inbox import actions as signals
from umai.identification.tests.conftest import confirmed, reported
from umai.intake.cases.actions import assign_worker
from umai.intake.from_signal.actions import open_from_signal
from umai.notices.models import Call
from umai.protection.emergency.actions import begin_protection, record_arrival
from umai.urgency.models import Urgency
from umai.visits.tests.conftest import ago, answers, close, make_case, record, refused
from umai.visits.visit import actions

GOING = {"who_went": "Айгүл", "child_seen": True, "findings": "Awake, a bruise."}


@pytest.fixture
def urgent(child, erlan, damira):
    """An urgent case of Aigul's, whose report Damira confirmed; it was called five hours ago."""
    one = reported(danger_now=True, ago=timedelta(days=2))
    signals.screen_signal(one, by=erlan, outcome="urgent")
    signals.match_child(one, by=erlan, child=child)
    said = {"concern": "violence", "channel": "citizen", "words": "Hit at night."}
    case = open_from_signal(child, by=erlan, id=uuid.uuid4(), signal=one, **said)
    confirmed(one, damira)
    Urgency.objects.using("owner").update(called_at=ago(hours=5))
    assign_worker(case, by=erlan, worker_id=id_of("worker", "aigul"))
    return case


def waits():
    """For each call of a case whether it waits, the oldest first."""
    rows = Call.objects.using("owner").filter(kind="case").order_by("opened_at")
    return [not taken for taken in rows.values_list("taken", flat=True)]


def test_a_visit_at_which_the_child_was_seen_takes_the_call_off(urgent, aigul):
    assert waits() == [True]
    record(urgent, aigul)
    assert waits() == [False]


def test_a_visit_that_saw_no_child_or_was_before_the_call_or_was_not_made_does_not(urgent, aigul):
    for said in (
        {"seen": False, "why_not_seen": "Asleep.", "alone": "", "childs_words": ""},
        {"at": lambda: ago(hours=30)},
    ):
        record(urgent, aigul, **as_of_now(said))
        assert waits() == [True], said
    actions.record_visit(urgent, by=aigul, id=uuid.uuid4(), answers=refused())
    assert waits() == [True]


@pytest.mark.parametrize(("who", "calls"), [("aigul", [False]), ("erlan", [False, True])])
def test_when_somebody_else_writes_that_it_was_another_child_the_worker_is_called_again(
    urgent, aigul, who, calls, request
):
    visit = record(urgent, aigul)
    unseen = answers(seen=False, why_not_seen="Another child.", alone="", childs_words="")
    actions.correct_visit(visit, by=request.getfixturevalue(who), answers=unseen)
    assert waits() == calls


def test_a_correction_that_changes_nothing_of_it_calls_nobody(urgent, aigul, erlan):
    visit = record(urgent, aigul)
    actions.correct_visit(visit, by=erlan, answers=answers(childs_words="I go to school."))
    assert waits() == [False]


def test_who_went_to_the_child_takes_it_off_and_a_correction_calls_again(urgent, aigul, erlan):
    said = {"danger": "violence", "known_at": ago(hours=4), "words": "Beaten."}
    protection = begin_protection(urgent, by=erlan, id=uuid.uuid4(), **said)
    assert waits() == [True]
    seen = record_arrival(protection, by=aigul, happened_at=ago(hours=2), **GOING)
    assert waits() == [False]
    other = GOING | {"child_seen": False, "findings": "It was the brother."}
    record_arrival(protection, by=erlan, happened_at=ago(hours=2), seen=seen.pk, corrects=True, **other)
    assert waits() == [False, True]


def test_a_case_that_is_closed_takes_it_off(urgent, aigul, damira):
    close(urgent, aigul, damira)
    assert waits() == [False]


def test_who_begins_a_protection_in_the_case_of_somebody_else_calls_its_worker(child, aigul, erlan, damira):
    case = make_case(child, aigul)
    assign_worker(case, by=damira, worker_id=aigul.pk)
    said = {"danger": "alone", "known_at": ago(hours=1), "words": "Alone at night."}
    begin_protection(case, by=erlan, id=uuid.uuid4(), **said)
    (call,) = Call.objects.using("owner").all()
    assert (call.worker_id, call.taken) == (aigul.pk, False)
