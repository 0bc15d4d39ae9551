"""A round is planned with its dwellings and teams, and ends."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError

from umai.access.requirements import AlreadyEnded, AlreadyReceived, Incomplete
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.rounds.models import Dwelling, Round, TeamMember
from umai.rounds.planning.actions import (
    ImpossibleDays,
    OutsideTerritory,
    add_dwellings,
    add_member,
    end_round,
    note_leaving,
)
from umai.rounds.tests.conftest import answer, office, planned, stops
from umai.trail.models import Entry


def last_entry():
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


class TestPlanning:
    def test_gives_the_next_number_of_the_district(self, village, other_village, aigul, azamat, erlan):
        pk = uuid.uuid4()
        assert planned(village, aigul, id=pk).number == 1
        assert last_entry() == ("rounds.plan", "done")
        assert planned(other_village, azamat).number == 2
        assert planned(office("nookat").place, erlan).municipality_id is None  # of the whole district
        with pytest.raises(AlreadyReceived):
            planned(village, aigul, id=pk)

    def test_is_not_for_others(self, village, request):
        for who in ("azamat", "cholpon", "jyldyz", "farida", "bakyt", "gulnara", "timur", "nuriya", "jibek"):
            with pytest.raises(NotPermitted):
                planned(village, request.getfixturevalue(who))
                pytest.fail(f"{who} planned")

    def test_takes_every_dwelling_that_is_known(self, walk, village, aigul):
        again = planned(village, aigul)
        assert [one.number for one in stops(again)] == list(range(1, 41))

    def test_a_round_without_an_end_or_a_purpose_is_refused(self, village, aigul):
        for days in (-1, 367):
            with pytest.raises(ImpossibleDays):
                planned(village, aigul, from_on=today(), to_on=today() + timedelta(days=days))
                pytest.fail(f"planned for {days} days")
        with pytest.raises(Incomplete):
            planned(village, aigul, purpose="raid")


class TestDwellings:
    def test_stand_in_the_order_in_which_they_were_written_and_are_not_written_twice(
        self, walk, village, aigul
    ):
        assert [one.dwelling.words for one in stops(walk)][:2] == ["Ленин 1", "Ленин 2"]
        assert (stops(walk)[20].sheet, stops(walk)[19].sheet) == (2, 1)
        add_dwellings(walk, by=aigul, settlement=village, streets="ленин: 40-41")
        assert [one.dwelling.words for one in stops(walk)][39:] == ["Ленин 40", "ленин 41"]
        add_dwellings(walk, by=aigul, settlement=village, nameless=5)  # written down on the way
        assert [one.dwelling.words for one in stops(walk)][41:] == [""] * 5

    def test_of_another_village_and_none_are_refused(self, walk, village, other_village, aigul, erlan):
        with pytest.raises(OutsideTerritory):
            add_dwellings(walk, by=erlan, settlement=other_village, streets="Ош: 1")
        with pytest.raises(Incomplete):
            add_dwellings(walk, by=aigul, settlement=village, streets=" ")

    def test_are_written_by_who_plans_there_alone_also_by_raw_sql(self, walk, village, request):
        for who in ("azamat", "cholpon", "farida", "jibek"):
            by = request.getfixturevalue(who)
            with pytest.raises(DatabaseError):
                by.ask("select rounds_write_dwellings(%(at)s, array['Ош 1'], 0)", at=village.pk)
                pytest.fail(f"{who} wrote dwellings")
            with pytest.raises(DatabaseError):
                by.ask("select rounds_plan_stops(%(round)s, %(at)s)", round=walk.pk, at=[village.pk])
                pytest.fail(f"{who} planned stops")

    def test_are_never_changed(self, walk, superuser):
        for table in ("round", "dwelling", "roundstop"):
            with pytest.raises(Exception, match="never changed"):
                superuser.execute(f"delete from rounds_{table}")
        with pytest.raises(Exception, match="never changed"):
            superuser.execute("update rounds_roundstop set number = number + 100")


class TestTeams:
    def test_need_no_account(self, walk, aigul):
        add_member(walk, by=aigul, team=1, name="Жибек Осмонова", post="мугалим", from_on=today())
        assert TeamMember.objects.using("owner").get().worker_id is None

    def test_a_member_leaves_once_and_not_before_the_first_day(self, walk, aigul):
        member = add_member(walk, by=aigul, team=1, name="Жибек", from_on=today())
        with pytest.raises(ImpossibleDays):
            note_leaving(member, by=aigul, last_on=today() - timedelta(days=1))
        note_leaving(member, by=aigul, last_on=today())
        with pytest.raises(AlreadyEnded):
            note_leaving(member, by=aigul, last_on=today())

    def test_a_member_has_a_name_and_a_team(self, walk, aigul):
        for said in ({"team": 0, "name": "Жибек"}, {"team": 1, "name": " "}):
            with pytest.raises(Incomplete):
                add_member(walk, by=aigul, from_on=today(), **said)


class TestTheEnd:
    def test_with_dwellings_left_says_why(self, walk, aigul):
        with pytest.raises(Incomplete):
            end_round(walk, by=aigul, ended_on=today())
        assert end_round(walk, by=aigul, ended_on=today(), reason="Кар жаап калды.").reason

    def test_comes_once_and_nothing_follows(self, walk, village, aigul):
        end_round(walk, by=aigul, ended_on=today(), reason="x")
        for act in (
            lambda: end_round(walk, by=aigul, ended_on=today(), reason="x"),
            lambda: add_dwellings(walk, by=aigul, settlement=village, streets="Ош: 1"),
            lambda: add_member(walk, by=aigul, team=1, name="x", from_on=today()),
            lambda: answer(stops(walk)[0], aigul),
        ):
            with pytest.raises(AlreadyEnded):
                act()


def test_a_round_is_seen_in_its_district(walk, request):
    sees = ("aigul", "azamat", "erlan", "damira", "jibek", "farida")
    others = ("cholpon", "jyldyz", "bakyt", "kanykei", "gulnara", "timur", "nuriya", "omurbek")
    seen = {}
    for who in sees + others:
        with request.getfixturevalue(who).speaking():
            seen[who] = Round.objects.count(), Dwelling.objects.count()
    assert seen == dict.fromkeys(sees, (1, 40)) | dict.fromkeys(others, (0, 0))
