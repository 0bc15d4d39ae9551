"""What a team finds at a door is written as it was said, and read at the office alone."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from umai.access.requirements import AlreadyReceived, ImpossibleTime, Incomplete
from umai.identification.signal.sealing import ReportWords
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.rounds.door.actions import ChildSaid, OutsideRound, TooManyChildren, correct_answer
from umai.rounds.models import DoorAnswer, DoorChild
from umai.rounds.tests.conftest import LEFT, answer, answers, stops
from umai.trail.models import Entry


def at(round, number):
    return stops(round)[number - 1]


class TestWriting:
    def test_is_for_who_walks_and_who_plans(self, walk, jibek, request):
        for who in ("aigul", "erlan", "damira", "jibek"):
            assert answer(at(walk, 1), request.getfixturevalue(who)).district_id == walk.district_id, who
        entry = Entry.objects.using("owner").order_by("-at").first()
        assert (entry.act, entry.outcome) == ("rounds.answer", "done")

    def test_is_refused_to_others_and_from_elsewhere_by_the_database(self, walk, request):
        for who in ("azamat", "cholpon", "jyldyz"):
            with pytest.raises(DatabaseError, match="row-level security"):
                answer(at(walk, 1), request.getfixturevalue(who))
                pytest.fail(f"{who} answered")
        for who in ("farida", "bakyt", "gulnara", "timur", "nuriya", "omurbek"):
            with pytest.raises(NotPermitted):
                answer(at(walk, 1), request.getfixturevalue(who))
                pytest.fail(f"{who} answered")

    def test_sent_twice_is_written_once(self, walk, aigul):
        pk = uuid.uuid4()
        answer(at(walk, 1), aigul, id=pk)
        with pytest.raises(AlreadyReceived):
            answer(at(walk, 1), aigul, id=pk)

    def test_keeps_the_words_of_a_child_sealed(self, walk, aigul):
        said = ChildSaid("both", "grandparents", age=9, words=ReportWords(child="Нурбек, 9 жашта"))
        answer(at(walk, 1), aigul, "migrants", children=[said])
        child = DoorChild.objects.using("owner").get()
        assert child.said.child == "Нурбек, 9 жашта" and "Нурбек".encode() not in bytes(child.sealed_words)


class TestWhatCannotBe:
    def test_is_refused_in_words(self, walk, aigul):
        for said in (
            {"result": "migrants"},
            {"result": "none", "children": [LEFT]},
            {"result": "none", "others": 2},
            {"result": "migrants", "children": [LEFT, LEFT], "migrants": 1},
            {"result": "unheard_of"},
            {"team": 0},
        ):
            with pytest.raises(Incomplete):
                answer(at(walk, 1), aigul, **said)
                pytest.fail(f"written: {said}")
        with pytest.raises(TooManyChildren):
            answer(at(walk, 1), aigul, "migrants", migrants=300)
        with pytest.raises(ImpossibleTime):
            answer(at(walk, 1), aigul, said_on=today() + timedelta(days=1))
        with pytest.raises(OutsideRound):
            answer(at(walk, 1), aigul, said_on=walk.from_on - timedelta(days=1))
        assert not answers().exists()
        assert answer(at(walk, 1), aigul, said_on=walk.from_on).said_on == walk.from_on


class TestHowFarItCame:
    def test_a_door_that_nobody_opened_is_asked_again_once(self, walk, aigul):
        answer(at(walk, 1), aigul, "nobody", said_on=today() - timedelta(days=4))
        stop = at(walk, 1)
        assert (stop.done, stop.attempts, stop.again_on) == (False, 1, today() - timedelta(days=1))
        answer(stop, aigul, "nobody")
        assert (at(walk, 1).done, at(walk, 1).attempts, at(walk, 1).again_on) == (False, 2, None)

    def test_a_door_that_was_opened_later_is_done_and_two_teams_at_one_door_are_both_kept(self, walk, aigul):
        answer(at(walk, 1), aigul, "nobody")
        kept = answer(at(walk, 1), aigul, "others", others=3)
        stop = at(walk, 1)
        assert (stop.done, stop.attempts, stop.again_on, stop.answer_id) == (True, 2, None, kept.pk)
        answer(at(walk, 1), aigul, "migrants", children=[LEFT], team=2)
        assert answers().count() == 3 and at(walk, 1).attempts == 3

    def test_a_correction_takes_the_place_of_what_was_wrong_and_a_second_reading_leaves_the_walk_as_it_is(
        self, walk, aigul
    ):
        wrong = answer(at(walk, 1), aigul, "others", others=3)
        said = {"team": 1, "result": "none", "said_on": today()}
        correct_answer(wrong, by=aigul, id=uuid.uuid4(), **said)
        stop = at(walk, 1)
        assert stop.attempts == 1
        assert DoorAnswer.objects.using("owner").get(pk=stop.answer_id).result == "none"
        answer(at(walk, 2), aigul, "none", kind="typed_again")
        assert (at(walk, 2).done, at(walk, 2).attempts) == (False, 0)


class TestReading:
    def test_is_for_the_office_and_not_for_the_team(self, walk, jibek, request):
        answer(at(walk, 1), jibek, "migrants", children=[LEFT])
        office = {"aigul", "erlan", "damira", "farida"}
        others = {"jibek", "azamat", "cholpon", "bakyt", "timur", "nuriya", "omurbek"}
        seen = {}
        for who in office | others:
            with request.getfixturevalue(who).speaking():
                seen[who] = DoorAnswer.objects.count(), DoorChild.objects.count()
        assert seen == dict.fromkeys(office, (1, 1)) | dict.fromkeys(others, (0, 0))

    def test_counts_are_for_whoever_sees_the_round(self, walk, aigul, jibek, request):
        answer(at(walk, 1), aigul, "migrants", children=[LEFT])
        answer(at(walk, 2), aigul, "refused")
        counts = "select * from rounds_coverage(%(round)s)"
        for who in ("jibek", "aigul", "farida"):
            ((_place, dwellings, done, migrants, *_others),) = request.getfixturevalue(who).ask(
                counts, round=walk.pk
            )
            assert (dwellings, done, migrants) == (40, 2, 1), who
        assert request.getfixturevalue("cholpon").ask(counts, round=walk.pk) == []


def test_an_answer_has_the_place_of_its_dwelling_whatever_is_said(walk, other_village, aigul):
    with aigul.speaking(), connection.cursor():
        row = DoorAnswer.objects.create(
            stop_id=at(walk, 1).pk,
            team=1,
            result="none",
            said_on=today(),
            district_id=other_village.district_id,
            municipality_id=other_village.municipality_id,
        )
        row.refresh_from_db()
    assert row.municipality_id == walk.municipality_id
