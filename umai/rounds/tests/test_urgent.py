"""What is urgent at a door is a signal, and somebody is called, before the answer is saved."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from umai.identification.models import Signal
from umai.identification.signal.sealing import ReportWords
from umai.law.terms.clock import day_of, today
from umai.notices.models import Call, CallAnswer
from umai.rounds.door.actions import ChildSaid, correct_answer
from umai.rounds.models import DoorAnswer, DoorSignal
from umai.rounds.tests.conftest import LEFT, answer, answers, stops

WORDS = ReportWords(child="Нурбек, 9 жашта", happened="Ачка отурат.")
IN_DANGER = ChildSaid("both", "alone", age=9, danger_now=True, words=WORDS)
HARMS_ITSELF = ChildSaid("mother", "grandparents", age=15, self_harm=True)


@pytest.fixture
def door(walk):
    return stops(walk)[0]


def signals():
    return Signal.objects.using("owner").order_by("recorded_at")


def went_out(answer, by):
    return by.ask("select * from rounds_sent(%(answer)s)", answer=answer.pk)


class TestAtOnce:
    def test_a_signal_and_its_call_go_out_whoever_writes_the_answer(self, walk, request):
        for stop, who in zip(stops(walk), ("jibek", "aigul", "erlan", "damira"), strict=False):
            by = request.getfixturevalue(who)
            answer(stop, by, "migrants", children=[IN_DANGER])
            made = signals().last()
            assert (made.urgent, made.channel, made.recorded_by_id) == (True, "round", by.pk), who
            assert Call.objects.using("owner").filter(about=made.pk).count() == 1, who
        assert signals().count() == 4

    def test_the_signal_says_what_was_said_and_where_and_when(self, walk, door, jibek, aigul, erlan):
        answer(door, jibek, "migrants", children=[IN_DANGER])
        (made,) = signals()
        assert made.settlement_id == door.settlement_id and made.child_age == 9
        assert made.said.child == WORDS.child and WORDS.happened in made.said.happened
        assert "Ленин 1" in made.said.where and door.code in made.said.where
        assert timezone.now() - made.received_at < timedelta(minutes=5)
        with erlan.speaking():
            assert Signal.objects.get().said.child == WORDS.child
        day, at = today() - timedelta(days=3), timezone.now() - timedelta(hours=2)
        answer(stops(walk)[1], aigul, "migrants", children=[IN_DANGER], said_on=day)  # typed in later
        assert day_of(signals().last().received_at) == day
        answer(stops(walk)[2], jibek, "migrants", children=[IN_DANGER], said_at=at)  # as the device says
        assert signals().last().received_at == at

    def test_each_child_in_danger_is_a_signal_of_its_own_and_no_other_child(self, walk, door, jibek):
        for stop, result in zip(stops(walk)[1:], ("refused", "nobody", "none", "abandoned"), strict=False):
            answer(stop, jibek, result)
        assert not signals().exists()
        answer(door, jibek, "migrants", children=[IN_DANGER, LEFT, HARMS_ITSELF])
        assert signals().count() == DoorSignal.objects.using("owner").filter(at_once=True).count() == 2
        said = ChildSaid("none", "parent", age=4, danger_now=True)  # of parents at home
        answer(stops(walk)[5], jibek, "others", others=1, children=[said])
        assert signals().last().concern == "other"

    def test_neither_stays_when_the_other_cannot_be_written(self, door, jibek, monkeypatch):
        def fails(*args, **kwargs):
            raise RuntimeError("no")

        monkeypatch.setattr("umai.rounds.door.signals.write_signal", fails)
        with pytest.raises(RuntimeError):
            answer(door, jibek, "migrants", children=[IN_DANGER])
        assert not answers().exists() and not signals().exists()


class TestOnce:
    def test_a_correction_keeps_the_signal_that_went_out_and_makes_one_where_it_says_danger_first(
        self, walk, door, aigul
    ):
        wrong = answer(door, aigul, "migrants", children=[IN_DANGER])
        said = {"team": 1, "result": "migrants", "said_on": today(), "children": [IN_DANGER]}
        correct_answer(wrong, by=aigul, id=uuid.uuid4(), **said | {"others": 2})
        assert signals().count() == Call.objects.using("owner").count() == 1
        assert DoorSignal.objects.using("owner").count() == 2
        wrong = answer(stops(walk)[1], aigul, "migrants", children=[LEFT])
        correct_answer(wrong, by=aigul, id=uuid.uuid4(), **said)
        assert signals().count() == 2

    def test_a_sheet_typed_in_again_makes_no_second_one_but_where_danger_is_read_first(
        self, walk, door, aigul, erlan
    ):
        answer(door, aigul, "migrants", children=[IN_DANGER])
        answer(door, erlan, "migrants", children=[IN_DANGER], kind="typed_again")
        assert signals().count() == 1
        answer(stops(walk)[1], aigul, "migrants", children=[LEFT])
        answer(stops(walk)[1], erlan, "migrants", children=[IN_DANGER], kind="typed_again")
        assert signals().count() == 2

    def test_two_teams_that_saw_one_child_are_both_kept(self, door, aigul, jibek):
        answer(door, jibek, "migrants", children=[IN_DANGER])
        answer(door, aigul, "migrants", children=[IN_DANGER], team=2)
        assert signals().count() == 2


class TestWhoSeesWhat:
    def test_a_member_of_a_round_reads_neither_signal_nor_answer_nor_what_the_office_found(self, door, jibek):
        answer(door, jibek, "migrants", children=[IN_DANGER])
        for table in ("identification_signal", "rounds_doorsignal", "rounds_doorchild", "rounds_foundanswer"):
            assert jibek.ask(f"select id from {table}") == [], table
        assert jibek.ask("select * from notices_call") == []

    def test_who_wrote_it_alone_sees_that_it_went_out_and_whether_somebody_took_it(
        self, walk, door, jibek, erlan, request
    ):
        made = answer(door, jibek, "migrants", children=[IN_DANGER, HARMS_ITSELF])
        ((children, sent_at, taken_at, *_way),) = went_out(made, jibek)
        assert children == 2 and sent_at is not None and taken_at is None
        call = Call.objects.using("owner").first()
        CallAnswer.objects.using("owner").create(call=call, worker_id=erlan.pk)
        assert went_out(made, jibek)[0][2] is not None
        for who in ("aigul", "erlan", "cholpon"):
            assert went_out(made, request.getfixturevalue(who)) == [], who
        assert went_out(answer(stops(walk)[1], jibek, "migrants", children=[LEFT]), jibek) == []

    def test_no_signal_of_another_district_is_linked_by_a_member_of_a_round(self, door, jibek, aigul):
        kept = answer(door, aigul, "migrants", children=[LEFT])
        child = DoorAnswer.ever.using("owner").get(pk=kept.pk).children.get()
        with pytest.raises(DatabaseError), jibek.speaking(), transaction.atomic():
            DoorSignal.objects.create(door_child_id=child.pk, signal_id=uuid.uuid4(), at_once=True)
