"""The invented signals: one at every stage, and somebody on duty."""

import pytest
from django.utils import timezone

from rehearsal.draw import id_of
from rehearsal.signals import invent_signals
from umai.access.sessions import Speaker, open_session
from umai.identification.inbox import worklist
from umai.identification.models import EndingProposal, Signal, SignalMatch
from umai.law.terms.clock import today
from umai.notices.models import Call
from umai.staff.models import Turn, Worker


@pytest.fixture
def filled(filled_with):
    return filled_with(900, today())


def speaking_as(sign_in):
    return Speaker(open_session(Worker.objects.get(pk=id_of("person", sign_in))))


def test_the_duty_worker_finds_every_stage(filled):
    by = speaking_as("ulan")
    with by.speaking():
        found = list(worklist.waiting_lines(by))
        assert {line["outcome"] for line in found} == {None, "urgent", "concern", "information"}
        assert found[0]["rank"] == worklist.URGENT_UNREAD and found[-1]["n"] == 7
        assert SignalMatch.objects.count() == 2 and EndingProposal.objects.count() == 1
        assert len(list(worklist.ended_lines(by))) == 3


def test_a_call_waits_and_one_was_taken(filled):
    by = speaking_as("ulan")
    with by.speaking():
        assert sorted(Call.objects.values_list("taken", flat=True)) == [False, True]


def test_the_words_can_be_read(filled):
    by = speaking_as("ulan")
    with by.speaking():
        assert all(one.said.happened for one in Signal.objects.all())


def test_the_oblast_keeps_one(filled):
    by = speaking_as("marat")
    with by.speaking():
        assert Signal.objects.filter(keeper="oblast").count() == 1


def test_somebody_is_on_duty_now_and_somebody_stands_in(filled):
    now = timezone.now()
    turn = Turn.objects.get(from_at__lte=now, to_at__gt=now, worker_id=id_of("person", "ulan"))
    assert turn.substitute_id == id_of("person", "gulzat")


def test_a_second_time_nothing_is_added(filled):
    people = {name: Worker.objects.get(pk=id_of("person", name)) for name in ("ulan", "gulzat", "marat")}
    assert invent_signals(people) == 0
