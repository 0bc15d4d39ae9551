"""A function that runs as the owner is a door in the wall: what it may be led to do by its caller."""

import psycopg
import pytest

from umai.machine.cluster.database import ROLES_OF_PROCESSES, connection_settings
from umai.machine.cluster.prepare import PUBLIC_LIMITS, UNSEEN
from umai.machine.cluster.quiet_log import QUIET

PATH = "search_path=pg_catalog, public, pg_temp"
OF_THE_OWNER = """select p.proname, coalesce(array_to_string(p.proconfig, ';'), '')
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and p.proname !~ '^procrastinate' order by 1"""


def test_each_has_a_path_that_its_caller_does_not_choose(superuser, db):
    """Without one, a table of the same name in the caller's temporary schema would be read instead."""
    found = superuser.execute(OF_THE_OWNER).fetchall()
    assert len(found) > 100
    assert [name for name, settings in found if PATH not in settings.split(";")] == []


def test_none_is_open_to_everybody(superuser, db):
    opened = superuser.execute(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"
        " and proname !~ '^procrastinate' and has_function_privilege('public', oid, 'execute')"
    ).fetchall()
    assert opened == []


@pytest.mark.parametrize("role", ROLES_OF_PROCESSES)
def test_a_table_of_the_caller_is_not_read_instead(db, where, role):
    with psycopg.connect(where.conninfo(role)) as line:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            line.execute("create temporary table access_session (worker_id uuid)")
        line.rollback()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            line.execute("create table public.mine (a int)")


def test_what_is_acknowledged_is_on_the_disk_whoever_wrote_it(where):
    """No role and no connection waits for less than the server does by itself."""
    for role in (*ROLES_OF_PROCESSES, where.owner):
        said = str(connection_settings(where, role)["OPTIONS"]) + PUBLIC_LIMITS + UNSEEN
        assert "synchronous_commit" not in said and "fsync" not in said


def test_no_role_has_a_setting_of_its_own_that_gives_less(superuser, db):
    settings = superuser.execute(
        "select s.setconfig from pg_db_role_setting s left join pg_database d on d.oid = s.setdatabase"
        " where d.oid is null or d.datname = current_database()"
    ).fetchall()
    given = {one.split("=")[0] for (many,) in settings for one in many}
    waits = {"statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"}
    assert given <= {"track_activities", *waits, *QUIET}
