"""Make a database equal to what is declared: in one transaction, changing only what differs.

Texts are compared as PostgreSQL prints them. For that, everything that is declared is made once in a
schema that is rolled back. When nothing has changed since the last time, this is skipped.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from umai.machine.cluster.binaries import CannotStart
from umai.schema import catalogue, declarations
from umai.schema.source import DeclaredObject

APPLY_LOCK = 5_310_847  # the advisory lock that lets one process at a time apply; any number will do
DRAFT_SCHEMA = "umai_draft"  # the schema that is rolled back
# A statement that waits for a lock makes others wait behind it: after this time all is rolled back and
# tried again.
LOCK_WAIT = "400ms"
ATTEMPTS, PAUSE = 120, 0.5  # seconds


@dataclass(frozen=True)
class SchemaDifference:
    """One difference, and what to do: make, replace, remake, drop or comment it."""

    what: str
    key: tuple[str, str, str]
    path: str

    def __str__(self):
        kind, table, name = self.key
        named = " ".join(filter(None, [kind, name, f"on {table}" if table else ""]))
        return f"{self.what} {named}" + (f" ({self.path})" if self.path else "")


def apply_declared(
    *, using: str = "owner", more: Callable[[object], Sequence[str]] = lambda cursor: ()
) -> list[SchemaDifference]:
    """Bring the database to the declared set; answers what was done. Safe to run at any time, and by several.

    `more` gives further statements of the same transaction, called after the set was applied (privileges).
    Raises CannotStart when something that is not ours depends on what has to go, when a function belongs
    to another role, or when the tables are busy for too long.
    """
    from django.db import connections, transaction
    from django.db.utils import OperationalError

    connection = connections[using]
    for _ in range(ATTEMPTS):
        try:
            with transaction.atomic(using=using), connection.cursor() as cursor:
                return bring_up_to_date(cursor, more)
        except OperationalError as busy:  # cancelled while it waited for a lock, or in a deadlock
            if connection.in_atomic_block or not is_busy(busy):
                raise
            time.sleep(PAUSE)
    raise CannotStart(
        "The tables of this database are in use without a pause, so its functions and policies could not be "
        "brought up to date; nothing was changed. Try again when less is going on, or stop the web server."
    )


@dataclass(frozen=True)
class SchemaComparison:
    """A database and what is declared, by key, with the declared texts as PostgreSQL would print them."""

    wanted: dict
    stands: dict
    drafts: dict
    applied: tuple | None  # the digest of the set that was applied last, and when

    @property
    def differences(self) -> list[SchemaDifference]:
        return differences(self.wanted, self.stands, self.drafts)


def compare_schema(*, using: str = "owner") -> SchemaComparison:
    """Compare a database with what is declared; nothing of it is changed."""
    from django.db import connections, transaction

    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("set local search_path = public; set local check_function_bodies = off")
        wanted = {thing.key: thing for thing in declarations.declared_objects()}
        cursor.execute("select set_digest, applied_at from schema_appliedset order by id desc limit 1")
        applied = cursor.fetchone()
        return SchemaComparison(wanted, catalogue.read_objects(cursor), read_drafts(cursor, wanted), applied)


def is_busy(failure) -> bool:
    from psycopg import errors

    return isinstance(
        failure.__cause__, errors.QueryCanceled | errors.LockNotAvailable | errors.DeadlockDetected
    )


def bring_up_to_date(cursor, more) -> list[SchemaDifference]:
    cursor.execute(f"select pg_advisory_xact_lock({APPLY_LOCK})")
    cursor.execute("set local search_path = public; set local check_function_bodies = off")
    wanted = {thing.key: thing for thing in declarations.declared_objects()}
    stands = catalogue.read_objects(cursor)
    found = []
    if not is_unchanged(cursor, stands):
        # A new database has nothing to compare.
        drafts = read_drafts(cursor, wanted) if stands else {}
        found = differences(wanted, stands, drafts)
        if found:
            refuse_foreign_functions(cursor, stands)
            perform_differences(cursor, wanted, stands, found)
        record_set(cursor)
    for statement in more(cursor):
        cursor.execute(statement)
    return found


def is_unchanged(cursor, stands) -> bool:
    """Whether this set was applied last, and the database still prints the same."""
    cursor.execute("select set_digest, printed_digest from schema_appliedset order by id desc limit 1")
    return cursor.fetchone() == (declarations.digest(), catalogue.digest(stands))


def record_set(cursor) -> None:
    """Record the applied set, also when only its white space is new, because /readyz compares texts."""
    cursor.execute(
        "insert into schema_appliedset (set_digest, printed_digest, applied_at) values (%s, %s, now())",
        [declarations.digest(), catalogue.digest(catalogue.read_objects(cursor))],
    )


def differences(wanted: dict, stands: dict, drafts: dict) -> list[SchemaDifference]:
    """The differences between the database and the declared set, by PostgreSQL's print of both."""
    found = [SchemaDifference("drop", key, "") for key in stands if key not in wanted]
    for key, thing in wanted.items():
        now = stands.get(key)
        if now is None:
            found.append(SchemaDifference("make", key, thing.path))
        elif drafts[key].printed != now.printed:
            what = "replace" if drafts[key].signature == now.signature else "remake"
            found.append(SchemaDifference(what, key, thing.path))
        elif thing.comment != now.comment:
            found.append(SchemaDifference("comment", key, thing.path))
    return found


