"""What somebody learns who reads every view, log and error of the database while others work."""

import re

import psycopg
import pytest
from django.db import DatabaseError, connection, connections

from tests.cast import id_of
from umai.access.doors import consult
from umai.access.sessions import Speaker, open_session
from umai.machine.cluster.database import ROLES_OF_PROCESSES, connection_settings
from umai.register.child.actions import record_fact
from umai.register.models import Child, Languages
from umai.staff.models import Worker
from umai.trail import claims
from umai.trail.models import Entry

# Every view of the server's own in which a text can stand, of whatever version it is.
VIEWS = """select c.oid::regclass::text from pg_class c
    where c.relkind in ('v', 'r') and c.relnamespace in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        and has_table_privilege(c.oid, 'select') order by 1"""


def everything_shown(where, role):
    """All that this role reads in views, tables and settings of the server, as one text."""
    read = []
    with psycopg.connect(where.conninfo(role), autocommit=True) as spy:
        for (view,) in spy.execute(VIEWS).fetchall():
            try:
                read += spy.execute(f"select string_agg(x::text, e'\\n') from {view} x").fetchone()
            except psycopg.Error as error:
                read.append(str(error))
    return "\n".join(map(str, read))


def secrets_of(token):
    """All from which somebody could speak: the token, its hash, and a claim good on any connection."""
    hashed = claims.token_hash(token)
    return [token, hashed.hex(), str(hashed)]


def test_no_view_shows_a_token_while_others_work(child, aigul, damira, where):
    with aigul.speaking():
        consult(Child, child.pk, by=aigul)
        record_fact(child, by=aigul, model=Languages, of_child="кыргызча")
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from register_child where id = %s", [child.pk])
        shown = {role: everything_shown(where, role) for role in ROLES_OF_PROCESSES}
    damira.speaking().__enter__()
    shown["after another"] = everything_shown(where, "umai_web")
    secrets = [*secrets_of(aigul.token), *secrets_of(damira.token), "кыргызча"]
    assert [(role, said) for role, text in shown.items() for said in secrets if said in text] == []
    assert [role for role, text in shown.items() if "pg_stat_activity" not in text] == []


def test_no_view_shows_a_claim_either(child, aigul, where):
    """The role's own activities are off; where they are on, the claim is a bound value and not a text."""
    with aigul.speaking(), connection.cursor() as cursor:
        cursor.execute("select current_setting('umai.speaker')")
        said = cursor.fetchone()[0]
        for role in ("umai_web", "umai_trail", "umai_auth"):
            shown = everything_shown(where, role)
            assert said not in shown and said.split(".")[1] not in shown


def test_a_claim_that_was_read_opens_nothing_on_another_connection(child, damira, where):
    with damira.speaking(), connection.cursor() as cursor:
        cursor.execute("select current_setting('umai.speaker'), (select count(*) from register_child)")
        said, seen = cursor.fetchone()
    assert seen == 1
    with psycopg.connect(where.conninfo("umai_web")) as thief:
        thief.execute("select set_config('umai.speaker', %s, false)", [said])
        assert thief.execute("select access_worker(), count(*) from register_child").fetchone() == (None, 0)
        thief.execute("select set_config('umai.token', %s, false)", [damira.token])
        assert thief.execute("select count(*) from register_child").fetchone() == (0,)


def test_who_has_the_token_itself_speaks(child, damira, where):
    """So that the test above fails for the claim and not for the connection."""
    with psycopg.connect(where.conninfo("umai_web")) as other:
        claim = claims.claim(damira.token, other.info.backend_pid)
        other.execute("select set_config('umai.speaker', %s, false)", [claim])
        assert other.execute("select count(*) from register_child").fetchone() == (1,)


@pytest.mark.parametrize(
    "change",
    [
        lambda claim: claim[:-1] + ("0" if claim[-1] != "0" else "1"),
        lambda claim: claim.split(".")[0],
        lambda claim: claim.split(".")[0] + ".",
        lambda claim: "." + claim.split(".")[1],
        lambda claim: ".".join(reversed(claim.split("."))),
        lambda claim: claim.upper(),
    ],
)
def test_a_claim_is_whole_or_nothing(child, aigul, change):
    with connection.cursor() as cursor, claims.claim_on(connection, aigul.token) as claim:
        cursor.execute("select set_config('umai.speaker', %s, false)", [change(claim)])
        cursor.execute("select access_worker(), (select count(*) from register_child)")
        assert cursor.fetchone() == (None, 0)
    connection.close()


