"""The log of a server with a distribution's settings holds no name, PIN or word, whatever is refused.

The settings of the test server are made those of Debian's packages, where every refused statement is
logged with its values; our roles keep what `umai.machine.cluster.prepare` set for them. The superuser,
for whom nothing is set, shows that the log is read and that the error would stand there.
"""

import os
import re
import threading
import time
import uuid
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from umai.casefile.tests.conftest import make_child
from umai.machine.cluster.database import ROLES
from umai.machine.cluster.quiet_log import QUIET
from umai.machine.cluster.server import Cluster
from umai.refusal import Refusal
from umai.register.child.actions import add_child

# What postgresql.conf of Debian's packages leaves at the server's own defaults.
OF_A_DISTRIBUTION = {
    "log_min_messages": "warning",
    "log_min_error_statement": "error",
    "log_error_verbosity": "default",
    "log_parameter_max_length": "-1",
    "log_parameter_max_length_on_error": "0",
}
LOUD = {"log_parameter_max_length_on_error": "-1", "log_min_duration_statement": "0", "log_statement": "all"}
# These a session may set for itself; the others keep what they would write out of the log.
OF_EACH_SESSION = {
    "log_parameter_max_length_on_error",
    "debug_print_parse",
    "debug_print_rewritten",
    "debug_print_plan",
}
NAME, PIN = "Булбулкаев", "21203201790417"
# Each statement fails, or says something; %s is a value that is bound, CANARY one that stands in the text.
FAILING = {
    "a value that is no number": ("select %s::int", True),
    "a value that is no day": ("select %s::date", True),
    "a value that is no JSON": ("select (%s::text || '{')::jsonb", True),
    "a value that is no id": ("select %s::uuid", True),
    "a statement with a value in it": ("select 'CANARY', 1 / 0", False),
    "a statement with a bound value": ("select %s::text, 1 / (random() * 0)::int", True),
    "a syntax error beside a value": ("select CANARY CANARY CANARY", False),
    "a key that stands twice": (
        "do $$ begin raise unique_violation using detail = 'Key (pin)=(CANARY) already exists.'; end $$",
        False,
    ),
    "a row that a constraint refuses": (
        "do $$ begin raise check_violation using detail = 'Failing row contains (CANARY).'; end $$",
        False,
    ),
    "a function that says a value": ("do $$ begin raise exception '%', 'CANARY'; end $$", False),
    "a warning": ("do $$ begin raise warning '%', 'CANARY'; end $$", False),
    "a context": ("do $$ declare n int; begin n := 'CANARY'; end $$", False),
    "a statement that takes too long": ("select 'CANARY', pg_sleep(60)", False),
    "a row of a copy": ("copy (select 'CANARY'::int) to stdout", False),
    "a table that is not there": ("select 'CANARY' from no_such_table", False),
}


@pytest.fixture(scope="module")
def cluster():
    return Cluster(Path(os.environ["UMAI_HOME"]), durable=False)


@pytest.fixture(params=["a distribution's settings", "everything is logged"])
def log(cluster, superuser, request):
    """`log()`: what was written into the log of the server since the last call."""
    wanted = OF_A_DISTRIBUTION | (LOUD if request.param == "everything is logged" else {})
    for name, value in wanted.items():
        superuser.execute(
            sql.SQL("alter system set {} = {}").format(sql.Identifier(name), sql.Literal(value))
        )
    superuser.execute("select pg_reload_conf()")
    wait_until(lambda: superuser.execute("show log_min_messages").fetchone() == ("warning",))
    begins = [cluster.log.stat().st_size]

    def since():
        time.sleep(0.05)
        with cluster.log.open("rb") as file:
            file.seek(begins[0])
            text = file.read()
        begins[0] += len(text)
        return text.decode(errors="replace")

    yield since
    for name in wanted:
        superuser.execute(sql.SQL("alter system reset {}").format(sql.Identifier(name)))
    superuser.execute("select pg_reload_conf()")


def wait_until(true):
    for _time in range(100):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("the server did not read its settings")


