"""What the embedded server, our roles and the doctor do so that no log holds a person's values."""

import os
import signal
import threading
import time

import psycopg
import pytest

from umai.machine.cluster import quiet_log
from umai.machine.cluster.prepare import prepare_database
from umai.machine.cluster.server import Cluster
from umai.machine.doctor import roles
from umai.machine.installation import Installation


@pytest.fixture
def admin(shared_home):
    with psycopg.connect(Cluster(shared_home).url(), autocommit=True) as connection:
        yield connection


def kept_for(admin, role):
    question = """select unnest(setconfig) from pg_db_role_setting
        join pg_roles on pg_roles.oid = setrole where rolname = %s"""
    return {row[0] for row in admin.execute(question, [role])}


def test_the_embedded_server_is_quiet_for_everybody(admin):
    assert quiet_log.loud_settings(admin) == {}


def test_a_role_keeps_the_settings_on_any_server_and_a_second_time_nothing_is_set(place, admin):
    prepare_database(place)
    for role in ("umai_owner", "umai_web", "umai_public"):
        assert kept_for(admin, role) >= {f"{name}={value}" for name, value in quiet_log.QUIET.items()}, role
    stamps = (
        "select rolname, pg_db_role_setting.xmin::text from pg_db_role_setting join pg_roles on oid = setrole"
    )
    before = dict(admin.execute(stamps).fetchall())
    quiet_log.quieten(admin, ["umai_web", "umai_auth"])

    assert dict(admin.execute(stamps).fetchall()) == before


def test_the_doctor_finds_a_loud_role_and_says_what_mends_it(place, admin):
    where = prepare_database(place)
    assert roles.check_log(where).state == "good"
    for name, loud in {"log_min_error_statement": "error", "log_statement": "all"}.items():
        admin.execute(f"alter role umai_web set {name} = '{loud}'")

        found = roles.check_log(where)

        told = (found.state, "ALTER ROLE" in found.mend, "umai_auth" in found.mend)
        assert told == ("wrong", True, False), name
        admin.execute(found.mend.removeprefix("an administrator runs: "))
        assert roles.check_log(where).state == "good"


def test_whoever_may_not_set_them_is_refused(place, admin):
    where = prepare_database(place)
    admin.execute("alter role umai_web reset all")

    with (
        psycopg.connect(where.conninfo("umai_web")) as session,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        quiet_log.quieten(session, ["umai_web"])


def test_the_statement_in_which_a_session_falls_is_not_in_the_log(home):
    """A server that falls says in which statement; here the one of a role on the embedded server."""
    where, cluster = prepare_database(Installation(home=home)), Cluster(home)
    with psycopg.connect(where.conninfo("umai_web"), autocommit=True) as session:
        asking = threading.Thread(target=ask_for_long, args=[session])
        asking.start()
        with psycopg.connect(cluster.url(), autocommit=True) as admin:
            begun = "select count(*) from pg_stat_activity where wait_event = 'PgSleep'"
            wait_until(lambda: admin.execute(begun).fetchone() == (1,))
        os.kill(session.info.backend_pid, signal.SIGKILL)
        asking.join()
    wait_until(lambda: cluster.log.read_text().count("ready to accept connections") == 2)  # it recovered
    written = cluster.log.read_text()
    assert "was terminated by signal 9" in written and "Канарейкаев" not in written

    # PostgreSQL 18 may wait for itself for ever when it is asked to stop while it recovers.
    with psycopg.connect(where.conninfo("umai_web"), autocommit=True) as session:
        os.kill(session.info.backend_pid, signal.SIGKILL)
    cluster.stop(patience=1)
    assert not cluster.is_running()
    cluster.start()
    with psycopg.connect(where.conninfo("umai_web")) as session:
        assert session.execute("select 1").fetchone() == (1,)


def ask_for_long(session):
    with pytest.raises(psycopg.OperationalError):
        session.execute("select pg_sleep(60), 'Канарейкаев'")


def wait_until(asked):
    until = time.monotonic() + 30
    while not asked():
        assert time.monotonic() < until
        time.sleep(0.05)
