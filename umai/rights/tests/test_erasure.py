"""Names and words go by two persons, the counts and the trail stay whole, and a hold beats every term."""

import uuid
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import DatabaseError, connections
from django.db.models import Q

from tests.attack.forging import tamper
from tests.cast import id_of
from tests.histories import History, cast, home
from umai.access.doors import consult_list, open_files
from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete, NeedsAnotherPerson
from umai.access.sessions import Speaker
from umai.documents.models import DataKey
from umai.intake.models import Case
from umai.intake.tests.conftest import closed, proposed
from umai.law.terms import retention
from umai.law.terms.clock import today
from umai.opens.emergency.actions import review_opening
from umai.opens.tests.conftest import open_now
from umai.register.models import Child, Identity, SearchKey
from umai.rights.erasure.actions import FileHeld, agree_to_erasure, hold_file, propose_erasure, refuse_erasure
from umai.rights.erasure.jobs import propose_due_erasures
from umai.rights.models import Erasure, ErasureProposal
from umai.rights.tests.conftest import feared, last_entry, proposed_erasure
from umai.trail.jobs import sequence_entries
from umai.trail.models import Entry, ErasedRow
from umai.trail.rows.verification import compare_rows
from umai.trail.verification import find_faults
from umai.walls.declaring.actions import declare_tie
from umai.walls.lifting.actions import ask_lift, refuse_lift
from umai.walls.reading import lift_requests, walls_of

__all__ = ["cast", "home"]
CAST = ("staff_office", "staff_worker", "staff_term")  # written by no act: the tests begin with them


def findings():
    sequence_entries(using="owner")
    found = [*find_faults(), *compare_rows()]
    return {(one.what, one.where) for one in found if not one.where.startswith(CAST)}


def say(statement, *values):
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else None


def held(child, by, **changes):
    said = {"reason": "proceedings", "words": "Case 12 of the court", "to_on": today() + timedelta(days=90)}
    return hold_file(child, by=by, id=uuid.uuid4(), **said | changes)


def whole_life(cast):
    """Everything that can be written of a child, and then every case closed."""
    history = History(cast).write()
    closed(proposed(history.case, history.by("aigul")), history.by("damira"))
    say("update urgency_urgency set ended_at = now() where ended_at is null")
    return history


def erased(child, erlan, damira):
    return agree_to_erasure(proposed_erasure(child, erlan), by=damira)


