"""A filling of 600 children in a real database: every rule holds afterwards, and each sees their own."""

import uuid

import pytest
from django.apps import apps
from django.db import DatabaseError, connections

from rehearsal.command import finish_or_find
from rehearsal.draw import id_of
from rehearsal.load import AlreadyThere, NotARehearsal, fill_invented
from rehearsal.staff import read_people
from rehearsal.tables import COLUMNS, PROTECTED_TABLES
from rehearsal.tests.conftest import TODAY
from tests.looking import reading
from umai.access.models import Grant, RehearsalMark
from umai.access.sessions import Speaker, open_session
from umai.assessment.models import Completion
from umai.intake.models import Assignment, Case, Clock, Closure
from umai.register.models import Absence, Child, HealthDetail, Identity, NameFrequencies
from umai.staff.codes import app_code
from umai.staff.models import Account, Role, Term, Worker
from umai.trail.models import Entry

CHILDREN = 600


@pytest.fixture
def filled(filled_with):
    return filled_with(CHILDREN)


def speaking_as(sign_in):
    return Speaker(open_session(Worker.objects.get(pk=id_of("person", sign_in))))


def owner(statement, *values):
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_the_columns_are_those_of_the_models():
    models = {model._meta.db_table: model for model in apps.get_models()}
    for table, columns in COLUMNS.items():
        fields = [one for one in models[table]._meta.concrete_fields if not one.generated]
        known = {one.column for one in fields}
        assert set(columns) <= known, table
        left = {one.column for one in fields if one.column not in columns}
        optional = {
            one.column
            for one in fields
            if one.null or one.has_db_default() or one.get_internal_type() == "BigAutoField"
        }
        assert left <= optional, table


def test_all_children_asked_for_are_there_each_with_name_and_keys(filled):
    assert filled.children == CHILDREN
    assert owner("select count(*) from register_child") == [(CHILDREN,)]
    nameless = """select count(*) from register_child c where not exists
        (select from register_identity i where i.child_id = c.id and i.current)
        or not exists (select from register_searchkey k where k.child_id = c.id)"""
    assert owner(nameless) == [(0,)]


def test_a_demonstration_worker_sees_the_own_municipality_and_assigned_cases_only(filled):
    meerim = speaking_as("meerim")
    with reading(meerim):
        seen = set(Child.objects.values_list("pk", "municipality_id"))
        place = meerim.office.place_id
        granted = set(meerim.reach.granted)
        assert len(seen) > 20
        assert all(municipality == place or child in granted for child, municipality in seen)
        assert Identity.objects.count() >= len(seen)
        assert Case.objects.exists() and Absence.objects.exists()


def test_the_specialist_of_another_district_sees_nobody_of_nookat(filled):
    mirbek, meerim = speaking_as("mirbek"), speaking_as("meerim")
    with meerim.speaking():
        theirs = set(Child.objects.values_list("pk", flat=True))
    with mirbek.speaking():
        ours = set(Child.objects.values_list("pk", flat=True))
    assert ours and not ours & theirs


def test_those_without_files_see_none(filled):
    for sign_in in ("rustam", "elnura", "ainura", "talant"):
        with speaking_as(sign_in).speaking():
            assert not Child.objects.exists()


def test_every_rule_of_the_tables_holds_again(filled):
    rules = owner(
        "select relname from pg_class where oid = any (%s::regclass[])"
        " and not (relrowsecurity and relforcerowsecurity)",
        list(PROTECTED_TABLES),
    )
    asleep = owner(
        "select tgrelid::regclass from pg_trigger where tgenabled = 'D' and tgrelid = any (%s::regclass[])",
        list(COLUMNS),
    )
    assert (rules, asleep) == ([], [])
    with pytest.raises(DatabaseError, match="never changed or deleted"):
        owner("update register_identity set given = 'X' returning id")


def structure():
    keys = owner(
        "select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated"
        " from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2"
    )
    return keys, owner("select indexdef from pg_indexes where schemaname = 'public' order by 1")


def test_keys_and_indexes_are_as_before_also_when_they_are_rebuilt(db, monkeypatch):
    before = structure()
    monkeypatch.setattr("rehearsal.load.MANY", 1)
    fill_invented(60, seed=1, today=TODAY)
    assert structure() == before


def test_nobody_shares_a_worker_s_day_with_another_post_and_every_post_of_the_list_is_held(filled):
    for one in read_people()["person"]:
        term = (
            Term.objects.on(TODAY)
            .select_related("office__place")
            .get(worker_id=id_of("person", one["sign_in"]))
        )
        assert (term.role, term.office.kind, term.office.place.code) == (
            one["role"],
            one["office"],
            one["place"],
        )
    assert {one["role"] for one in read_people()["person"]} == set(Role) - {Role.CLOCK}


def test_the_people_sign_in_with_password_and_second_factor(filled):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    account = Account.objects.get(username="meerim")
    assert account.check_password(read_people()["password"])
    factor = Authenticator.objects.get(user_id=account.pk, type=Authenticator.Type.TOTP)
    assert TOTP(factor).validate_code(app_code(read_people()["totp_secret"]))
    assert Authenticator.objects.filter(user_id=account.pk, type="recovery_codes").exists()


def test_every_assigned_case_is_within_its_worker_s_reach(filled):
    rows = Assignment.objects.using("owner").filter(case__closure=None).values_list("worker_id", "child_id")
    grants = set(Grant.objects.using("owner").filter(to_at=None).values_list("worker_id", "child_id"))
    assert rows and set(rows) <= grants


