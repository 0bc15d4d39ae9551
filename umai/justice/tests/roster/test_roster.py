"""The roster of representatives: who keeps it of which place, who reads it, and what nobody changes."""

import uuid

import pytest
from django.db import DatabaseError, IntegrityError, connections
from psycopg.errors import InsufficientPrivilege

from tests.cast import id_of, place_of
from umai.access.doors import AlreadyReplaced
from umai.access.requirements import AlreadyEnded, AlreadyReceived, Incomplete
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

KEEPS = [  # who keeps the roster of which places
    ("damira", [NOOKAT], [KOCHKOR, OSH_OBLAST, COUNTRY]),
    ("farida", [NOOKAT, OSH_OBLAST], [KOCHKOR, COUNTRY]),
    ("ministry", [NOOKAT, KOCHKOR, OSH_OBLAST, COUNTRY], []),
]
OWN = [(who, where) for who, own, _others in KEEPS for where in own]
OTHERS = [(who, where) for who, _own, others in KEEPS for where in others]
NO_KEEPERS = ["aigul", "erlan", "bakyt", "kanykei", "gulnara", "omurbek", "nuriya"]


def raw_entry(by, where=NOOKAT, **changes):
    """An entry that is written past the act."""
    said = LAWYER | {"from_on": today(), "place": place_of(where)} | changes
    with by.speaking():
        return RosterEntry.objects.create(**said)


def count(by, model=RosterEntry):
    with by.speaking():
        return model.objects.count()


class TestAnEntry:
    @pytest.mark.parametrize(("who", "where"), OWN)
    def test_is_added_by_who_keeps_the_roster_of_the_place(self, who, where, request):
        by = request.getfixturevalue(who)
        entry = entered(by, where)
        assert (entry.office_id, entry.recorded_by_id) == (by.reach.office_id, by.pk)
        assert entry.line == entry.pk
        assert last_entry() == ("justice.add_to_roster", "done")

    @pytest.mark.parametrize(("who", "where"), OTHERS)
    def test_is_added_for_no_place_of_another(self, who, where, request):
        with pytest.raises(NotPermitted):
            entered(request.getfixturevalue(who), where)
        assert last_entry() == ("justice.add_to_roster", "refused")

    @pytest.mark.parametrize("who", NO_KEEPERS)
    def test_is_added_by_no_other_role(self, who, request):
        with pytest.raises(NotPermitted):
            entered(request.getfixturevalue(who))

    @pytest.mark.parametrize(
        "changes",
        [
            {"name": " "},
            {"phone": ""},
            {"languages": []},
            {"languages": ["xx"]},
            {"kind": "neighbour"},
            {"kind": ""},
        ],
    )
    def test_says_who_it_is_and_how_to_reach_them(self, changes, damira):
        with pytest.raises(Incomplete):
            entered(damira, **changes)

    def test_that_is_sent_twice_is_written_once(self, damira):
        number = uuid.uuid4()
        entered(damira, id=number)
        with pytest.raises(AlreadyReceived):
            entered(damira, id=number)

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

    @pytest.mark.parametrize("who", ["aigul", "erlan", "gulnara"])
    def test_is_written_by_no_other_role(self, who, lawyer, request):
        with pytest.raises(NotPermitted):
            corrected(lawyer, request.getfixturevalue(who))

    def test_is_not_written_for_another_place(self, damira, farida):
        wide = entered(farida, OSH_OBLAST)
        with pytest.raises(NotPermitted):
            corrected(wide, damira)
        assert last_entry() == ("justice.correct_roster", "refused")

    def test_is_written_once_of_two_at_one_moment(self, lawyer, damira, farida):
        corrected(lawyer, damira)
        with pytest.raises(AlreadyReplaced):
            corrected(lawyer, farida)

    def test_is_refused_of_an_entry_that_is_over(self, lawyer, damira):
        ended(lawyer, damira)
        with pytest.raises(AlreadyEnded):
            corrected(lawyer, damira)

    @pytest.mark.parametrize("moved", ["place", "from_on"])
    def test_moves_neither_the_territory_nor_the_first_day(self, moved, lawyer, ministry):
        changes = {"place": place_of(KOCHKOR), "from_on": lawyer.from_on}
        if moved == "from_on":
            changes = {"place": place_of(NOOKAT), "from_on": lawyer.from_on + DAY}
        with pytest.raises(IntegrityError, match="keeps its territory"), ministry.speaking():
            RosterEntry.objects.create(replaces_id=lawyer.pk, **LAWYER | changes)


