"""The filling of the demonstration in a real database: every rule holds afterwards, and each sees their own."""

import uuid

import pytest
from django.apps import apps
from django.db import DatabaseError

from rehearsal.command import finish_or_find
from rehearsal.draw import id_of
from rehearsal.load import AlreadyThere, NotARehearsal, fill_invented
from rehearsal.staff import read_people
from rehearsal.tables import COLUMNS, PROTECTED_TABLES
from rehearsal.tests.asking import ask, speaking_as
from rehearsal.tests.conftest import TODAY
from tests.looking import reading
from umai.access.models import Grant, RehearsalMark
from umai.assessment.models import Completion
from umai.intake.models import Assignment, Case, Closure
from umai.law.terms.clock import today
from umai.register.models import Absence, Child, Identity, NameFrequencies
from umai.staff.codes import app_code
from umai.staff.models import Account, Role, Term
from umai.trail.models import Entry

CHILDREN = 900  # of the demonstration


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


def test_a_filling_is_whole_and_each_sees_their_own(demonstration):
    """One test, because the filling that it reads takes long to be put back."""
    assert demonstration.children == CHILDREN
    assert ask("select count(*) from register_child") == [(CHILDREN,)]
    nameless = """select c.id from register_child c where not exists
        (select from register_identity i where i.child_id = c.id and i.current)
        or not exists (select from register_searchkey k where k.child_id = c.id)"""
    assert ask(nameless) == []
    require_files_of_ones_own()
    require_rules_of_the_tables()
    require_every_post_held_by_one_who_can_sign_in()
    require_nothing_of_the_future()
    require_children_of_two_lists()
    mark = RehearsalMark.objects.using("owner").get()
    assert (mark.children, mark.seed) == (CHILDREN, 1)
    entry = Entry.objects.using("owner").get(act="rehearsal.filled")
    assert (entry.kind, entry.outcome, entry.worker_id) == ("rehearsal", "done", None)


def require_files_of_ones_own():
    """A social worker sees the municipality and assigned cases, and those without files see none."""
    meerim = speaking_as("meerim")
    with reading(meerim):
        seen = set(Child.objects.values_list("pk", "municipality_id"))
        place = meerim.office.place_id
        granted = set(meerim.reach.granted)
        assert len(seen) > 20
        assert all(municipality == place or child in granted for child, municipality in seen)
        assert Identity.objects.count() >= len(seen)
        assert Case.objects.exists() and Absence.objects.exists()
    with speaking_as("mirbek").speaking():
        of_another_district = set(Child.objects.values_list("pk", flat=True))
    assert of_another_district and not of_another_district & {child for child, _place in seen}
    for sign_in in ("rustam", "elnura", "ainura", "talant"):
        with speaking_as(sign_in).speaking():
            assert not Child.objects.exists(), sign_in
    rows = Assignment.objects.using("owner").filter(case__closure=None).values_list("worker_id", "child_id")
    grants = set(Grant.objects.using("owner").filter(to_at=None).values_list("worker_id", "child_id"))
    assert rows and set(rows) <= grants


def require_rules_of_the_tables():
    """Row security and triggers are awake again."""
    rules = ask(
        "select relname from pg_class where oid = any (%s::regclass[])"
        " and not (relrowsecurity and relforcerowsecurity)",
        [list(PROTECTED_TABLES)],
    )
    asleep = ask(
        "select tgrelid::regclass from pg_trigger where tgenabled = 'D' and tgrelid = any (%s::regclass[])",
        [list(COLUMNS)],
    )
    assert (rules, asleep) == ([], [])
    with pytest.raises(DatabaseError, match="never changed or deleted"):
        ask("update register_identity set given = 'X' returning id")


