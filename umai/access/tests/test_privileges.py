"""What each role may do is what `privileges.py` says, and nothing else."""

import pytest
from django.apps import apps

from umai.access.roles import privileges
from umai.access.roles.words import Words
from umai.access.row_security import may_hold_words, words_of
from umai.machine.cluster.database import ROLES_OF_PROCESSES


def test_every_role_of_a_process_has_its_page():
    assert set(privileges.ROLES) == set(privileges.TABLES) == set(ROLES_OF_PROCESSES)


def held(superuser, role):
    """Table to the privileges that the role really holds on the whole table."""
    found = superuser.execute(
        "select table_name, string_agg(privilege_type, ', ') from information_schema.role_table_grants"
        " where grantee = %s and table_schema = 'public' group by table_name",
        [role],
    )
    return {table: set(kinds.split(", ")) for table, kinds in found}


@pytest.mark.parametrize("role", privileges.ROLES)
def test_the_database_grants_what_the_page_says(superuser, db, role):
    existing = [
        name for (name,) in superuser.execute("select tablename from pg_tables where schemaname = 'public'")
    ]
    said = {
        table: {word for word in kinds.split(", ") if "(" not in word}
        for table, kinds in privileges.wanted_privileges(existing)[role].items()
    }
    assert held(superuser, role) == {table: kinds for table, kinds in said.items() if kinds}


WRITING = {"INSERT", "UPDATE", "DELETE"}


@pytest.mark.parametrize("role", ["umai_public", "umai_figures"])
def test_whoever_asks_without_a_session_reads_places_and_no_other_table(superuser, db, role):
    found = held(superuser, role)
    assert {table for table in found if not table.startswith("places_")} == set()
    assert not set().union(*found.values()) & WRITING


def test_pages_delete_drafts_and_lists_that_were_not_taken_in_and_nothing_else(superuser, db):
    deleted = {table for table, kinds in held(superuser, "umai_web").items() if "DELETE" in kinds}
    assert deleted == {
        "identification_hotlinedraft",
        "visits_visitdraft",
        "rounds_doordraft",
        "linkage_upload",
    }


@pytest.mark.parametrize("role", privileges.ROLES)
def test_what_proves_the_trail_is_changed_and_deleted_by_nobody(superuser, db, role):
    proof = ("trail_entry", "trail_head", "trail_leaf", "trail_checkpoint")
    may = {table: held(superuser, role).get(table, set()) & {"UPDATE", "DELETE"} for table in proof}
    assert may == {table: set() for table in proof}


@pytest.mark.parametrize("role", sorted({*privileges.ROLES} - {"umai_auth"}))
def test_only_the_role_of_accounts_holds_what_one_signs_in_with(superuser, db, role):
    signing_in = ("staff_account", "staff_enrolment", "staff_wrongcode", "mfa_", "django_session")
    assert [table for table in held(superuser, role) if table.startswith(signing_in)] == []


@pytest.mark.parametrize("role", privileges.ROLES)
def test_no_role_may_empty_a_table_or_pass_by_the_policies(superuser, db, role):
    for kinds in held(superuser, role).values():
        assert not kinds & {"TRUNCATE", "TRIGGER", "REFERENCES"}
    attributes = superuser.execute(
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit from pg_roles where rolname = %s",
        [role],
    ).fetchone()
    assert not any(attributes)


def test_no_role_may_change_or_delete_a_row_of_a_file(superuser, db):
    for role in privileges.ROLES:
        for table, kinds in held(superuser, role).items():
            if table in privileges.protected_tables():
                assert kinds <= {"SELECT", "INSERT"}, (role, table)


def test_the_web_role_reads_no_session(superuser, db):
    readable = set(held(superuser, "umai_web"))
    assert not readable & {"django_session", "access_session", "staff_account", "mfa_authenticator"}


def test_functions_of_the_owner_are_closed_to_everybody_else(superuser, db):
    """Every function that runs with the owner's rights is named on the page, and open to nobody by default."""
    open_to_all = superuser.execute(
        "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'"
        " and p.prosecdef and (p.proacl is null or exists"
        " (select 1 from aclexplode(p.proacl) a where a.grantee = 0))"
        " and p.prorettype <> 'trigger'::regtype"
    ).fetchall()
    assert open_to_all == []


def test_functions_of_the_owner_pin_their_search_path(superuser, db):
    loose = superuser.execute(
        "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'"
        " and p.prosecdef and not coalesce(array_to_string(p.proconfig, ' ') like '%search_path=pg_catalog, public, pg_temp%', false)"
    ).fetchall()
    assert loose == []


def test_no_view_holds_rows_of_a_file_but_words_behind_the_look(superuser, db):
    """A view of the owner, and any materialized view, would pierce the wall: these ask for it themselves."""
    found = superuser.execute(
        "select relname, coalesce('security_barrier=true' = any (reloptions), false) from pg_class"
        " where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')"
    ).fetchall()
    assert dict(found) == {f"{table}_words": True for table in privileges.columns_beside_words()}


def test_the_web_role_reads_every_column_of_a_file_but_the_words_of_lists(superuser, db):
    for table, columns in privileges.columns_beside_words().items():
        held = superuser.execute(
            "select column_name from information_schema.column_privileges where grantee = 'umai_web'"
            " and table_name = %s and privilege_type = 'SELECT'",
            [table],
        )
        assert {name for (name,) in held} == set(columns), table


def test_what_is_typed_into_a_row_of_lists_is_words_or_said_to_be_a_code():
    open_texts = {
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        if (rule := getattr(model, "protected_by", None)) and rule.of_lists
        for field in model._meta.concrete_fields
        if may_hold_words(field) and not isinstance(field, Words) and field.column not in rule.plain
    }
    assert open_texts == set()
    assert not any(one.protected_by.sealed for one in apps.get_models() if words_of(one))
