"""An urgent signal and its call."""

import pytest
from django.db import DatabaseError, transaction

from umai.identification.inbox import actions
from umai.identification.tests.conftest import reported, wall
from umai.notices.calls.reading import open_calls
from umai.notices.models import Call, CallAnswer


@pytest.fixture
def urgent(db):
    return reported(danger_now=True)


@pytest.fixture
def found(urgent, child, damira):
    """Damira screened it and found its child."""
    actions.screen_signal(urgent, by=damira, outcome="urgent")
    actions.match_child(urgent, by=damira, child=child)
    return urgent


def test_an_urgent_signal_makes_one_call(urgent):
    assert Call.objects.using("owner").get().about == urgent.pk


def test_a_signal_that_is_not_urgent_calls_nobody(signal):
    assert not Call.objects.using("owner").exists()


def test_the_head_sees_the_call(found, damira):
    calls, _more = open_calls(damira)
    assert len(calls) == 1


def test_whoever_is_walled_from_the_child_does_not_see_the_call(found, child, damira):
    wall(damira, child)
    assert open_calls(damira) == ([], 0)


def test_whoever_is_walled_cannot_take_the_call_with_sql_of_their_own(found, child, damira):
    wall(damira, child)
    call = Call.objects.using("owner").get()
    with pytest.raises(DatabaseError), damira.speaking(), transaction.atomic():
        CallAnswer.objects.create(call=call, worker_id=damira.pk)


def test_a_colleague_takes_it_all_the_same(found, child, damira, erlan):
    wall(damira, child)
    call = Call.objects.using("owner").get()
    with erlan.speaking():
        CallAnswer.objects.create(call=call, worker_id=erlan.pk)
    assert CallAnswer.objects.using("owner").get().worker_id == erlan.pk