class TestErasing:
    def test_names_and_words_of_a_whole_life_go_and_everything_is_still_proven(self, cast):
        history = whole_life(cast)
        counts = {
            table: say(f"select count(*) from {table}")
            for table in ("visits_visit", "register_identity", "intake_case", "trail_rowproof")
        }
        assert findings() == set()
        erased(history.child, history.by("erlan"), history.by("damira"))
        assert findings() == set()
        for table in ("visits_visit", "register_identity", "intake_case"):
            assert say(f"select count(*) from {table}") == counts[table]

    def test_no_word_of_it_is_left_in_any_table(self, cast):
        history = whole_life(cast)
        erased(history.child, history.by("erlan"), history.by("damira"))
        tables = say(
            "select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'"
            " and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'child_id')"
        )
        left = {
            table
            for (table,) in tables
            for word in ("Нурбек", "Асанов", "Бурул", "Манас көч", "As it was said", "A dog without")
            if say(f'select 1 from "{table}" n where n::text like %s limit 1', f"%{word}%")
        }
        assert left == set()

    def test_entries_of_the_trail_keep_the_ids_that_they_name(self, cast):
        """`children` and `shown` are part of the signed entry, and hold ids: no name is in them."""
        history = whole_life(cast)
        child, by = history.child.pk, history.by("aigul")
        open_files("casefile.children", [child], by=by)
        consult_list("casefile.children", Child.objects.filter(pk=child), by=by)
        sequence_entries(using="owner")

        def named():
            about = Q(children__contains=[child]) | Q(shown__contains=[child])
            found = Entry.objects.using("owner").filter(about).order_by("at", "id")
            return list(found.values_list("id", "child_id", "children", "shown", "root", "hash"))

        before = named()
        assert len(before) >= 2
        erased(history.child, history.by("erlan"), history.by("damira"))
        assert named()[: len(before)] == before
        assert findings() == set()

    def test_what_was_said_about_walls_goes_and_the_walls_stay(self, child, aigul, erlan, damira, farida):
        declare_tie(child, by=aigul, worker_id=id_of("worker", "bakyt"), tie="family", words="Бурулдун агасы")
        (wall,) = walls_of(child, Speaker(damira.token))
        request = ask_lift(wall, by=Speaker(damira.token), reason="Бурул ажырашкан")
        refuse_lift(next(iter(lift_requests(Speaker(farida.token)))), by=Speaker(farida.token), words="Бурул")
        erased(child, erlan, Speaker(damira.token))
        assert say("select words, to_at from access_wall") == [("—", None)]
        assert say("select reason from walls_liftrequest where id = %s", request.pk) == [("—",)]
        assert say("select reason from walls_liftanswer") == [("—",)]
        assert findings() == set()

    def test_what_was_said_of_openings_goes_and_the_openings_stay(self, child, erlan, damira, cholpon):
        named = Identity.objects.using("owner").get(child=child)
        about = {"surname": named.surname, "given": named.given, "year": str(named.birth_date.year)}
        opening = open_now(cholpon, about)
        review_opening(opening, by=Speaker(damira.token), right=True, words="Бурулду коңшусу тапкан")
        erased(child, erlan, Speaker(damira.token))
        assert say("select words from opens_emergencyrequest") == [("—",)]
        assert say("select words from opens_emergencyreview") == [("—",)]
        assert say("select child_id from opens_emergencyopening") == [(child.pk,)]
        assert findings() == set()

    @pytest.mark.parametrize("table", ["access_wall", "walls_liftrequest"])
    def test_nothing_else_of_a_wall_changes_also_by_the_owner(self, child, aigul, damira, table):
        declare_tie(child, by=aigul, worker_id=id_of("worker", "bakyt"), tie="family", words="x")
        ask_lift(walls_of(child, Speaker(damira.token))[0], by=Speaker(damira.token), reason="x")
        with pytest.raises(DatabaseError):
            say(f"update {table} set {'words' if table == 'access_wall' else 'reason'} = '—'")

    def test_the_keys_of_names_and_of_stored_files_are_gone(self, cast):
        history = whole_life(cast)
        assert DataKey.objects.using("owner").exists()
        erased(history.child, history.by("erlan"), history.by("damira"))
        assert not DataKey.objects.using("owner").exists()
        assert not SearchKey.objects.using("owner").filter(child_id=history.child.pk).exclude(given=None)

    def test_the_year_of_birth_stays_for_the_counts(self, child, erlan, damira):
        erased(child, erlan, damira)
        identity = Identity.objects.using("owner").get(child_id=child.pk)
        assert (identity.given, identity.pin, identity.birth_date) == ("—", "", date(2015, 1, 1))

    def test_an_adult_whom_another_file_needs_keeps_the_name(self, family, erlan, damira):
        erased(family.child, erlan, damira)
        names = say("select adult_id, given from register_adultidentity order by given")
        assert {str(pk): given for pk, given in names} == {
            str(family.mother): "Гүлнара",
            str(family.uncle): "—",
        }

    def test_it_is_on_the_trail(self, child, erlan, damira):
        erased(child, erlan, damira)
        assert last_entry() == ("rights.agree_erasure", "done")

    def test_who_proposed_it_does_not_agree(self, child, damira):
        with pytest.raises(NeedsAnotherPerson):
            agree_to_erasure(proposed_erasure(child, damira), by=damira)
        assert not ErasedRow.objects.using("owner").exists()

    def test_an_erased_file_is_erased_once(self, child, erlan, damira):
        erased(child, erlan, damira)
        with pytest.raises(FileHeld):
            proposed_erasure(child, erlan)


class TestTheTrailTells:
    """A row that was erased by agreement from one that somebody changed or deleted."""

    @pytest.fixture
    def gone(self, child, erlan, damira):
        erased(child, erlan, damira)
        return Identity.objects.using("owner").get(child_id=child.pk)

    @pytest.fixture
    def thief(self, superuser):
        return partial(tamper, superuser)

    def test_an_erased_row_that_is_deleted_afterwards(self, gone, thief):
        thief("delete from register_identity where id = %s", gone.pk)
        assert ("missing", f"register_identity {gone.pk}") in findings()

    def test_an_erased_row_that_gets_a_name_again(self, gone, thief):
        thief("update register_identity set given = 'Башка' where id = %s", gone.pk)
        assert ("changed", f"register_identity {gone.pk}") in findings()

    def test_a_row_that_somebody_emptied_by_hand(self, child, thief):
        row = Identity.objects.using("owner").get(child_id=child.pk)
        thief("update register_identity set given = 'Башка' where id = %s", row.pk)
        assert findings() == {("changed", f"register_identity {row.pk}")}

    def test_a_row_that_somebody_deleted_and_whose_salt_went_with_it(self, child, thief):
        row = Identity.objects.using("owner").get(child_id=child.pk)
        thief("delete from register_identity where id = %s", row.pk)
        thief(
            "update trail_rowproof set salts = array_fill('00000000-0000-0000-0000-000000000000'::uuid,"
            " array[cardinality(salts)]) where %s = any (ids)",
            row.pk,
        )
        assert ("erased", f"register_identity {row.pk}") in findings()

    def test_an_erasure_that_somebody_wrote_by_hand(self, child, thief):
        row = Identity.objects.using("owner").get(child_id=child.pk)
        thief("delete from register_identity where id = %s", row.pk)
        thief(
            "insert into trail_erasedrow (id, erasure_id, table_name, row_id, emptied, transaction)"
            " values (gen_random_uuid(), gen_random_uuid(), 'register_identity', %s, '{given}', 1)",
            row.pk,
        )
        thief(
            "update trail_rowproof set salts = array_fill('00000000-0000-0000-0000-000000000000'::uuid,"
            " array[cardinality(salts)]) where %s = any (ids)",
            row.pk,
        )
        assert ("erased", f"register_identity {row.pk}") in findings()

    @pytest.mark.parametrize(
        "statement",
        [
            "update register_identity set given = 'Башка' where child_id = %s",
            "update trail_rowproof set salts = '{}' where %s::uuid is not null",
            "delete from trail_erasedrow where %s::uuid is not null",
        ],
    )
    def test_the_owner_with_triggers_on_is_refused(self, child, gone, statement):
        with pytest.raises(DatabaseError):
            say(statement, child.pk)


