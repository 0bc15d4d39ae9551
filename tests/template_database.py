"""The database that every test's database is copied from: places, the cast, and no row beside them.

`python -m tests.template_database`: make it in the home of the tests, or bring it from a run before.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from umai.machine.cluster.binaries import find_binaries
from umai.machine.cluster.database import OWNER, DatabaseAddress
from umai.machine.cluster.prepare import how_to_close_large_objects, prepare_database
from umai.machine.cluster.server import Cluster
from umai.machine.installation import CHECKOUT, Installation

TEMPLATE = "umai_template"

FILL = """
import django
django.setup()
from django.db import connections
from umai.machine.cluster import mark, migrate
from umai.machine.installation import Installation
connections["owner"].ensure_connection()
mark.write_mark(connections["owner"].connection, Installation.from_environment())
migrate.make_tables()
migrate.apply_schema()
from umai.places.classifier import load_first_classifier
load_first_classifier(using="owner")
from tests import cast
cast.write_cast()
"""

# On a template with the same tables and places: what is written as functions, policies and rights, and the cast.
RENEW = """
import django
django.setup()
from umai.machine.cluster import migrate
migrate.apply_schema()
from tests import cast
cast.write_cast()
"""

CAST_TABLES = [
    "staff_office",
    "staff_worker",
    "staff_term",
    "staff_particulars",
    "staff_account",
    "access_decoys",
]
KEEP_THE_CAST = "create schema cast_kept; " + "; ".join(
    f"create table cast_kept.{table} as table public.{table}" for table in CAST_TABLES
)
NEVER_WIPED = (
    "django_migrations",
    "django_content_type",
    "schema_appliedset",
    "trail_rowshape",
    "installation_mark",
)
# Servers with the template in it, as they were before any test: one for each state of what it is made from.
KEPT = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "umai-tests"
MOST_KEPT = 6
VACUUM_EVERY = 500  # wipes: deleted rows stay in the file until then, and each scan reads them


class Wiping:
    """Deletes what a test wrote, on a connection of its own on which no trigger runs.

    One question answers which tables hold rows that are not to be there; only these are touched. The cast
    is put back where it was changed.
    """

    def __init__(self, address):
        replica = "-c session_replication_role=replica"
        self.connection = psycopg.connect(address, autocommit=True, options=replica)
        self.times = 0
        named = (
            "select tablename from pg_tables where schemaname = 'public' and tablename not like 'places\\_%'"
        )
        tables = sorted({name for (name,) in self.connection.execute(named)} - set(NEVER_WIPED))
        asked = [f"case when {is_other(table)} then '{table}' end" for table in tables]
        self.others = f"select array_remove(array[{', '.join(asked)}], null)"

    def wipe(self):
        ((tables,),) = self.connection.execute(self.others, prepare=True).fetchall()
        if tables:
            self.connection.execute("; ".join(as_it_was(table) for table in tables))
        self.times += 1
        if self.times % VACUUM_EVERY == 0:
            self.connection.execute("vacuum")

    def forget_the_cast(self):
        """Leave nobody in the template, so that the cast can be written anew."""
        for table in CAST_TABLES:
            self.connection.execute(f"delete from public.{table}")
        self.connection.execute("drop schema cast_kept cascade")

    def close(self):
        self.connection.close()


def is_other(table):
    """The condition in SQL that this table holds other rows than before the test."""
    if table not in CAST_TABLES:
        return f"exists (select from public.{table})"
    kept, count = f"cast_kept.{table}", "select count(*) from"
    changed = f"exists (table public.{table} except all table {kept})"
    return f"(({count} public.{table}) <> ({count} {kept}) or {changed})"


def as_it_was(table):
    again = f"; insert into public.{table} select * from cast_kept.{table}" if table in CAST_TABLES else ""
    return f"delete from public.{table}{again}"


def fingerprint():
    """Changes when anything does that the template is made from: any program, statement or list of Umai."""
    passed_over = {"__pycache__", "tests", "templates", "locale", "static"}
    read = [path for path in CHECKOUT.glob("umai/**/*") if not passed_over & {*parts_of(path)}]
    return f"{tables_fingerprint()}-{digest([*read, CHECKOUT / 'tests' / 'cast.py'])}"


def tables_fingerprint():
    """Changes when the tables of the template do, its places, or how it is made: then nothing of it is of use."""
    read = [path for path in CHECKOUT.glob("umai/**/*") if "migrations" in parts_of(path)]
    read += [path for path in CHECKOUT.glob("umai/places/**/*") if "tests" not in parts_of(path)]
    read += [CHECKOUT / "tests" / "template_database.py", CHECKOUT / "requirements" / "runtime.txt"]
    return digest(path for path in read if "__pycache__" not in parts_of(path))


def parts_of(path):
    return path.relative_to(CHECKOUT).parts


def digest(paths):
    return sha256(b"".join(path.read_bytes() for path in sorted(paths) if path.is_file())).hexdigest()[:32]


def speak_as_tests(home):
    """Set the variables under which the tests and what they start know their database."""
    os.environ |= {"UMAI_HOME": str(home), "UMAI_PROCESS": "test", "DJANGO_SETTINGS_MODULE": "umai.settings"}
    os.environ.setdefault("UMAI_REHEARSAL", "1")
    os.environ.pop("UMAI_DATABASE_URL", None)


def bring_or_make(home):
    """Give this empty home a stopped server with the template: from a run before, else made and kept.

    From a run before with the same tables it is renewed, and no migration is applied.
    """
    cluster = Cluster(home, durable=False)
    kept = kept_as(fingerprint())
    alike = sorted(KEPT.glob(f"{kept_as(tables_fingerprint()).name}-*"), key=last_used)
    brought = bring([kept] if kept.is_dir() else reversed(alike), home)
    if brought == kept:
        return
    with cluster.run_while_used():
        if brought:
            forget_settings(cluster)
        make_template(cluster, prepare_database(Installation.from_environment(os.environ), createdb=True))
    if cluster.folder.is_relative_to(home):  # else the data are where a copy of the home does not reach them
        keep(home, kept)


def forget_settings(cluster):
    """Take the settings from our roles that a run before gave them, maybe with other code than this."""
    with psycopg.connect(cluster.url(), autocommit=True) as admin:
        for (role,) in admin.execute("select rolname from pg_roles where rolname like 'umai%'").fetchall():
            admin.execute(sql.SQL("alter role {} reset all").format(sql.Identifier(role)))


def bring(homes, home):
    """Copy the first of these that is there whole; another run may be forgetting it meanwhile."""
    for one in homes:
        try:
            os.utime(one)
            copy_home(one, home)
        except (OSError, subprocess.CalledProcessError):
            for part in home.iterdir():
                shutil.rmtree(part) if part.is_dir() else part.unlink()
        else:
            return one
    return None


def kept_as(mark):
    return KEPT / f"{find_binaries().version}-{mark}"


def keep(home, kept):
    """Put a copy aside, whole or not at all, and forget the oldest ones."""
    KEPT.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(dir=KEPT, prefix="half-"))
    copy_home(home, half)
    try:
        half.rename(kept)
    except OSError:  # another run kept the same meanwhile
        shutil.rmtree(half)
    for old in sorted(KEPT.iterdir(), key=last_used)[:-MOST_KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def last_used(home):
    try:
        return home.stat().st_mtime
    except FileNotFoundError:  # another run forgot it meanwhile
        return 0


def copy_home(home, where):
    """With owners and times, as a server that starts on it asks for."""
    subprocess.run(["cp", "-a", f"{home}/.", where], check=True, stderr=subprocess.DEVNULL)


def make_template(cluster, where):
    """Migrate a database once and keep it until something it is made from changes."""
    now = fingerprint()
    with psycopg.connect(cluster.url(), autocommit=True) as admin:
        mark = admin.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = %s", [TEMPLATE]
        ).fetchone()
    if mark == (now,):
        return
    there = DatabaseAddress(where.host, where.port, TEMPLATE, where.roles, where.options, where.owner)
    if mark and (mark[0] or "").startswith(tables_fingerprint()):
        with closing(Wiping(cluster.url(database=TEMPLATE))) as wiping:
            wiping.forget_the_cast()
        fill(there, RENEW)
    else:
        make_empty(cluster)
        fill(there, FILL)
    with psycopg.connect(cluster.url(database=TEMPLATE), autocommit=True) as admin:
        admin.execute(KEEP_THE_CAST)
        with closing(Wiping(cluster.url(database=TEMPLATE))) as wiping:
            wiping.wipe()  # as after each test: without the entries that the cast itself left
        admin.execute(sql.SQL("comment on database {} is {}").format(sql.Identifier(TEMPLATE), now))


def make_empty(cluster):
    with psycopg.connect(cluster.url(), autocommit=True) as admin:
        name = sql.Identifier(TEMPLATE)
        admin.execute(sql.SQL("drop database if exists {} with (force)").format(name))
        admin.execute(sql.SQL("create database {} owner {}").format(name, sql.Identifier(OWNER)))
    with psycopg.connect(cluster.url(database=TEMPLATE), autocommit=True) as admin:
        admin.execute("alter schema public owner to umai_owner")
        admin.execute(how_to_close_large_objects(admin))


def fill(where, program):
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=CHECKOUT,
        env=os.environ | {"UMAI_CREDENTIALS": where.as_text()},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise pytest.UsageError(f"the test database could not be made:\n{done.stderr[-4000:]}")


def copy_template(cluster, name):
    with psycopg.connect(cluster.url(), autocommit=True) as admin:
        database = sql.Identifier(name)
        admin.execute(sql.SQL("drop database if exists {} with (force)").format(database))
        admin.execute(
            sql.SQL("create database {} template {} owner umai_owner").format(
                database, sql.Identifier(TEMPLATE)
            )
        )
        admin.execute(sql.SQL("revoke all on database {} from public").format(database))
        roles = sql.SQL("umai_owner, umai_web, umai_auth, umai_trail, umai_public, umai_worker, umai_figures")
        admin.execute(sql.SQL("grant connect on database {} to {}").format(database, roles))


if __name__ == "__main__":
    speak_as_tests(Path(os.environ["UMAI_TEST_HOME"]))
    bring_or_make(Path(os.environ["UMAI_TEST_HOME"]))
