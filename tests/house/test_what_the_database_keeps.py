"""A database is made equal to what is declared: each thing only where it differs, and nothing by cascade.

What a test changes in the catalogue is rolled back with its transaction.
"""

import pytest
from django.db import connections, transaction

from umai.access.roles import privileges
from umai.machine.cluster.binaries import CannotStart
from umai.schema import apply, catalogue, declarations
from umai.schema.shape import shape_lines


@pytest.fixture
def owner(db, drafts):
    """A cursor of the owner, whose every change is undone after the test."""
    with transaction.atomic(using="owner"):
        with connections["owner"].cursor() as cursor:
            cursor.execute("set local search_path = public")
            yield cursor
        transaction.set_rollback(True, using="owner")


def again():
    """What is done when the set is applied, in words."""
    return [str(one) for one in apply.apply_declared(more=privileges.privilege_statements)]


def test_a_second_time_changes_nothing(owner):
    before = shape_lines(owner)
    assert privileges.privilege_statements(owner) == []
    assert again() == []
    assert shape_lines(owner) == before


def test_a_text_that_is_only_written_otherwise_changes_nothing_and_is_the_set_that_stands(owner, monkeypatch):
    from dataclasses import replace

    before = shape_lines(owner)
    wider = [
        thing if thing.kind == "function" else replace(thing, text=thing.text.replace(" on ", "  on\n", 1))
        for thing in declarations.declared_objects()
    ]
    monkeypatch.setattr(declarations, "declared_objects", lambda: wider)
    monkeypatch.setattr(declarations, "digest", lambda: "1" * 64)
    assert again() == []
    assert shape_lines(owner) == before
    owner.execute("select set_digest from schema_appliedset order by id desc limit 1")
    assert owner.fetchone() == ("1" * 64,)


def test_the_catalogue_is_what_the_files_and_the_models_say(owner):
    wanted = {thing.key: thing for thing in declarations.declared_objects()}
    stands = catalogue.read_objects(owner)
    assert stands.keys() == wanted.keys()
    drafts = apply.read_drafts(owner, wanted)
    assert apply.differences(wanted, stands, drafts) == []
    assert {thing.owner for thing in stands.values()} == {"", "umai_owner"}
    assert [
        key
        for key, thing in stands.items()
        if key[0] != "row security" and thing.comment != wanted[key].comment
    ] == []


BREAKING = {
    "replace function access_today": "create or replace function access_today() returns date language sql stable"
    " parallel safe as 'select date ''2000-01-01'''",
    "make function planning_of_code": "drop function planning_of_code(text)",
    "drop function access_stray": "create function access_stray() returns int language sql as 'select 1'",
    "remake function linkage_level": "drop function linkage_level;"
    "create function linkage_level(wrong text) returns int language sql as 'select 1'",
    "comment function access_refuse_change": "comment on function access_refuse_change is 'Keeps nothing.'",
    "replace trigger stamp on visits_visit": "drop trigger stamp on visits_visit;"
    "create trigger stamp after insert on visits_visit for each row execute function access_stamp()",
    "make trigger keep on visits_visit": "drop trigger keep on visits_visit",
    "drop trigger stray on visits_visit": "create trigger stray before insert on visits_visit for each row"
    " execute function access_refuse_change()",
    "replace policy wall on visits_visit": "drop policy wall on visits_visit;"
    "create policy wall on visits_visit as restrictive for all to umai_web, umai_worker using (true)",
    "make policy seen on visits_visit": "drop policy seen on visits_visit",
    "drop policy stray on visits_visit": "create policy stray on visits_visit using (true)",
    "make row security on visits_visit": "alter table visits_visit no force row level security;"
    "alter table visits_visit disable row level security",
    "replace row security on register_kinship": "alter table register_kinship no force row level security",
    "drop row security on places_place": "alter table places_place enable row level security",
}


def test_what_was_changed_by_hand_is_mended_and_named_with_its_file(owner):
    before = shape_lines(owner)
    for broken in BREAKING.values():
        owner.execute(broken)
    done = {one.split(" (")[0]: one for one in again()}
    assert set(done) == set(BREAKING)
    for mended, said in done.items():
        assert mended.startswith("drop") or said.endswith(("sql)", "py)")), said
    assert shape_lines(owner) == before