class TestAnEnding:
    def test_ends_the_entry_by_its_first_row(self, lawyer, damira):
        later = corrected(lawyer, damira)
        ending = ended(later, damira)
        ending.refresh_from_db(using="owner")
        assert (ending.entry_id, ending.recorded_by_id) == (lawyer.pk, damira.pk)
        assert last_entry() == ("justice.end_roster_entry", "done")

    @pytest.mark.parametrize("who", ["aigul", "erlan", "gulnara"])
    def test_is_written_by_no_other_role(self, who, lawyer, request):
        with pytest.raises(NotPermitted):
            ended(lawyer, request.getfixturevalue(who))

    def test_is_not_written_for_another_place(self, damira, farida):
        with pytest.raises(NotPermitted):
            ended(entered(farida, OSH_OBLAST), damira)
        assert last_entry() == ("justice.end_roster_entry", "refused")

    def test_is_written_once(self, lawyer, damira, farida):
        ended(lawyer, damira)
        with pytest.raises(AlreadyEnded):
            ended(lawyer, farida, days=2)

    def test_says_why(self, lawyer, damira):
        with pytest.raises(Incomplete):
            ended(lawyer, damira, reason=" ")

    @pytest.mark.parametrize(("days", "stands"), [(10, True), (11, False), (0, True), (-30, True)])
    def test_comes_on_the_first_day_or_later(self, days, stands, lawyer, damira):
        if stands:
            assert ended(lawyer, damira, days=days)
        else:
            with pytest.raises(EndsBeforeItBegan):
                ended(lawyer, damira, days=days)

    @pytest.mark.parametrize(("days", "is_over"), [(0, False), (1, True)])
    def test_leaves_it_standing_on_its_last_day(self, days, is_over, lawyer, damira):
        ended(lawyer, damira, days=days)
        with damira.speaking():
            standing = RosterEntry.objects.standing()
            assert standing.not_over(today()).exists() is not is_over
            assert standing.exists()


class TestTheDatabase:
    @pytest.mark.parametrize("who", ["aigul", "erlan", "damira", "farida", "ministry", "omurbek", "begimai"])
    def test_shows_the_roster_to_who_reads_files_or_watches(self, who, lawyer, damira, request):
        ended(lawyer, damira)
        by = request.getfixturevalue(who)
        assert (count(by), count(by, RosterEnding)) == (1, 1)

    def test_shows_it_to_the_inspector_and_the_prosecutor(self, lawyer):
        assert (count(inspector_of()), count(prosecutor_of())) == (1, 1)

    def test_shows_it_in_another_district_too(self, lawyer, cholpon):
        assert count(cholpon) == 1

    @pytest.mark.parametrize("who", ["bakyt", "kanykei", "gulnara", "timur", "nuriya"])
    def test_shows_it_to_nobody_else(self, who, lawyer, damira, request):
        ended(lawyer, damira)
        by = request.getfixturevalue(who)
        assert (count(by), count(by, RosterEnding)) == (0, 0)

    @pytest.mark.parametrize(("who", "where"), OWN)
    def test_lets_who_keeps_it_write(self, who, where, request):
        by = request.getfixturevalue(who)
        assert raw_entry(by, where).office_id == by.reach.office_id

    @pytest.mark.parametrize(
        ("who", "where"),
        [*OTHERS, *((who, NOOKAT) for who in NO_KEEPERS if who != "bakyt"), ("bakyt", NOOKAT)],
    )
    def test_lets_nobody_else_write(self, who, where, request):
        with pytest.raises(DatabaseError) as refused:
            raw_entry(request.getfixturevalue(who), where)
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    @pytest.mark.parametrize("who", ["aigul", "erlan", "cholpon", "omurbek"])
    def test_lets_nobody_else_end(self, who, lawyer, request):
        by = request.getfixturevalue(who)
        with pytest.raises(DatabaseError) as refused, by.speaking():
            RosterEnding.objects.create(entry_id=lawyer.pk, last_on=today(), reason="x")
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    def test_stamps_who_wrote_and_for_which_office(self, damira):
        forged = {"office_id": id_of("office", "kochkor"), "recorded_by_id": id_of("worker", "erlan")}
        entry = raw_entry(damira, **forged, line=uuid.uuid4())
        assert (entry.office_id, entry.recorded_by_id) == (damira.reach.office_id, damira.pk)
        assert entry.line == entry.pk

    @pytest.mark.parametrize("changes", [{"name": ""}, {"phone": ""}, {"languages": []}])
    def test_refuses_who_cannot_be_reached(self, changes, damira):
        with pytest.raises(IntegrityError):
            raw_entry(damira, **changes)

    def test_refuses_an_ending_without_a_reason(self, lawyer, damira):
        with pytest.raises(IntegrityError), damira.speaking():
            RosterEnding.objects.create(entry_id=lawyer.pk, last_on=today(), reason="")

    @pytest.mark.parametrize(
        "statement",
        [
            "update justice_rosterentry set phone = '9'",
            "delete from justice_rosterentry",
            "update justice_rosterending set reason = '9'",
            "delete from justice_rosterending",
        ],
    )
    def test_lets_not_even_the_owner_change_the_roster(self, statement, lawyer, damira):
        ended(lawyer, damira)
        with pytest.raises(DatabaseError, match="never changed"), connections["owner"].cursor() as cursor:
            cursor.execute(statement)