def test_nobody_speaks_as_another_with_an_own_proof(child, damira, aigul):
    """The id of the head's session with the proof of one's own."""
    with connection.cursor() as cursor, claims.claim_on(connection, aigul.token) as own:
        mixed = f"{claims.session_id(damira.token)}.{own.split('.')[1]}"
        cursor.execute("select set_config('umai.speaker', %s, false)", [mixed])
        cursor.execute("select access_worker()")
        assert cursor.fetchone() == (None,)
    connection.close()


def test_what_fails_says_no_token(child, aigul):
    """Each setting that a session of ours has, said by the server in an error about it."""
    with aigul.speaking(), connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(current_setting('umai.token', true), ''), current_setting('umai.speaker')"
        )
        said = cursor.fetchone()
    told = []
    for value in said:
        with pytest.raises(DatabaseError) as failure, aigul.speaking(), connection.cursor() as cursor:
            cursor.execute("select %s::text::int", [value])
        told.append(str(failure.value))
    assert said[1] in told[1]  # what is said stands in the error
    assert not any(secret in line for line in told for secret in secrets_of(aigul.token))


def test_every_statement_of_a_program_role_is_bound_by_the_server(where):
    for role in ROLES_OF_PROCESSES:
        options = connection_settings(where, role)["OPTIONS"]
        assert options["server_side_binding"] is True, role


def test_a_condition_with_more_values_than_a_statement_holds_is_answered(child, aigul):
    from uuid import uuid4

    many = [uuid4() for _ in range(70_000)]
    with aigul.speaking():
        assert list(Child.objects.filter(pk__in=[*many, child.pk])) == [child]
        assert list(Languages.objects.filter(child__in=many)) == []
        assert Child.objects.exclude(pk__in=many).count() == 1


class TestBehindAPooler:
    """The pooler gives each transaction whatever process of the server is free."""

    @pytest.fixture
    def pooled(self, monkeypatch):
        for alias in ("default", "trail"):
            connections[alias].ensure_connection()
            monkeypatch.setattr(connections[alias], "is_pooled", True, raising=False)

    def test_the_number_is_asked_in_the_same_transaction(self, pooled, child, aigul):
        asked = []

        def keep(execute, sql, params, many, context):
            asked.append((sql, connection.in_atomic_block))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(keep), Speaker(aigul.token).speaking():
            assert Child.objects.count() == 1
        assert asked[0] == ("select pg_backend_pid()", True)
        assert "umai.speaker" in asked[1][0]

    def test_a_look_is_written_by_its_own_connection(self, pooled, child, aigul):
        consult(Child, child.pk, by=aigul)
        assert Entry.objects.using("owner").filter(worker_id=aigul.pk, outcome="looked").count() == 1


def test_no_function_that_asks_who_speaks_runs_in_a_helper_of_the_server(superuser, db):
    """Such a helper has a process number of its own, in which no claim is good: rows would be missing."""
    bodies = {
        name: (source, parallel)
        for name, source, parallel in superuser.execute(
            "select proname, prosrc, proparallel from pg_proc where pronamespace = 'public'::regnamespace"
            " and prolang in (select oid from pg_language where lanname in ('sql', 'plpgsql'))"
        )
    }
    asks, before = {"access_speaking"}, set()
    while asks != before:
        before = set(asks)
        called = re.compile("|".join(rf"\b{name}\(" for name in asks))
        asks |= {name for name, (source, _parallel) in bodies.items() if called.search(source)}
    assert len(asks) > 40
    assert [name for name in asks if bodies[name][1] == "s"] == []


def test_the_second_connection_writes_looks_and_the_first_one_acts(child, aigul, where):
    write = "select trail_write('register.read', %s, 'register.child', %s, %s, null, null, null, null)"
    for role, outcome in (("umai_web", "looked"), ("umai_web", "refused"), ("umai_trail", "done")):
        with psycopg.connect(where.conninfo(role)) as line:
            claim = claims.claim(aigul.token, line.info.backend_pid)
            line.execute("select set_config('umai.speaker', %s, false)", [claim])
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                line.execute(write, [outcome, child.pk, child.pk])


@pytest.mark.parametrize("role", ["umai_web", "umai_trail"])
@pytest.mark.parametrize("outcome", ["looked", "done"])
def test_nobody_writes_an_entry_of_nobody(child, where, role, outcome):
    write = "select trail_write('a', %s, 'b', %s, null, null, null, null, null)"
    with psycopg.connect(where.conninfo(role)) as line, pytest.raises(psycopg.errors.InsufficientPrivilege):
        line.execute(write, [outcome, child.pk])


def test_only_one_session_is_one_row(aigul):
    """A second sign-in of the same worker is another session with another id."""
    again = open_session(Worker.objects.get(pk=id_of("worker", "aigul")))
    assert claims.session_id(again) != claims.session_id(aigul.token)