class TestProposing:
    def test_it_waits_for_another_person_and_is_on_the_trail(self, erasure_proposal):
        assert last_entry() == ("rights.propose_erasure", "done")
        assert not ErasedRow.objects.using("owner").exists()

    def test_the_reasons_are_written(self, child, erlan):
        with pytest.raises(Incomplete):
            propose_erasure(child, by=erlan, id=uuid.uuid4(), words="")


class TestRefusing:
    def test_the_file_is_kept_and_it_is_on_the_trail(self, erasure_proposal, damira):
        refuse_erasure(erasure_proposal, by=damira, words="She may come back.")
        assert last_entry() == ("rights.refuse_erasure", "done")
        with pytest.raises(NeedsAnotherPerson):
            agree_to_erasure(erasure_proposal, by=damira)

    def test_what_is_erased_is_not_refused_any_more(self, erasure_proposal, damira):
        agree_to_erasure(erasure_proposal, by=damira)
        with pytest.raises(AlreadyAnswered):
            refuse_erasure(erasure_proposal, by=damira, words="x")


class TestHolding:
    def test_a_held_file_is_not_erased_until_the_last_day_and_it_is_on_the_trail(
        self, child, erasure_proposal, erlan, damira
    ):
        held(child, erlan, to_on=today())
        assert last_entry() == ("rights.hold", "done")
        with pytest.raises(FileHeld):
            agree_to_erasure(erasure_proposal, by=damira)

    def test_a_day_that_is_over_holds_nothing(self, child, erlan):
        with pytest.raises(ImpossibleTime):
            held(child, erlan, to_on=today() - timedelta(days=1))

    def test_an_open_case_and_a_protection_hold_it(self, family, erasure_proposal, aigul, damira):
        feared(family, aigul)
        with pytest.raises(FileHeld):
            agree_to_erasure(erasure_proposal, by=damira)

    def test_the_database_holds_it_too(self, child, erasure_proposal, erlan, damira):
        held(child, erlan)
        with damira.speaking(), pytest.raises(DatabaseError):
            Erasure.objects.create(child_id=child.pk, proposal=erasure_proposal)


class TestTheClock:
    """The term is over, seen from a day years ahead."""

    @pytest.fixture
    def over(self, child, case, aigul, damira):
        closed(proposed(case, aigul), damira)
        say("update urgency_urgency set ended_at = now() where ended_at is null")
        with aigul.speaking():
            assert Case.objects.get(pk=case.pk)
        return child

    def test_it_proposes_what_is_due_and_erases_nothing(self, over):
        of_age = date(2015 + 18, 3, 2)
        due = of_age.replace(year=of_age.year + retention.FILE_AFTER_AGE.on(today()))
        assert propose_due_erasures(on=due, using="owner") == 0
        assert propose_due_erasures(on=due + timedelta(days=1), using="owner") == 1
        assert propose_due_erasures(on=due + timedelta(days=2), using="owner") == 0
        assert ErasureProposal.objects.using("owner").get().recorded_by_id is None
        assert not ErasedRow.objects.using("owner").exists()

    def test_one_person_agrees_to_what_the_clock_proposed(self, over, damira):
        propose_due_erasures(on=date(2050, 1, 1), using="owner")
        damira = Speaker(damira.token)
        with damira.speaking():
            proposal = ErasureProposal.objects.get()
        assert agree_to_erasure(proposal, by=damira)

    def test_it_proposes_nothing_that_is_held(self, over, erlan):
        held(over, erlan)
        assert propose_due_erasures(on=date(2050, 1, 1), using="owner") == 0

    def test_it_asks_again_only_long_after_a_refusal(self, over, damira):
        propose_due_erasures(on=date(2050, 1, 1), using="owner")
        with damira.speaking():
            proposal = ErasureProposal.objects.get()
        refuse_erasure(proposal, by=damira, words="He is in court.")
        assert propose_due_erasures(on=today() + timedelta(days=1), using="owner") == 0
        assert propose_due_erasures(on=date(2050, 1, 1), using="owner") == 1