def require_every_post_held_by_one_who_can_sign_in():
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    people = read_people()
    for one in people["person"]:
        terms = Term.objects.on(today()).select_related("office__place")
        term = terms.get(worker_id=id_of("person", one["sign_in"]))
        held = (term.role, term.office.kind, term.office.place.code)
        assert held == (one["role"], one["office"], one["place"])
    assert {one["role"] for one in people["person"]} == set(Role) - {Role.CLOCK}

    account = Account.objects.get(username="meerim")
    assert account.check_password(people["password"])
    factor = Authenticator.objects.get(user_id=account.pk, type=Authenticator.Type.TOTP)
    assert TOTP(factor).validate_code(app_code(people["totp_secret"]))
    assert Authenticator.objects.filter(user_id=account.pk, type="recovery_codes").exists()


def require_nothing_of_the_future():
    for model in (Child, Identity, Case, Completion, Closure):
        table = model._meta.db_table
        ((latest,),) = ask(f"select max(recorded_at at time zone 'Asia/Bishkek')::date from {table}")
        assert latest is None or latest < today(), table


def require_children_of_two_lists():
    """Lists name children who are in nobody's care; pairs were drawn, and most of them read, some twice."""
    assert ask("select count(*) from linkage_listedition") == [(3,)]
    ((waiting, on_both),) = ask(
        "select count(*) filter (where waits), count(*) filter (where cardinality(sources) = 2) from unseen_listedchild"
    )
    assert waiting > 20 and on_both >= 3
    ((read, twice),) = ask(
        "select count(*) filter (where turn = 1), count(*) filter (where turn = 2) from linkage_pairjudgement"
    )
    assert read > 20 and 0 < twice < read
    ((drawn, same, differ),) = ask("select sum(drawn), sum(same), sum(differ) from linkage_sampled()")
    assert same > 0 and differ > 0 and same + differ < drawn


def structure():
    keys = ask(
        "select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated"
        " from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2"
    )
    return keys, ask("select indexdef from pg_indexes where schemaname = 'public' order by 1")


def test_few_children_are_filled_and_keys_and_indexes_are_as_before_also_when_they_are_rebuilt(
    db, monkeypatch
):
    assert finish_or_find() == ""
    before = structure()
    monkeypatch.setattr("rehearsal.load.MANY", 1)
    assert fill_invented(60, seed=1, today=TODAY).children == 60
    assert structure() == before
    require_that_a_stopped_filling_goes_on()


def require_that_a_stopped_filling_goes_on():
    """A filling says when it was finished, and one that was stopped is finished later."""
    mark = RehearsalMark.objects.using("owner").get()
    assert mark.finished_at is not None and finish_or_find() == "This database was filled before."
    children = NameFrequencies.objects.using("owner").get().children

    RehearsalMark.objects.using("owner").update(finished_at=None)
    NameFrequencies.objects.using("owner").update(children=0)
    assert finish_or_find() == "A filling that was stopped was finished."
    assert RehearsalMark.objects.using("owner").get().finished_at is not None
    assert NameFrequencies.objects.using("owner").get().children == children
    assert ask("select count(*) from register_child") == [(60,)]


def test_a_register_with_real_children_is_refused_and_left_alone(db, aigul):
    from umai.places.models import Place
    from umai.register.child.actions import add_child

    place = Place.objects.get(pk=aigul.office.place_id)
    add_child(place, by=aigul, id=uuid.uuid4(), identity={"given": "Нурзат"})
    with pytest.raises(NotARehearsal):
        fill_invented(50, today=TODAY)
    assert not RehearsalMark.objects.using("owner").exists()
    assert ask("select count(*) from register_child") == [(1,)]


def test_nothing_invented_enters_a_real_register_whatever_the_settings_say(marked_real):
    with pytest.raises(DatabaseError, match="nothing invented enters a real register"):
        fill_invented(20, today=TODAY)
    for table in ("register_child", "staff_account where username = 'meerim'", "rehearsal_mark"):
        assert ask(f"select count(*) from {table}") == [(0,)]


def test_a_failure_leaves_nothing_behind(db, monkeypatch):
    monkeypatch.setattr("rehearsal.pins.PinSeries.next", lambda *_: "10101201500001")
    with pytest.raises(AlreadyThere):
        fill_invented(50, today=TODAY)
    assert ask("select count(*) from register_child") == [(0,)]
    assert not Account.objects.filter(username="meerim").exists()