def provoke(address, how, canary):
    """Have the server refuse a statement with this canary in it."""
    text, bound = FAILING[how]
    with psycopg.connect(address, autocommit=True) as session:
        session.execute("set statement_timeout = 300")
        try:
            session.execute(text.replace("CANARY", canary), [canary] if bound else None)
        except psycopg.Error:
            return
    assert how == "a warning"


def canaries():
    """A name and a number that no other test writes."""
    return f"{NAME}{uuid.uuid4().hex[:8]}", PIN + str(uuid.uuid4().int)[:6]


@pytest.mark.parametrize("role", ROLES)
def test_no_value_of_a_refused_statement_is_in_the_log(db, log, role, where):
    said = {canary: how for how in FAILING for canary in canaries()}
    for canary, how in said.items():
        provoke(where.conninfo(role), how, canary)
    written = log()
    assert [how for canary, how in said.items() if canary in written] == []


def test_for_whom_nothing_is_set_the_same_statements_are_logged_with_their_values(db, log, request):
    said = {how: canaries()[0] for how in FAILING}
    for how, canary in said.items():
        provoke(os.environ["UMAI_TEST_SUPERUSER"], how, canary)
    written = log()
    missing = {how for how, canary in said.items() if canary not in written}
    assert missing <= {"a statement with a bound value"} and ("all" not in request.node.name or not missing)


def test_no_session_of_ours_takes_the_settings_back(db, where):
    for role in ROLES:
        with psycopg.connect(where.conninfo(role)) as session:
            for name in sorted(QUIET.keys() - OF_EACH_SESSION):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    session.execute(f"reset {name}")
                session.rollback()
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    session.execute(f"set {name} = default")
                session.rollback()


def test_two_that_wait_for_each_other_are_not_in_the_log(db, log, where):
    """The server says of a deadlock what both sessions asked."""
    one, other = canaries()[0], canaries()[0]

    def ask(first, second, canary):
        with psycopg.connect(where.conninfo("umai_web"), autocommit=True) as session:
            session.execute("select pg_advisory_lock(%s::int), %s::text", [first, canary])
            time.sleep(0.3)
            try:
                session.execute(f"select pg_advisory_lock({second}), '{canary}'")
            except psycopg.errors.DeadlockDetected:
                fell.append(canary)

    fell = []
    threads = [
        threading.Thread(target=ask, args=(711, 712, one)),
        threading.Thread(target=ask, args=(712, 711, other)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(fell) == 1
    written = log()
    assert one not in written and other not in written


def test_a_session_that_is_ended_in_the_middle_is_not_in_the_log(db, log, superuser, where):
    canary = canaries()[0]
    with psycopg.connect(where.conninfo("umai_web"), autocommit=True) as session:
        pid = session.info.backend_pid
        threading.Timer(0.3, lambda: superuser_ends(pid)).start()
        with pytest.raises(psycopg.OperationalError):
            session.execute(f"select pg_sleep(20), '{canary}'")
    written = log()
    assert "terminating connection" in written and canary not in written


def superuser_ends(pid):
    with psycopg.connect(os.environ["UMAI_TEST_SUPERUSER"], autocommit=True) as admin:
        admin.execute("select pg_terminate_backend(%s)", [pid])


def test_a_child_that_is_refused_is_not_in_the_log(aigul, log):
    """The rows of the register itself: a PIN that stands twice, and a row that no constraint lets in."""
    name = canaries()[0]
    make_child(aigul, pin=PIN, surname=name)
    identity = {"surname": name, "given": "Нурбек", "pin": PIN}
    with pytest.raises(Refusal):
        add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    written = log()
    assert PIN not in written and name not in written


def test_no_function_of_ours_writes_into_the_log_past_the_settings():
    """RAISE LOG stands above ERROR in the settings of the log: no setting of ours keeps it out."""
    sources = settings.CHECKOUT.glob("umai/*/sql/*.sql")
    assert [
        one.name for one in sources if re.search(r"\braise\s+(log|info|notice)\b", one.read_text(), re.I)
    ] == []
