"""What do the proofs of rows cost, and how long does it take to compare every row with its proof?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.proofs [--visits N]

In a copy of the database: inserts visits (copies of those that there are) without and with proofs, until
there are N of them, and then compares all rows of the copy with their proofs. The copy is dropped.
"""

import argparse
import contextlib
import sys
import time

import psycopg

from bench.serving import filled_home, open_database
from umai.machine.cluster.server import Cluster

COPY = "umai_proofs"  # the name of the copy
AT_ONCE = 100_000  # visits of one statement
TRIED = 20_000  # visits that are inserted without proofs, to compare with


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visits", type=int, default=100_000, help="visits in the copy (100,000)")
    args = parser.parse_args()
    place = filled_home()
    with open_database(place), copied(place) as cursor:
        bare = insert_visits(cursor, TRIED, proven=False)
        cursor.execute("rollback")
        proven = insert_visits(cursor, TRIED, proven=True)
        cursor.execute("rollback")
        print(f"a visit inserted: {bare:.0f} µs without and {proven:.0f} µs with its proof")
        while (there := count(cursor, "select count(*) from visits_visit")) < args.visits:
            insert_visits(cursor, min(AT_ONCE, args.visits - there), proven=True)
            cursor.execute("commit")
        rows = count(cursor, "select sum(cardinality(ids)) from trail_rowproof")
        size = count(cursor, "select pg_total_relation_size('trail_rowproof')")
        print(f"{there:,} visits; {rows:,} proofs of all tables in {size / 1e6:,.0f} MB")
        cursor.execute("vacuum analyze")
        begun = time.perf_counter()
        found = compare()
        print(f"umai trail verify --rows: {time.perf_counter() - begun:.0f} s, {found} findings")


@contextlib.contextmanager
def copied(place):
    """A cursor in a copy of the database, which is dropped at the end."""
    from django.db import connections

    cluster = Cluster(place.home)
    for connection in connections.all(initialized_only=True):
        connection.close()
    with psycopg.connect(cluster.url(database="postgres"), autocommit=True) as admin:
        admin.execute(f"drop database if exists {COPY}")
        admin.execute(f"create database {COPY} template umai owner umai_owner")
        try:
            with psycopg.connect(cluster.url(database=COPY), autocommit=True) as inside:
                yield inside.cursor()
        finally:
            if "copy" in connections.databases:
                connections["copy"].close()
            admin.execute(f"drop database {COPY} with (force)")


def insert_visits(cursor, number, *, proven):
    """Microseconds a visit of one insert of so many copies; leaves the transaction open."""
    cursor.execute("begin")
    cursor.execute("alter table visits_visit disable trigger user")
    if proven:
        cursor.execute("alter table visits_visit enable trigger proven")
    cursor.execute(
        "select string_agg(quote_ident(attname), ', ') from pg_attribute"
        " where attnum > 0 and not attisdropped and attrelid = 'visits_visit'::regclass"
        " and attname not in ('id', 'line') and attgenerated = ''"
    )
    (columns,) = cursor.fetchone()
    begun = time.perf_counter()
    cursor.execute(
        f"insert into visits_visit (id, line, {columns}) select copy, copy, {columns}"
        " from (select gen_random_uuid() as copy, v.* from visits_visit v, generate_series(1, 10000)"
        " where v.replaces_id is null limit %s) as copied",
        [number],
    )
    cursor.execute("set constraints all immediate")
    return (time.perf_counter() - begun) / number * 1e6


def count(cursor, question):
    cursor.execute(question)
    return cursor.fetchone()[0] or 0


def compare():
    """How many rows differ from their proofs; ends the bench where one does."""
    from django.db import connections

    from umai.trail.rows.verification import compare_rows

    connections.databases["copy"] = connections.databases["owner"] | {"NAME": COPY}
    found = list(compare_rows(using="copy"))
    if found:
        sys.exit(f"{len(found)} findings, the first: {found[0]}")
    return len(found)


if __name__ == "__main__":
    main()
