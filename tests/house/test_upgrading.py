"""A database of before, in use, is brought to today's text: nobody waits for long, and nothing is lost."""

import json
import os
import threading
import time

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from tests.packaging.machine import wait_until
from umai.access.roles import privileges
from umai.machine.cluster.database import OWNER, DatabaseAddress, connection_settings
from umai.schema import apply, declarations
from umai.schema.shape import shape_lines

LONGEST = 2.0  # seconds that anybody may wait for a lock
NAME = "umai_upgrading"

# The text of before: another body, another trigger, another policy, another signature, one more of each.
BEFORE = """
create or replace function access_today() returns date language sql stable parallel safe
    as 'select current_date';
drop trigger renew on intake_clock;
create trigger renew after insert on intake_clock for each row execute function intake_renewed();
drop policy wall on visits_visit;
create policy wall on visits_visit as restrictive for all to umai_web using (child_id is not null);
drop function linkage_level;
create function linkage_level(of_before text) returns int language sql as 'select 1';
create function visits_of_before() returns trigger language plpgsql as 'begin return new; end';
create trigger of_before before insert on visits_visit for each row execute function visits_of_before();
drop policy names_whom_it_sees on register_kinship;
drop policy names_whom_it_sees on register_carearrangement;
drop function register_named_before;
create function register_named_before(fact uuid) returns boolean language sql stable as 'select true';
create policy names_whom_it_sees on register_kinship as restrictive for insert to umai_web
    with check (register_named_before(replaces_id));
insert into schema_appliedset (set_digest, printed_digest) values ('of before', 'of before');
"""


@pytest.fixture
def upgrading(superuser):
    """A second database like the one of the tests, reached by an alias as its owner."""
    name, door = sql.Identifier(NAME), psycopg.connect(os.environ["UMAI_TEST_SUPERUSER"], autocommit=True)
    door.execute(sql.SQL("drop database if exists {} with (force)").format(name))
    door.execute(
        sql.SQL("create database {} template {} owner umai_owner").format(
            name, sql.Identifier(os.environ["UMAI_TEST_TEMPLATE"])
        )
    )
    door.execute(sql.SQL("revoke all on database {} from public").format(name))
    where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"]))
    where = DatabaseAddress(where.host, where.port, NAME, where.roles, where.options, where.owner)
    settings = connections.configure_settings({"default": connection_settings(where, OWNER)})["default"]
    connections.databases["upgrading"] = settings
    yield where.conninfo(OWNER)
    connections["upgrading"].close()
    del connections.databases["upgrading"]
    door.execute(sql.SQL("drop database {} with (force)").format(name))
    door.close()


class People(threading.Thread):
    """Somebody who works on while the text changes: short transactions, and how long the longest took."""

    def __init__(self, door, statement):
        super().__init__(daemon=True)
        self.door, self.statement = door, statement
        self.longest, self.done, self.failed, self.over = 0.0, 0, [], threading.Event()

    def run(self):
        with psycopg.connect(self.door, autocommit=True) as mine:
            while not self.over.is_set():
                begun = time.monotonic()
                try:
                    mine.execute(self.statement)
                except psycopg.Error as failure:
                    self.failed.append(str(failure))
                self.longest = max(self.longest, time.monotonic() - begun)
                self.done += 1
                time.sleep(0.02)


WORK = [
    "select count(*) from (select from visits_visit limit 50) as part",
    "select count(*) from register_kinship where child_id = (select gen_random_uuid())",
    "select access_today()",
    "update visits_visitwindow set open = open where id = (select gen_random_uuid())",
    "insert into schema_appliedset (set_digest, printed_digest) select 'x', 'x' where false",
]


# What a backup holds of a policy or a trigger is how PostgreSQL prints it: `a in ('b', 'c')` with a varchar is
# printed in another way once it was made from that, and a register that was restored would look like one of
# another version.
PRINTED_ANEW = """
select polname from pg_policy where
    concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) like '%character varying%'
union all select tgname from pg_trigger where not tgisinternal
    and pg_get_triggerdef(oid) like '%character varying%'
"""


def test_a_restored_policy_or_trigger_is_printed_as_before(superuser):
    assert superuser.execute("select count(*) from pg_policy").fetchone()[0] > 100
    assert superuser.execute(PRINTED_ANEW).fetchall() == []


def rows(door):
    """How many rows each table has."""
    with psycopg.connect(door) as owner:
        tables = owner.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
        )
        return {
            table: owner.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table))).fetchone()[
                0
            ]
            for (table,) in tables.fetchall()
            if table not in ("django_session", "schema_appliedset")
        }


@pytest.mark.parametrize("children", [0, pytest.param(20_000, marks=pytest.mark.long)])
def test_a_database_in_use_is_upgraded_and_nobody_waits_long(upgrading, children):
    if children:
        from rehearsal.load import fill_invented

        fill_invented(children, using="upgrading")
    with connections["upgrading"].cursor() as cursor:
        new = shape_of(cursor)
        cursor.execute(BEFORE)
        assert shape_of(cursor) != new
        assert stands(cursor) != declarations.digest()
    before = rows(upgrading)

    people = [People(upgrading, statement) for statement in WORK]
    reader = threading.Thread(target=long_reader, args=[upgrading], daemon=True)
    for one in [*people, reader]:
        one.start()
    wait_until(lambda: all(one.done for one in people))
    done = apply.apply_declared(using="upgrading", more=privileges.privilege_statements)
    wait_until(lambda: all(one.done > 10 for one in people))
    for one in people:
        one.over.set()
        one.join()
    reader.join()

    assert len(done) >= 9
    assert [one.failed for one in people] == [[]] * len(WORK)
    assert max(one.longest for one in people) < LONGEST
    with connections["upgrading"].cursor() as cursor:
        assert shape_of(cursor) == new
        assert stands(cursor) == declarations.digest()
    assert rows(upgrading) == before


def long_reader(door):
    """A report that reads for a second: whoever wants its tables waits, and others behind them."""
    with psycopg.connect(door) as mine:
        mine.execute("select count(*) from visits_visit")
        mine.execute("select count(*) from register_kinship")
        time.sleep(1)


def shape_of(cursor):
    cursor.execute("begin")
    try:
        return shape_lines(cursor)
    finally:
        cursor.execute("commit")


def stands(cursor):
    cursor.execute("select set_digest from schema_appliedset order by id desc limit 1")
    return cursor.fetchone()[0]


def test_tables_in_use_without_a_pause_leave_everything_as_it_was(upgrading, monkeypatch):
    from umai.machine.cluster.binaries import CannotStart

    monkeypatch.setattr(apply, "ATTEMPTS", 2)
    monkeypatch.setattr(apply, "LOCK_WAIT", "100ms")
    with connections["upgrading"].cursor() as cursor:
        cursor.execute(BEFORE)
        before = shape_of(cursor)
    with psycopg.connect(upgrading) as mine:
        mine.execute("select count(*) from visits_visit")
        with pytest.raises(CannotStart, match="nothing was changed"):
            apply.apply_declared(using="upgrading", more=privileges.privilege_statements)
    with connections["upgrading"].cursor() as cursor:
        assert shape_of(cursor) == before
    apply.apply_declared(using="upgrading", more=privileges.privilege_statements)
