"""The roster of representatives: who keeps it of which place, who reads it, and what nobody changes."""

import uuid
from functools import partial

import pytest
from django.db import DatabaseError, IntegrityError, connections
from psycopg.errors import InsufficientPrivilege

from tests.cast import id_of, place_of
from tests.refusals import not_refused
from umai.access.doors import AlreadyReplaced
from umai.access.requirements import AlreadyEnded, Incomplete
from umai.guardianship.tests.conftest import last_entry
from umai.justice.models import RosterEnding, RosterEntry
from umai.justice.roster.actions import EndsBeforeItBegan
from umai.justice.tests.conftest import DAY
from umai.justice.tests.matters import inspector_of, prosecutor_of
from umai.justice.tests.roster.conftest import (
    COUNTRY,
    KOCHKOR,
    LAWYER,
    NOOKAT,
    OSH_OBLAST,
    corrected,
    ended,
    entered,
)
from umai.law.terms.clock import today
from umai.refusal import NotPermitted

KEEPS = {  # who keeps the roster of which places
    "damira": [NOOKAT],
    "farida": [NOOKAT, OSH_OBLAST],
    "ministry": [NOOKAT, KOCHKOR, OSH_OBLAST, COUNTRY],
}
OWN = [(who, where) for who, own in KEEPS.items() for where in own]
NO_KEEPERS = ["aigul", "erlan", "bakyt", "kanykei", "gulnara", "omurbek", "nuriya"]
OTHERS = [(who, where) for who in KEEPS for where in KEEPS["ministry"] if (who, where) not in OWN]
OTHERS += [(who, NOOKAT) for who in NO_KEEPERS]


def raw_entry(by, where=NOOKAT, **changes):
    """An entry that is written past the act."""
    said = LAWYER | {"from_on": today(), "place": place_of(where)} | changes
    with by.speaking():
        return RosterEntry.objects.create(**said)


def count(by, model=RosterEntry):
    with by.speaking():
        return model.objects.count()


class TestAnEntry:
    def test_is_added_by_who_keeps_the_roster_of_the_place_and_nobody_else(self, request):
        for who, where in OWN:
            by = request.getfixturevalue(who)
            entry = entered(by, where)
            assert (entry.office_id, entry.recorded_by_id) == (by.reach.office_id, by.pk), (who, where)
            assert entry.line == entry.pk
        assert last_entry() == ("justice.add_to_roster", "done")

        def add(pair):
            who, where = pair
            entered(request.getfixturevalue(who), where)

        assert not_refused(OTHERS, NotPermitted, add) == []
        assert last_entry() == ("justice.add_to_roster", "refused")

    def test_says_who_it_is_and_how_to_reach_them(self, damira):
        wrong = [{"name": " "}, {"phone": ""}, {"languages": []}, {"languages": ["xx"]}]
        wrong += [{"kind": "neighbour"}, {"kind": ""}]
        assert not_refused(wrong, Incomplete, partial(entered, damira)) == []
        wrong = [{"name": ""}, {"phone": ""}, {"languages": []}]
        assert not_refused(wrong, IntegrityError, partial(raw_entry, damira)) == []

    def test_is_of_a_country_an_oblast_or_a_district(self, ministry, superuser):
        said = LAWYER | {"place": place_of((NOOKAT, 0)), "from_on": today()}
        with pytest.raises(IntegrityError, match="a country, an oblast or a district"):
            RosterEntry.objects.using("owner").create(**said)
        with pytest.raises(NotPermitted):
            entered(ministry, (NOOKAT, 0))


class TestACorrection:
    def test_stands_in_the_place_of_the_entry_and_keeps_its_office(self, lawyer, farida):
        later = corrected(lawyer, farida, phone="0700 000000", serves="кыздар")
        assert (later.line, later.office_id, later.recorded_by_id) == (lawyer.pk, lawyer.office_id, farida.pk)
        assert (later.place_id, later.from_on) == (lawyer.place_id, lawyer.from_on)
        assert last_entry() == ("justice.correct_roster", "done")
        with farida.speaking():
            assert RosterEntry.objects.standing().get() == later

    def test_is_not_written_for_another_place(self, damira, farida):
        wide = entered(farida, OSH_OBLAST)
        with pytest.raises(NotPermitted):
            corrected(wide, damira)
        assert last_entry() == ("justice.correct_roster", "refused")
        with pytest.raises(NotPermitted):
            ended(wide, damira)
        assert last_entry() == ("justice.end_roster_entry", "refused")

    def test_is_refused_of_an_entry_that_was_corrected_or_is_over(self, lawyer, damira, farida):
        later = corrected(lawyer, damira)
        with pytest.raises(AlreadyReplaced):
            corrected(lawyer, farida)
        ended(later, damira)
        with pytest.raises(AlreadyEnded):
            corrected(later, damira)

    def test_moves_neither_the_territory_nor_the_first_day(self, lawyer, ministry):
        said = LAWYER | {"place": place_of(NOOKAT), "from_on": lawyer.from_on}
        for moved in ({"place": place_of(KOCHKOR)}, {"from_on": lawyer.from_on + DAY}):
            with pytest.raises(IntegrityError, match="keeps its territory"), ministry.speaking():
                RosterEntry.objects.create(replaces_id=lawyer.pk, **said | moved)


