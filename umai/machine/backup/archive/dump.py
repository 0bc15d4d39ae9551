"""The database as one stream: what pg_dump writes of one snapshot, with the counts of that same snapshot.

The owner of the tables reads them, under row security as always: no role that passes by it is made. Before,
it is proven from the policies that the owner is shown every row; a table of which this does not hold is
refused by name.
"""

import os
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

import psycopg
from psycopg import sql

from umai.machine.backup.archive import programs
from umai.machine.backup.archive.progress import PAUSE
from umai.machine.backup.archive.sealed import seal
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress

# An entry in the list of a dump: its number, two numbers of the catalogue, its kind.
ROW_SECURITY = re.compile(r"\d+; \d+ \d+ (POLICY|ROW SECURITY|COMMENT \S+ POLICY) ")
# While a dump is brought in: it is thrown away when it does not end well, so no commit waits for the disk.
RESTORE_OPTIONS = "-c synchronous_commit=off -c maintenance_work_mem=512MB"
LOCK_PATIENCE = "60s"  # how long pg_dump waits for a table that somebody changes the shape of

# Tables and kept views that are not an extension's, by name with their schema.
TABLES = """
select c.oid::regclass::text, n.nspname, c.relname
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
order by 2, 3"""

# Tables of which row security may hide rows from the current role: no policy shows it every row, or a
# restrictive one speaks of it.
HIDDEN = """
with policy as (
    select p.*, exists (select from unnest(p.polroles) r(role)
            where r.role = 0 or pg_has_role(current_user, r.role, 'usage')) as mine
    from pg_policy p where p.polcmd in ('*', 'r'))
select c.oid::regclass::text from pg_class c
where c.relrowsecurity and c.relkind in ('r', 'p')
    and (c.relforcerowsecurity or not pg_has_role(current_user, c.relowner, 'usage'))
    and (exists (select from policy p where p.polrelid = c.oid and p.mine and not p.polpermissive)
        or not exists (select from policy p where p.polrelid = c.oid and p.mine and p.polpermissive
            and pg_get_expr(p.polqual, p.polrelid) = 'true'))
order by 1"""


def refuse_hidden_rows(inside: psycopg.Connection) -> None:
    """Raise CannotStart, naming a table, where row security hides rows from the role that dumps."""
    hidden = [name for (name,) in inside.execute(HIDDEN)]
    if hidden:
        raise CannotStart(
            f"Row security may hide rows of {hidden[0]} ({len(hidden)} tables in all) from the owner, so a "
            "backup would lack them: bin/umai migrate brings the policies back; nothing was written."
        )


def count_rows(inside: psycopg.Connection) -> dict[str, int]:
    """The number of rows of every table, as this connection sees them."""
    found = {}
    for name, schema, table in inside.execute(TABLES).fetchall():
        question = sql.SQL("select count(*) from only {}").format(sql.Identifier(schema, table))
        found[name] = next(inside.execute(question))[0]
    return found


def read_shape(inside: psycopg.Connection) -> dict:
    """By which version this database was made: its migrations, and its set of functions and policies."""
    migrations = inside.execute("select app, name from django_migrations order by 1, 2").fetchall()
    applied = inside.execute("select set_digest from schema_appliedset order by id desc limit 1").fetchone()
    return {"migrations": [list(one) for one in migrations], "set_digest": applied[0] if applied else ""}


def seal_database(where: DatabaseAddress, target: Path, recipients, watch=None) -> dict:
    """Dump the database into a sealed file; answers what the manifest says of it.

    `counts`, `shape` and `at` are of the very snapshot that is dumped. Raises CannotStart.
    """
    with psycopg.connect(where.conninfo(where.owner), autocommit=True) as inside:
        inside.execute("set max_parallel_workers_per_gather = 0")
        inside.execute("set row_security = on")
        inside.execute("begin isolation level repeatable read, read only")
        refuse_hidden_rows(inside)
        snapshot, at = next(inside.execute("select pg_export_snapshot(), now()"))
        major = programs.server_major(inside)
        folder = programs.find_programs(major)
        counted: dict = {}

        def count():
            try:
                counted["counts"] = count_rows(inside)
            except psycopg.Error as failure:
                counted["failure"] = failure

        counting = threading.Thread(target=count)
        with tempfile.TemporaryFile() as said:
            process = programs.start_program(
                [
                    folder / "pg_dump",
                    "--format=custom",
                    "--enable-row-security",
                    "--compress=1",
                    "--no-owner",
                    f"--snapshot={snapshot}",
                    f"--lock-wait-timeout={LOCK_PATIENCE}",
                ],
                where,
                said,
                stdout=subprocess.PIPE,
            )
            try:
                shape = read_shape(inside)
                counting.start()
                sealed = seal(cast(IO[bytes], process.stdout), target, recipients, watch)
                code = process.wait()
            finally:
                programs.end_process(process)
                if counting.ident:
                    counting.join()
            if code:
                said.seek(0)
                raise CannotStart(programs.first_error(said.read().decode(errors="replace"), "pg_dump"))
        if "failure" in counted:
            raise CannotStart("The rows could not be counted, so the backup would prove nothing.")
    return sealed | {"counts": counted["counts"], "shape": shape, "at": at.isoformat(), "postgresql": major}


