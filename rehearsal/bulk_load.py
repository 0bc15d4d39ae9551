"""Opening the tables of a file for one bulk load by their owner, and closing them as they were.

All of it happens inside the load's own transaction: nobody else ever sees the tables open, and a
load that fails leaves them untouched.
"""

from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter

from rehearsal.tables import COLUMNS, PROTECTED_TABLES

FOREIGN_KEYS = """
select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
from pg_constraint where contype = 'f' and conrelid = any (%s::regclass[])
order by 1, 2
"""
DEFERRED = """
select string_agg(distinct quote_ident(conname), ', ') from pg_constraint
where condeferrable and contype <> 't' and connamespace = 'public'::regnamespace
"""
# Indexes that hold no constraint: quicker to build afterwards, when much is loaded.
INDEXES = """
select indexrelid::regclass::text, pg_get_indexdef(indexrelid)
from pg_index where indrelid = any (%s::regclass[]) and not indisprimary
and not exists (select from pg_constraint where conindid = indexrelid)
order by indexrelid
"""
SLEEP = "alter table {} disable trigger user, enable trigger proven, no force row level security"
WAKE = "alter table {} enable trigger user, force row level security"


@contextmanager
def open_tables(cursor, *, rebuild):
    """Within this block the owner may COPY into the tables; afterwards every rule holds again.

    Row security refuses COPY to an owner who forces it on himself, and the stamps would write the
    present into a past. Foreign keys are checked at the end. Where much is loaded (`rebuild`) they and
    the indexes are made anew there: row by row they cost more than the load. Where little is, making
    them anew costs more. The trail proves the rows all the same, under the one entry of the load.
    """
    check_at_once(cursor)
    for table in PROTECTED_TABLES:
        cursor.execute(SLEEP.format(table))
    with keys_and_indexes_away(cursor) if rebuild else keys_deferred(cursor):
        yield
    for table in PROTECTED_TABLES:
        cursor.execute(WAKE.format(table))


@contextmanager
def keys_and_indexes_away(cursor):
    """Within this block the tables have neither; afterwards both are made of all rows at once."""
    cursor.execute(FOREIGN_KEYS, [list(COLUMNS)])
    keys = cursor.fetchall()
    cursor.execute(INDEXES, [list(COLUMNS)])
    indexes = cursor.fetchall()
    for table, own in groupby(keys, itemgetter(0)):
        cursor.execute(f"alter table {table} " + ", ".join(f"drop constraint {name}" for _, name, _ in own))
    for name, _ in indexes:
        cursor.execute(f"drop index {name}")
    yield
    for _, definition in indexes:
        cursor.execute(definition)
    for table, own in groupby(keys, itemgetter(0)):
        added = ", ".join(f"add constraint {name} {definition}" for _, name, definition in own)
        cursor.execute(f"alter table {table} {added}")


@contextmanager
def keys_deferred(cursor):
    """Within this block a row may name one that comes later; at its end every key is checked."""
    cursor.execute(FOREIGN_KEYS, [list(COLUMNS)])
    keys = ", ".join(dict.fromkeys(name for _, name, _ in cursor.fetchall()))
    cursor.execute(f"set constraints {keys} deferred")
    yield
    cursor.execute(f"set constraints {keys} immediate")


def check_at_once(cursor):
    """Let no check wait for the end, but the trigger that writes an entry: so the load has one entry."""
    cursor.execute(DEFERRED)
    cursor.execute(f"set constraints {cursor.fetchone()[0]} immediate")


def copy_lines(cursor, tables, lines):
    """Copy the lines of every table into it and forget them; `tables` names the columns of each."""
    for table, columns in tables.items():
        if lines[table]:
            named = ", ".join(f'"{one}"' for one in columns)  # one of them is a word of SQL
            with cursor.copy(f"copy {table} ({named}) from stdin") as copying:
                copying.write("\n".join(lines[table]) + "\n")
            lines[table].clear()


@contextmanager
def rules_asleep(cursor, tables):
    """Within this block the owner may COPY a few more rows into these tables; foreign keys are checked."""
    check_at_once(cursor)  # no table is altered while a check of it waits
    for table in tables:
        cursor.execute(SLEEP.format(table))
    yield
    for table in tables:
        cursor.execute(WAKE.format(table))