def test_a_changed_signature_drops_what_hangs_on_it_and_makes_it_again(owner):
    """Nearly every policy asks access_districts, and no cascade takes one of them along unseen."""
    before = shape_lines(owner)
    hanging = apply.dependents(owner, ["access_districts"])
    assert len(hanging) > 200
    for kind, table, name in hanging:
        owner.execute(apply.drop_statement(kind, table, name))
    owner.execute(
        "drop function access_districts();"
        "create function access_districts(more text default '') returns int[] language sql stable as 'select null::int[]'"
    )
    for thing in declarations.declared_objects():
        if thing.key in hanging:
            owner.execute(thing.text)
    done = [one.split(" (")[0] for one in again()]
    assert [one for one in done if not one.startswith("comment")] == ["remake function access_districts"]
    assert shape_lines(owner) == before


def test_a_stranger_s_view_on_a_function_is_named_and_nothing_is_changed(owner):
    owner.execute("create function access_stray() returns int language sql as 'select 1'")
    owner.execute("create view their_view as select access_stray() as one")
    before = catalogue.read_objects(owner)
    with pytest.raises(CannotStart, match="their_view"), transaction.atomic(using="owner"):
        again()
    assert catalogue.read_objects(owner) == before


def test_a_function_of_another_role_is_named_with_what_an_administrator_types(owner, superuser):
    superuser.execute("create function access_stray() returns int language sql as 'select 1'")
    try:
        refused = pytest.raises(CannotStart, match="ALTER FUNCTION access_stray OWNER TO umai_owner;")
        with refused, transaction.atomic(using="owner"):
            again()
    finally:
        superuser.execute("drop function access_stray()")


def test_a_body_that_names_what_is_not_there_is_refused(owner, monkeypatch):
    from django.db.utils import ProgrammingError

    from umai.schema.source import parse_objects

    bad = parse_objects(
        "create function access_bad() returns int language sql as $$ select no_such_column from places_place $$;",
        "umai/access/sql/bad.sql",
    )
    whole = declarations.declared_objects()
    monkeypatch.setattr(declarations, "declared_objects", lambda: [*whole, *bad])
    monkeypatch.setattr(declarations, "digest", lambda: "0" * 64)
    with pytest.raises(ProgrammingError, match="no_such_column"), transaction.atomic(using="owner"):
        again()


def test_privileges_are_granted_and_revoked_where_they_differ_and_nowhere_else(owner):
    owner.execute(
        "revoke select on places_place from umai_web; grant update on visits_visit to umai_web;"
        "grant execute on function access_refuse_change to public"
    )
    assert set(privileges.privilege_statements(owner)) == {
        'grant SELECT on table "places_place" to umai_web',
        'revoke UPDATE on table "visits_visit" from umai_web',
        'revoke EXECUTE on function "access_refuse_change" from public',
    }


def test_nothing_that_a_table_stores_depends_on_a_function_of_ours(owner):
    """No index, default, generated column, check or view of others: a function is changed at will."""
    owner.execute(
        """select p.proname, d.classid::regclass::text, d.objid from pg_depend d
           join pg_proc p on d.refclassid = 'pg_proc'::regclass and d.refobjid = p.oid
           where p.pronamespace = 'public'::regnamespace and p.proname !~ '^procrastinate'
               and d.classid not in ('pg_policy'::regclass, 'pg_trigger'::regclass)
               and not exists (select from pg_rewrite r join pg_class c on c.oid = r.ev_class
                   where d.classid = 'pg_rewrite'::regclass and r.oid = d.objid and c.relname ~ '_words$')
               and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass
                   and e.objid = p.oid and e.deptype = 'e')"""
    )
    assert owner.fetchall() == []


def test_migrations_make_tables_and_nothing_that_guards_them():
    for path in declarations.CHECKOUT.glob("umai/*/migrations/0*.py"):
        text = path.read_text().lower()
        assert not any(
            word in text for word in ("create function", "create trigger", "create policy", "runpython")
        ), path
        assert "execute function" not in text and "umai.access.row_security" not in text, path