def refuse_full_database(inside: psycopg.Connection, name: str) -> None:
    """Raise CannotStart where a database holds a table already."""
    found = inside.execute(TABLES).fetchone()
    if found:
        raise CannotStart(
            f"The database {name} is not empty (it has the table {found[0]}): restore into an empty one, "
            "and no backup ever replaces what is there; nothing was changed."
        )


def restore_database(where: DatabaseAddress, dump: Path, say: Callable[[str], None]) -> None:
    """Bring a dump into an empty database, as its owner. Raises CannotStart."""
    with psycopg.connect(where.conninfo(where.owner), autocommit=True) as inside:
        refuse_full_database(inside, where.name)
        folder = programs.find_programs(programs.server_major(inside))
    entries = run_restore(folder, where, ["--list", dump])
    jobs = len(os.sched_getaffinity(0))
    for chosen, more in zip(
        choose_entries(entries), ([f"--jobs={jobs}"], ["--single-transaction"]), strict=True
    ):
        with tempfile.NamedTemporaryFile("w", suffix=".list") as file:
            file.write(chosen)
            file.flush()
            words = ["--exit-on-error", "--enable-row-security", "--no-owner", "--verbose", *more]
            address = f"--dbname={programs.address_words(where)}"
            run_restore(folder, where, [address, *words, f"--use-list={file.name}", dump], say)
    with psycopg.connect(where.conninfo(where.owner), autocommit=True) as inside:
        inside.execute("analyze")


def choose_entries(text: str) -> tuple[str, str]:
    """The entries of a dump: first all but row security, then row security.

    With both at once a table's security may stand before the policy that shows the owner its rows, and a
    foreign key that is checked in that moment finds nothing. Left out is what belongs to the server and not
    to us: rights on its own functions.
    """
    lines = [line for line in text.splitlines() if " pg_catalog " not in line]
    last = [line for line in lines if ROW_SECURITY.match(line)]
    return "\n".join(line for line in lines if line not in last) + "\n", "\n".join(last) + "\n"


def run_restore(folder: Path, where: DatabaseAddress, words: list, say=None) -> str:
    """What pg_restore prints; a line now and then about what it is doing. Raises CannotStart."""
    with tempfile.TemporaryFile("w+") as printed:
        process = subprocess.Popen(
            [folder / "pg_restore", *words],
            stdout=printed,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            env=programs.password_environment(where) | {"PGOPTIONS": RESTORE_OPTIONS},
            cwd="/",
        )
        failure, number, said = "", 0, time.monotonic()
        try:
            for line in cast(IO[str], process.stderr):
                number += 1
                if "error:" in line and not failure:
                    failure = line
                if say and time.monotonic() - said > PAUSE:
                    said = time.monotonic()
                    say(f"Database: step {number}, {line.removeprefix('pg_restore: ').strip()}")
            code = process.wait()
        finally:
            programs.end_process(process)
        if code:
            raise CannotStart(programs.first_error(failure, "pg_restore"))
        printed.seek(0)
        return printed.read()


def empty_database(where: DatabaseAddress) -> None:
    """Take back what an unfinished restore made in a database that was empty before."""
    with psycopg.connect(where.conninfo(where.owner), autocommit=True) as inside:
        inside.execute("drop schema public cascade")
        inside.execute("create schema public")


def differing_counts(before: dict[str, int], now: dict[str, int]) -> list[str]:
    """One sentence for each table whose number of rows is another than in the backup."""
    return [
        f"{name} has {now.get(name, 'no table and')} rows and not {before.get(name, 'none, nor a table,')}"
        for name in sorted(before.keys() | now.keys())
        if before.get(name) != now.get(name)
    ]