def read_drafts(cursor, wanted: dict) -> dict:
    """Everything declared, as PostgreSQL prints it: made in a schema of its own, which is rolled back."""
    tables = sorted({thing.table for thing in wanted.values() if thing.table})
    cursor.execute("savepoint draft")
    try:
        cursor.execute(
            f"create schema {DRAFT_SCHEMA}; set local search_path = {DRAFT_SCHEMA}, public;"
            " set local check_function_bodies = off"
        )
        for table in tables:
            cursor.execute(f"create table {DRAFT_SCHEMA}.{table} (like public.{table})")
        for thing in wanted.values():
            cursor.execute(thing.text)
        return catalogue.read_objects(cursor, DRAFT_SCHEMA)
    finally:
        cursor.execute("rollback to savepoint draft; release savepoint draft")


def refuse_foreign_functions(cursor, stands: dict) -> None:
    cursor.execute("select current_user")
    me = cursor.fetchone()[0]
    for thing in stands.values():
        if thing.owner not in ("", me):
            raise CannotStart(
                f"The {thing.kind} {thing.name} belongs to {thing.owner} and not to {me}; "
                f"an administrator runs: ALTER {thing.kind.upper()} {thing.name} OWNER TO {me};"
            )


def perform_differences(cursor, wanted: dict, stands: dict, found: list[SchemaDifference]) -> None:
    """Apply the differences; what depends on a function that must go is dropped before and made after."""
    by = {what: {one.key for one in found if one.what == what} for one in found for what in [one.what]}
    gone = by.get("drop", set()) | by.get("remake", set())
    remade = dependents(cursor, [name for kind, _table, name in gone if kind == "function"])
    changed = {key for key in by.get("replace", set()) if key[0] != "function"}
    dropped = {key for key in gone if key[0] != "function"} | remade | changed
    made = [
        thing
        for key, thing in wanted.items()
        if key in by.get("make", set()) | by.get("replace", set()) | by.get("remake", set()) | remade
    ]
    lock_tables(cursor, {key[1] for key in dropped} | {thing.table for thing in made})
    for kind, table, name in sorted(dropped):
        cursor.execute(drop_statement(kind, table, name))
    for kind, _table, name in sorted(gone):
        if kind == "function":
            drop_function(cursor, name)
    for thing in made:
        cursor.execute(as_replacement(thing) if thing.kind == "function" else thing.text)
    for key in [one.key for one in found if one.what == "comment"] + [thing.key for thing in made]:
        if key in wanted and key[0] != "row security":
            write_comment(cursor, wanted[key])
    validate_functions(cursor, [thing.name for thing in made if thing.kind == "function"])


def dependents(cursor, functions: list[str]) -> set[tuple]:
    """The views, policies and triggers that call one of these functions."""
    cursor.execute(
        """select 'policy', c.relname, p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
            join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
            join pg_proc f on d.refclassid = 'pg_proc'::regclass and d.refobjid = f.oid
            where f.proname = any (%(names)s) and f.pronamespace = 'public'::regnamespace
        union select 'view', '', c.relname from pg_class c join pg_rewrite r on r.ev_class = c.oid
            join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
            join pg_proc f on d.refclassid = 'pg_proc'::regclass and d.refobjid = f.oid
            where f.proname = any (%(names)s) and c.relkind = 'v' and c.relname ~ %(views)s
        union select 'trigger', c.relname, t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
            join pg_proc f on f.oid = t.tgfoid
            where f.proname = any (%(names)s) and f.pronamespace = 'public'::regnamespace""",
        {"names": functions, "views": catalogue.OUR_VIEWS},
    )
    return set(cursor.fetchall())


def lock_tables(cursor, tables: set[str]) -> None:
    """Lock all tables that will be changed at once, and not one after the other while others wait."""
    named = sorted(filter(None, tables))
    if named:
        cursor.execute(f"set local statement_timeout = '{LOCK_WAIT}'")
        cursor.execute(f"lock table {', '.join(named)} in access exclusive mode")
        cursor.execute("set local statement_timeout = 0")


def drop_statement(kind: str, table: str, name: str) -> str:
    if kind == "row security":
        return (
            f"alter table {table} no force row level security; alter table {table} disable row level security"
        )
    return f"drop {kind} {name}" + (f" on {table}" if table else "")


def drop_function(cursor, name: str) -> None:
    """Drop a function; raises CannotStart when something that is not ours depends on it."""
    from django.db.utils import InternalError
    from psycopg import errors

    try:
        cursor.execute(f"drop function {name}")
    except InternalError as failure:
        cause = failure.__cause__
        said = cause.diag.message_detail if isinstance(cause, errors.Error) else cause
        raise CannotStart(
            f"The function {name} of an earlier version cannot go, because something that is not Umai's "
            f"depends on it: {said}. Remove that, then start again."
        ) from failure


def as_replacement(thing: DeclaredObject) -> str:
    return thing.text.replace("create function", "create or replace function", 1)


def write_comment(cursor, thing: DeclaredObject) -> None:
    on = f" on {thing.table}" if thing.table else ""
    cursor.execute(f"comment on {thing.kind} {thing.name}{on} is %s", [thing.comment or None])


def validate_functions(cursor, functions: list[str]) -> None:
    """Have PostgreSQL check the bodies again, now that everything they name exists."""
    cursor.execute("set local check_function_bodies = on")
    cursor.execute(
        """select case l.lanname when 'plpgsql' then plpgsql_validator(p.oid)
               else fmgr_sql_validator(p.oid) end
           from pg_proc p join pg_language l on l.oid = p.prolang
           where p.pronamespace = 'public'::regnamespace and p.proname = any (%s)""",
        [functions],
    )
