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
    @pytest.mark.parametrize("who", ["jibek", "aigul", "erlan", "damira"])
    @pytest.mark.parametrize("said", [IN_DANGER, HARMS_ITSELF], ids=["danger", "self-harm"])
    def test_a_signal_and_its_call_go_out_whoever_writes_the_answer(self, who, said, door, request):
        by = request.getfixturevalue(who)
        answer(door, by, "migrants", children=[said])
        (made,) = signals()
        assert (made.urgent, made.channel, made.recorded_by_id) == (True, "round", by.pk)
        assert Call.objects.using("owner").get().about == made.pk

    def test_the_signal_says_what_was_said_and_where(self, door, jibek):
        answer(door, jibek, "migrants", children=[IN_DANGER])
        (made,) = signals()
        assert made.settlement_id == door.settlement_id and made.child_age == 9
        assert made.said.child == WORDS.child and WORDS.happened in made.said.happened
        assert "Ленин 1" in made.said.where and door.code in made.said.where

    def test_each_child_in_danger_is_a_signal_of_its_own_and_no_other_child(self, door, jibek):
        answer(door, jibek, "migrants", children=[IN_DANGER, LEFT, HARMS_ITSELF])
        assert signals().count() == DoorSignal.objects.using("owner").filter(at_once=True).count() == 2

    def test_a_child_of_parents_at_home_may_be_in_danger_too(self, door, jibek):
        said = ChildSaid("none", "parent", age=4, danger_now=True)
        answer(door, jibek, "others", others=1, children=[said])
        assert signals().get().concern == "other"

    @pytest.mark.parametrize("result", ["refused", "nobody", "none", "abandoned"])
    def test_a_door_where_nobody_spoke_of_a_child_is_no_signal(self, result, door, jibek):
        answer(door, jibek, result)
        assert not signals().exists()

    def test_neither_stays_when_the_other_cannot_be_written(self, door, jibek, monkeypatch):
        def fails(*args, **kwargs):
            raise RuntimeError("no")

        monkeypatch.setattr("umai.rounds.door.signals.write_signal", fails)
        with pytest.raises(RuntimeError):
            answer(door, jibek, "migrants", children=[IN_DANGER])
        assert not answers().exists() and not signals().exists()


class TestWhenItWasTold:
    def test_is_now_for_an_answer_of_today(self, door, jibek):
        answer(door, jibek, "migrants", children=[IN_DANGER])
        assert timezone.now() - signals().get().received_at < timedelta(minutes=5)

    def test_is_the_day_on_the_sheet_where_it_is_typed_in_later(self, door, aigul):
        day = today() - timedelta(days=3)
        answer(door, aigul, "migrants", children=[IN_DANGER], said_on=day)
        assert day_of(signals().get().received_at) == day

    def test_is_the_instant_that_the_device_says_where_it_says_one(self, door, jibek):
        at = timezone.now() - timedelta(hours=2)
        answer(door, jibek, "migrants", children=[IN_DANGER], said_at=at)
        assert signals().get().received_at == at


class TestOnce:
    def test_a_correction_keeps_the_signal_that_went_out(self, door, aigul):
        wrong = answer(door, aigul, "migrants", children=[IN_DANGER])
        said = {"team": 1, "result": "migrants", "said_on": today(), "others": 2, "children": [IN_DANGER]}
        correct_answer(wrong, by=aigul, id=uuid.uuid4(), **said)
        assert signals().count() == Call.objects.using("owner").count() == 1
        assert DoorSignal.objects.using("owner").count() == 2

    def test_a_correction_that_says_danger_first_makes_one(self, door, aigul):
        wrong = answer(door, aigul, "migrants", children=[LEFT])
        said = {"team": 1, "result": "migrants", "said_on": today(), "children": [IN_DANGER]}
        correct_answer(wrong, by=aigul, id=uuid.uuid4(), **said)
        assert signals().count() == 1

    def test_a_sheet_typed_in_again_makes_no_second_one(self, door, aigul, erlan):
        answer(door, aigul, "migrants", children=[IN_DANGER])
        answer(door, erlan, "migrants", children=[IN_DANGER], kind="typed_again")
        assert signals().count() == 1

    def test_what_the_second_typist_alone_read_as_danger_makes_one(self, door, aigul, erlan):
        answer(door, aigul, "migrants", children=[LEFT])
        answer(door, erlan, "migrants", children=[IN_DANGER], kind="typed_again")
        assert signals().count() == 1

    def test_two_teams_that_saw_one_child_are_both_kept(self, door, aigul, jibek):
        answer(door, jibek, "migrants", children=[IN_DANGER])
        answer(door, aigul, "migrants", children=[IN_DANGER], team=2)
        assert signals().count() == 2


class TestWhoSeesWhat:
    def test_the_department_reads_the_signal(self, door, jibek, erlan):
        answer(door, jibek, "migrants", children=[IN_DANGER])
        with erlan.speaking():
            assert Signal.objects.get().said.child == WORDS.child

    def test_a_member_of_a_round_reads_neither_signal_nor_answer_nor_what_the_office_found(self, door, jibek):
        answer(door, jibek, "migrants", children=[IN_DANGER])
        for table in ("identification_signal", "rounds_doorsignal", "rounds_doorchild", "rounds_foundanswer"):
            assert jibek.ask(f"select id from {table}") == [], table
        assert jibek.ask("select * from notices_call") == []

    def test_who_wrote_it_sees_that_it_went_out_and_whether_somebody_took_it(self, door, jibek, erlan):
        made = answer(door, jibek, "migrants", children=[IN_DANGER, HARMS_ITSELF])
        ((children, sent_at, taken_at, *_way),) = went_out(made, jibek)
        assert children == 2 and sent_at is not None and taken_at is None
        call = Call.objects.using("owner").first()
        CallAnswer.objects.using("owner").create(call=call, worker_id=erlan.pk)
        assert went_out(made, jibek)[0][2] is not None

    @pytest.mark.parametrize("who", ["aigul", "erlan", "cholpon"])
    def test_nobody_else_is_told_by_it(self, who, door, jibek, request):
        made = answer(door, jibek, "migrants", children=[IN_DANGER])
        assert went_out(made, request.getfixturevalue(who)) == []

    def test_an_answer_without_danger_sent_nothing(self, door, jibek):
        assert went_out(answer(door, jibek, "migrants", children=[LEFT]), jibek) == []

    def test_no_signal_of_another_district_is_linked_by_a_member_of_a_round(self, door, jibek, aigul):
        kept = answer(door, aigul, "migrants", children=[LEFT])
        child = DoorAnswer.ever.using("owner").get(pk=kept.pk).children.get()
        with pytest.raises(DatabaseError), jibek.speaking(), transaction.atomic():
            DoorSignal.objects.create(door_child_id=child.pk, signal_id=uuid.uuid4(), at_once=True)