def test_late_is_what_the_law_calls_late(filled_with):
    from umai.law.terms import clock

    filled_with(2000)
    rows = list(Completion.objects.using("owner"))
    assert {row.is_late for row in rows} == {True, False}
    for row in rows:
        assert row.is_late == clock.is_late(row.due_on, row.completed_on)
        assert row.is_late or not clock.is_late_at(row.due_on, row.recorded_at)
    for running in Clock.objects.using("owner"):
        assert running.started_on == clock.clock_starts_on(running.received_at, running.discovered_at)
        assert running.due_on == clock.assessment_due_on(running.started_on)


def test_no_case_is_closed_by_whoever_proposed_it(filled_with):
    filled_with(2000)
    closures = list(Closure.objects.using("owner").select_related("proposal"))
    assert closures
    assert all(one.recorded_by_id != one.proposal.recorded_by_id for one in closures)
    assert all(one.recorded_at > one.proposal.recorded_at for one in closures)


def test_later_cases_name_the_earlier_one_and_facts_were_corrected_and_struck(filled_with):
    filled_with(2000)
    followed = list(Case.objects.using("owner").exclude(follows=None).select_related("follows"))
    assert followed
    assert all(
        one.follows.child_id == one.child_id and one.follows.opened_on < one.opened_on for one in followed
    )
    corrected = Identity.ever.using("owner").filter(why="correction", current=True)
    assert corrected.exists()
    assert all(not Identity.ever.using("owner").get(pk=one.replaces_id).current for one in corrected)
    assert Absence.ever.using("owner").filter(why="struck", current=False).exists()
    assert HealthDetail.objects.using("owner").exists()


def test_nothing_was_recorded_in_the_future(filled):
    for model in (Child, Identity, Case, Completion, Closure):
        latest = owner(
            f"select max(recorded_at at time zone 'Asia/Bishkek')::date from {model._meta.db_table}"
        )
        assert latest[0][0] is None or latest[0][0] < TODAY


def test_the_filling_is_marked_and_on_the_trail(filled):
    mark = RehearsalMark.objects.using("owner").get()
    assert (mark.children, mark.seed) == (600, 1)
    entry = Entry.objects.using("owner").get(act="rehearsal.filled")
    assert (entry.kind, entry.outcome, entry.worker_id) == ("rehearsal", "done", None)


def test_a_filling_says_when_it_was_finished_and_one_that_was_stopped_goes_on(filled, monkeypatch, capsys):
    mark = RehearsalMark.objects.using("owner").get()
    assert mark.finished_at is not None and finish_or_find() == "This database was filled before."
    children = NameFrequencies.objects.using("owner").get().children

    RehearsalMark.objects.using("owner").update(finished_at=None)
    NameFrequencies.objects.using("owner").update(children=0)
    assert finish_or_find() == "A filling that was stopped was finished."
    assert RehearsalMark.objects.using("owner").get().finished_at is not None
    assert NameFrequencies.objects.using("owner").get().children == children
    assert owner("select count(*) from register_child") == [(CHILDREN,)]


def test_an_empty_database_is_to_be_filled(db):
    assert finish_or_find() == ""


def test_a_second_filling_adds_other_people(filled):
    fill_invented(200, seed=1, today=TODAY)
    assert owner("select count(*), count(distinct id) from register_child") == [(800, 800)]
    assert Account.objects.filter(username="meerim").count() == 1


def test_a_register_with_real_children_is_refused_and_left_alone(db, aigul):

    from umai.places.models import Place
    from umai.register.child.actions import add_child

    place = Place.objects.get(pk=aigul.office.place_id)
    add_child(place, by=aigul, id=uuid.uuid4(), identity={"given": "Нурзат"})
    with pytest.raises(NotARehearsal):
        fill_invented(50, today=TODAY)
    assert not RehearsalMark.objects.using("owner").exists()
    assert owner("select count(*) from register_child") == [(1,)]


def test_nothing_invented_enters_a_real_register_whatever_the_settings_say(marked_real):
    with pytest.raises(DatabaseError, match="nothing invented enters a real register"):
        fill_invented(20, today=TODAY)
    for table in ("register_child", "staff_account where username = 'meerim'", "rehearsal_mark"):
        assert owner(f"select count(*) from {table}") == [(0,)]


def test_a_failure_leaves_nothing_behind(db, monkeypatch):
    monkeypatch.setattr("rehearsal.pins.PinSeries.next", lambda *_: "10101201500001")
    with pytest.raises(AlreadyThere):
        fill_invented(50, today=TODAY)
    assert owner("select count(*) from register_child") == [(0,)]
    assert not Account.objects.filter(username="meerim").exists()


def test_two_lists_name_children_who_are_in_nobody_s_care(filled):
    assert owner("select count(*) from linkage_listedition") == [(3,)]
    ((waiting, on_both),) = owner(
        "select count(*) filter (where waits), count(*) filter (where cardinality(sources) = 2) from unseen_listedchild"
    )
    assert waiting > 20 and on_both >= 3


def test_pairs_of_the_lists_were_drawn_and_most_of_them_read_some_twice(filled):
    ((read, twice),) = owner(
        "select count(*) filter (where turn = 1), count(*) filter (where turn = 2) from linkage_pairjudgement"
    )
    assert read > 20 and 0 < twice < read
    ((drawn, same, differ),) = owner("select sum(drawn), sum(same), sum(differ) from linkage_sampled()")
    assert same > 0 and differ > 0 and same + differ < drawn