class TestAnEnding:
    def test_ends_the_entry_by_its_first_row_once(self, lawyer, damira, farida):
        with pytest.raises(Incomplete):
            ended(lawyer, damira, reason=" ")
        later = corrected(lawyer, damira)
        ending = ended(later, damira)
        ending.refresh_from_db(using="owner")
        assert (ending.entry_id, ending.recorded_by_id) == (lawyer.pk, damira.pk)
        assert last_entry() == ("justice.end_roster_entry", "done")
        with pytest.raises(AlreadyEnded):
            ended(lawyer, farida, days=2)

    def test_comes_on_the_first_day_or_later(self, damira):
        lawyer = entered(damira, days=10)
        with pytest.raises(EndsBeforeItBegan):
            ended(lawyer, damira, days=11)
        assert ended(lawyer, damira, days=10)
        for days in (0, -30):
            assert ended(entered(damira, days=10), damira, days=days)

    def test_leaves_it_standing_on_its_last_day(self, damira):
        last_today, over = entered(damira), entered(damira)
        ended(last_today, damira), ended(over, damira, days=1)
        with damira.speaking():
            standing = RosterEntry.objects.standing()
            assert [one.pk for one in standing.not_over(today())] == [last_today.pk]
            assert standing.count() == 2


class TestTheDatabase:
    def test_shows_the_roster_to_who_reads_files_or_watches_and_nobody_else(self, lawyer, damira, request):
        ended(lawyer, damira)
        inspector_of(), prosecutor_of()
        reads = ["aigul", "erlan", "damira", "farida", "ministry", "omurbek", "begimai", "cholpon"]
        others = ["bakyt", "kanykei", "gulnara", "timur", "nuriya"]
        found = {}
        for who in (*reads, *others):
            by = request.getfixturevalue(who)
            found[who] = (count(by), count(by, RosterEnding))
        assert found == dict.fromkeys(reads, (1, 1)) | dict.fromkeys(others, (0, 0))

    def test_shows_it_to_the_inspector_and_the_prosecutor(self, lawyer):
        assert (count(inspector_of()), count(prosecutor_of())) == (1, 1)

    def test_lets_who_keeps_it_write_and_end_and_nobody_else(self, lawyer, request):
        for who, where in OWN:
            by = request.getfixturevalue(who)
            assert raw_entry(by, where).office_id == by.reach.office_id, (who, where)

        def end(who):
            with request.getfixturevalue(who).speaking():
                RosterEnding.objects.create(entry_id=lawyer.pk, last_on=today(), reason="x")

        for who, where in OTHERS:
            with pytest.raises(DatabaseError) as refused:
                raw_entry(request.getfixturevalue(who), where)
            assert isinstance(refused.value.__cause__, InsufficientPrivilege), (who, where)
        for who in ("aigul", "erlan", "cholpon", "omurbek"):
            with pytest.raises(DatabaseError) as refused:
                end(who)
            assert isinstance(refused.value.__cause__, InsufficientPrivilege), who

    def test_stamps_who_wrote_and_for_which_office(self, damira):
        forged = {"office_id": id_of("office", "kochkor"), "recorded_by_id": id_of("worker", "erlan")}
        entry = raw_entry(damira, **forged, line=uuid.uuid4())
        assert (entry.office_id, entry.recorded_by_id) == (damira.reach.office_id, damira.pk)
        assert entry.line == entry.pk

    def test_refuses_an_ending_without_a_reason(self, lawyer, damira):
        with pytest.raises(IntegrityError), damira.speaking():
            RosterEnding.objects.create(entry_id=lawyer.pk, last_on=today(), reason="")

    def test_lets_not_even_the_owner_change_the_roster(self, lawyer, damira):
        ended(lawyer, damira)
        for table, column in (("justice_rosterentry", "phone"), ("justice_rosterending", "reason")):
            for statement in (f"update {table} set {column} = '9'", f"delete from {table}"):
                with (
                    pytest.raises(DatabaseError, match="never changed"),
                    connections["owner"].cursor() as cursor,
                ):
                    cursor.execute(statement)
