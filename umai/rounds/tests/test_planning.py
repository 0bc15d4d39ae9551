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
        assert [planned(place, by).number for place, by in ((village, aigul), (other_village, azamat))] == [
            1,
            2,
        ]

    @pytest.mark.parametrize("who", ["erlan", "damira"])
    def test_of_a_whole_district_is_for_its_department(self, who, request):
        assert planned(office("nookat").place, request.getfixturevalue(who)).municipality_id is None

    @pytest.mark.parametrize(
        "who",
        ["azamat", "cholpon", "jyldyz", "farida", "bakyt", "gulnara", "timur", "nuriya", "omurbek", "jibek"],
    )
    def test_is_not_for_others(self, who, village, request):
        with pytest.raises(NotPermitted):
            planned(village, request.getfixturevalue(who))

    def test_is_on_the_trail(self, village, aigul):
        planned(village, aigul)
        assert last_entry() == ("rounds.plan", "done")

    def test_takes_every_dwelling_that_is_known(self, walk, village, aigul):
        again = planned(village, aigul)
        assert [one.number for one in stops(again)] == list(range(1, 41))

    def test_the_same_form_twice_is_one_round(self, village, aigul):
        pk = uuid.uuid4()
        planned(village, aigul, id=pk)
        with pytest.raises(AlreadyReceived):
            planned(village, aigul, id=pk)

    @pytest.mark.parametrize("days", [-1, 367])
    def test_a_round_without_an_end_is_refused(self, days, village, aigul):
        with pytest.raises(ImpossibleDays):
            planned(village, aigul, from_on=today(), to_on=today() + timedelta(days=days))

    def test_a_purpose_that_is_none_is_refused(self, village, aigul):
        with pytest.raises(Incomplete):
            planned(village, aigul, purpose="raid")


class TestDwellings:
    def test_stand_in_the_order_in_which_they_were_written(self, walk):
        assert [one.dwelling.words for one in stops(walk)][:2] == ["Ленин 1", "Ленин 2"]
        assert (stops(walk)[20].sheet, stops(walk)[19].sheet) == (2, 1)

    def test_that_are_known_are_not_written_twice(self, walk, village, aigul):
        add_dwellings(walk, by=aigul, settlement=village, streets="ленин: 40-41")
        assert [one.dwelling.words for one in stops(walk)][39:] == ["Ленин 40", "ленин 41"]

    def test_without_an_address_are_written_down_on_the_way(self, walk, village, aigul):
        add_dwellings(walk, by=aigul, settlement=village, nameless=5)
        assert [one.dwelling.words for one in stops(walk)][40:] == [""] * 5

    def test_of_another_village_are_refused(self, walk, other_village, erlan):
        with pytest.raises(OutsideTerritory):
            add_dwellings(walk, by=erlan, settlement=other_village, streets="Ош: 1")

    def test_none_are_refused(self, walk, village, aigul):
        with pytest.raises(Incomplete):
            add_dwellings(walk, by=aigul, settlement=village, streets=" ")

    @pytest.mark.parametrize("who", ["azamat", "cholpon", "farida", "jibek"])
    def test_are_written_by_who_plans_there_alone_also_by_raw_sql(self, who, walk, village, request):
        by = request.getfixturevalue(who)
        with pytest.raises(DatabaseError):
            by.ask("select rounds_write_dwellings(%(at)s, array['Ош 1'], 0)", at=village.pk)
        with pytest.raises(DatabaseError):
            by.ask("select rounds_plan_stops(%(round)s, %(at)s)", round=walk.pk, at=[village.pk])

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

    def test_a_member_leaves_once(self, walk, aigul):
        member = add_member(walk, by=aigul, team=1, name="Жибек", from_on=today())
        note_leaving(member, by=aigul, last_on=today())
        with pytest.raises(AlreadyEnded):
            note_leaving(member, by=aigul, last_on=today())

    def test_nobody_leaves_before_the_first_day(self, walk, aigul):
        member = add_member(walk, by=aigul, team=1, name="Жибек", from_on=today())
        with pytest.raises(ImpossibleDays):
            note_leaving(member, by=aigul, last_on=today() - timedelta(days=1))

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


@pytest.mark.parametrize(
    ("who", "seen"),
    [("aigul", 1), ("azamat", 1), ("erlan", 1), ("damira", 1), ("jibek", 1), ("farida", 1)]
    + [
        (who, 0) for who in ("cholpon", "jyldyz", "bakyt", "kanykei", "gulnara", "timur", "nuriya", "omurbek")
    ],
)
def test_a_round_is_seen_in_its_district(who, seen, walk, request):
    with request.getfixturevalue(who).speaking():
        assert Round.objects.count() == seen and Dwelling.objects.count() == 40 * seen
