"""docs/database.md says what really happens in the database when a row is written."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from umai.intake.cases.actions import assign_worker
from umai.law.terms.clock import today
from umai.protection.emergency.actions import begin_protection
from umai.schema import page
from umai.schema.graph import ANY_TABLE, CallGraph, trigger_of
from umai.schema.source import parse_objects
from umai.visits.models import Visit
from umai.visits.tests.conftest import make_case, make_child, planned


@pytest.fixture(scope="module")
def graph():
    return CallGraph()


@pytest.fixture
def followed(db, superuser):
    """The web role's connection, on which PostgreSQL counts what each function is called."""
    here = superuser.info.dbname  # the role is of the whole server, where other tests run at this moment
    superuser.execute(f"alter role umai_web in database {here} set track_functions = 'all'")
    connections["default"].close()
    yield connections["default"]
    superuser.execute(f"alter role umai_web in database {here} reset track_functions")
    connections["default"].close()


def asked(connection, question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return {name for (name,) in cursor.fetchall()}


WRITTEN = "select relname from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0"
# The trail gets an entry for rows that no act's entry proves, when the transaction ends.
AT_THE_END = {"trail_entry", "trail_head", "trail_unsequencedentry"}
CALLED = "select funcname from pg_stat_xact_user_functions where calls > 0 and schemaname = 'public'"


def test_what_happens_when_a_visit_is_written_is_what_the_page_says(graph, followed, aigul, damira):
    """The newcomer's question: a planned visit was made, and its row is inserted."""
    case = make_case(make_child(aigul), aigul, days_ago=3)
    known_at = timezone.now() - timedelta(hours=1)
    begin_protection(case, by=aigul, id=uuid.uuid4(), danger="alone", known_at=known_at, words="Alone.")
    assign_worker(case, by=damira, worker_id=aigul.pk)  # who is called, since nobody has seen the child
    window = planned(case, aigul)
    connections["default"].close()
    said = {"worker_id": aigul.pk, "made": True, "at": timezone.now(), "seen": True, "happened_on": today()}
    said["risk"] = "high"
    with aigul.speaking():
        before = asked(followed, WRITTEN), asked(followed, CALLED)
        assert before[0] == set()
        Visit.objects.create(child_id=case.child_id, case_id=case.pk, window_id=window.pk, **said)
        written, called = asked(followed, WRITTEN), asked(followed, CALLED)

    assert written | AT_THE_END == page.tables_written(graph, "visits_visit", "insert")
    assert written == {
        "visits_visit",
        "visits_visitwindow",
        "intake_due",
        "intake_worklistrow",
        "oversight_countedvisit",
        "oversight_tendays",
        "urgency_urgency",
        "notices_call",
        "trail_rowproof",
    }
    section = page.database_page(graph).split("## `visits_visit`")[1].split("\n## ")[0]
    for table in written - {"visits_visit", "trail_rowproof"}:
        assert f"`{table}`" in section
    shown = set(re.findall(r"\[`(\w+)`\]", section))
    assert {
        "visits_made",
        "visits_settle",
        "visits_waits_no_more",
        "visits_drop_dues",
        "oversight_count_visit",
        "oversight_renew",
    } <= called
    # What only answers a question, as every policy asks, is not on the page.
    hidden = {name for name in called - shown if page.reaches_a_table(graph, name)}
    assert {name for name in hidden if not page.is_common(name)} == set()


def test_every_trigger_of_the_database_is_on_the_page_in_its_order(graph, superuser):
    text = page.database_page(graph)
    stands = superuser.execute(
        "select c.relname, t.tgname, p.proname from pg_trigger t join pg_class c on c.oid = t.tgrelid"
        " join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal and p.proname !~ '^procrastinate'"
    ).fetchall()
    assert {(one.table, one.name, one.function) for one in graph.triggers} == set(stands)
    for table, name, function in stands:
        if not page.is_common(function):
            assert f"`{name}`" in text.split(f"## `{table}`")[1].split("\n## ")[0]


def test_every_function_of_the_database_is_on_the_page(graph, superuser):
    rows = page.database_page(graph).split("## Functions and who calls them")[1]
    stands = superuser.execute(
        "select proname from pg_proc p where pronamespace = 'public'::regnamespace"
        " and proname !~ '^procrastinate' and not exists"
        " (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')"
    ).fetchall()
    alone = {name for (name,) in stands if not page.is_proof(name)}
    assert alone == set(re.findall(r"^\| \[`(\w+)`\]", rows, re.MULTILINE))


def test_before_comes_before_after_and_the_end_of_the_transaction_is_last(graph):
    fired = [
        (one.timing, one.deferred, one.level) for one in graph.triggers_fired("linkage_listedition", "insert")
    ]
    assert fired == sorted(fired, key=lambda one: (one[0] != "before", one[1], one[2] == "statement"))
    assert (
        page.timing(graph.triggers_fired("linkage_listedition", "insert")[-1])
        == "at the end of the transaction"
    )


WRITES_OF_A_BODY = {
    "insert into visits_visit (id) values (x);": [("insert", "visits_visit")],
    "update visits_visit set a = 1;": [("update", "visits_visit")],
    "delete from visits_visit;": [("delete", "visits_visit")],
    "select 1 from visits_visit for update;": [],
    "select 1 from visits_visit for no key update of visits_visit;": [],
    "insert into visits_visit values (1) on conflict do update set a = 1;": [("insert", "visits_visit")],
    "execute format('update %I set a = 1', t);": [("update", ANY_TABLE)],
    "-- insert into visits_visit\nnull;": [],
    "insert into somewhere_else values (1);": [],
}


def test_what_a_body_writes_is_read_from_its_text():
    for body, steps in WRITES_OF_A_BODY.items():
        made = parse_objects(
            f"create function house_one() returns void language plpgsql as $$ begin {body}\n end $$;",
            "x/y/z.sql",
        )
        assert CallGraph(made).steps("house_one") == steps, body


def test_a_trigger_is_read_with_its_condition_and_its_columns():
    (thing,) = parse_objects(
        "create trigger told after insert or update of a, b on visits_visit for each row"
        " when (new.a is not null) execute function house_one('x', 'y');",
        "x/y/z.sql",
    )
    one = trigger_of(thing)
    assert (one.timing, one.events, one.level) == ("after", ("insert", "update"), "row")
    assert (one.when, one.function, one.deferred) == ("new.a is not null", "house_one", False)
