"""`umai doctor`: what this machine has, what is wrong with it, and how to mend that."""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import psycopg

from umai.machine import rehearsal
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import ROLES, ROLES_OF_PROCESSES, Address, address, running
from umai.machine.cluster.prepare import FEW, first_line
from umai.machine.cluster.server import Cluster
from umai.machine.doctor import calls, holding
from umai.machine.doctor.finding import GOOD, NOTE, WRONG, Finding
from umai.machine.place import Place
from umai.machine.translations import unreviewed

HELP = "say what is missing or wrong on this machine, and how to mend it"
LEAST_FREE = 2_000_000_000  # bytes; a full disk stops the database in the middle of a day
SILENT = 60  # seconds without a sign of life until a worker counts as gone
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """Print every finding; 1 when one of them is wrong."""
    found = list(findings(Place.from_environment()))
    if args.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(f"{one.state:5}  {one.about}: {one.says}")
            if one.mend:
                print(f"       to mend it: {one.mend}")
    return 1 if any(one.state == WRONG for one in found) else 0


def findings(place: Place) -> Iterator[Finding]:
    yield python()
    yield disk(place.home)
    yield from secrecy(place.home)
    yield from database(place)
    yield browser()
    yield from translations()
    yield words_in_data()


def python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", GOOD, f"{version}, {sys.executable}")


def disk(home: Path) -> Finding:
    here = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(here).free
    says = f"{free / 1e9:.1f} GB free at {here}"
    if free < LEAST_FREE:
        return Finding("disk", WRONG, says, f"make room: at least {LEAST_FREE / 1e9:.0f} GB are needed")
    return Finding("disk", GOOD, says)


def secrecy(home: Path) -> Iterator[Finding]:
    folder = home / "secrets"
    open_to_others = [path.name for path in sorted(folder.glob("*")) if path.stat().st_mode & 0o077]
    if open_to_others:
        says = f"others on this machine may read {', '.join(open_to_others)}"
        yield Finding("secrets", WRONG, says, f"chmod 600 {folder}/*")
    elif folder.exists():
        yield Finding("secrets", GOOD, f"only their owner reads {folder}")


def database(place: Place) -> Iterator[Finding]:
    was_up = not place.embedded or Cluster(place.home).running()
    try:
        yield program(place)
        if not place.begun:
            yield Finding("database", NOTE, f"none in {place.home} yet", "bin/run, or bin/umai migrate")
            return
        with running(place):
            where = address(place)
            with psycopg.connect(where.conninfo(where.owner), autocommit=True) as owner:
                yield from inside(place, where, owner, was_up=was_up)
    except CannotStart as failure:
        yield Finding("database", WRONG, str(failure), "do what that line says, then ask again")
    except psycopg.OperationalError as failure:
        mend = "bin/run" if place.embedded else "start the server, or correct UMAI_DATABASE_URL"
        yield Finding("database", WRONG, f"it does not answer: {first_line(failure)}", mend)


def program(place: Place) -> Finding:
    """Which PostgreSQL, and why that one."""
    if not place.embedded:
        where = address(place)
        return Finding(
            "PostgreSQL", GOOD, f"the server {where.host}:{where.port}, named by UMAI_DATABASE_URL"
        )
    cluster = Cluster(place.home)
    found = cluster.binaries()
    who = f", run as {cluster.person.name}" if cluster.person else ""
    return Finding(
        "PostgreSQL", GOOD, f"{found.version} in {found.folder}, {found.why}{who}; data in {cluster.data}"
    )


def inside(place: Place, where: Address, owner: psycopg.Connection, *, was_up: bool) -> Iterator[Finding]:
    version = next(owner.execute("show server_version"))[0]
    yield Finding("server", GOOD, f"PostgreSQL {version} answers, database {where.name}")
    yield roles(where, owner)
    yield migrations()
    yield functions_and_policies()
    yield kind(place, where)
    yield worker(owner, was_up=was_up)
    yield from calls.findings(place, owner)
    yield report_form(place, was_up=was_up)
    yield connections_of_the_public(owner)
    yield from holding.findings(place, owner)
    yield names_of_places(owner)
    yield stored_files(owner)


def roles(where: Address, owner: psycopg.Connection) -> Finding:
    question = "select rolname from pg_roles where (rolsuper or rolbypassrls) and rolname = any(%s)"
    mighty = [name for (name,) in owner.execute(question, [[*ROLES, where.owner]])]
    if mighty:
        mend = " ".join(f"ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS;" for name in mighty)
        return Finding("roles", WRONG, f"{', '.join(mighty)} may pass by row security", mend)
    shut_out = [role for role in ROLES_OF_PROCESSES if not can_enter(where, role)]
    if shut_out:
        return Finding("roles", WRONG, f"{', '.join(shut_out)} cannot sign in", "bin/umai migrate")
    return Finding("roles", GOOD, f"{len(ROLES)} roles, none of which passes by row security")


def can_enter(where: Address, role: str) -> bool:
    with contextlib.suppress(psycopg.OperationalError):
        psycopg.connect(where.conninfo(role)).close()
        return True
    return False


def migrations() -> Finding:
    from umai.machine.cluster import migrate

    migrate.set_up()
    if waiting := migrate.unapplied():
        return Finding("migrations", WRONG, f"{waiting} are to be applied", "bin/umai migrate")
    return Finding("migrations", GOOD, "all applied")


def functions_and_policies() -> Finding:
    from umai.machine.cluster import migrate

    if migrate.unapplied():
        return Finding("functions and policies", WRONG, "the tables come first", "bin/umai migrate")
    if differs := migrate.differences():
        what = f"{len(differs)} do not stand as their files say, the first: {differs[0]}"
        return Finding("functions and policies", WRONG, what, "bin/umai migrate")
    return Finding("functions and policies", GOOD, "all stand as their files say")


def kind(place: Place, where: Address) -> Finding:
    try:
        rehearsal.refuse_mixing(place, rehearsal.filling(where))
    except CannotStart as failure:
        return Finding("kind", WRONG, str(failure), "as that line says")
    what = (
        "a rehearsal: invented people, known passwords, this machine only"
        if place.rehearsal
        else "a real register"
    )
    return Finding("kind", GOOD, what)


def worker(owner: psycopg.Connection, *, was_up: bool) -> Finding:
    """Whether a worker gave a sign of life lately; without one no deadline is watched."""
    state = WRONG if was_up else NOTE
    mend = "bin/umai worker (bin/run starts one)"
    if next(owner.execute("select to_regclass('procrastinate_workers')"))[0] is None:
        return Finding("worker", state, "its tables are missing", "bin/umai migrate")
    question = "select extract(epoch from now() - max(last_heartbeat))::int from procrastinate_workers"
    (silent,) = next(owner.execute(question))
    if silent is None or silent > SILENT:
        return Finding("worker", state, "none is running", mend)
    return Finding("worker", GOOD, f"last sign of life {silent} seconds ago")


def report_form(place: Place, *, was_up: bool) -> Finding:
    """Whether the process of the report form answers: without it nobody can report."""
    address = f"http://127.0.0.1:{place.report_port}/healthz"
    with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=3):
        return Finding("report form", GOOD, f"it answers at port {place.report_port}")
    says = f"nothing answers at port {place.report_port}"
    return Finding("report form", WRONG if was_up else NOTE, says, "bin/umai report (bin/run starts one)")


def connections_of_the_public(owner: psycopg.Connection) -> Finding:
    question = "select rolconnlimit from pg_roles where rolname = 'umai_public'"
    most = (owner.execute(question).fetchone() or (-1,))[0]
    if most < 0:
        says = "a flood of the report form could take up every connection of the database"
        return Finding("connections", WRONG, says, f"ALTER ROLE umai_public CONNECTION LIMIT {FEW};")
    return Finding("connections", GOOD, f"the report form takes up {most} at most")


def browser() -> Finding:
    names = filter(None, (os.environ.get("UMAI_CHROMIUM"), *BROWSERS))
    for found in filter(None, map(shutil.which, names)):
        try:
            answer = subprocess.run([found, "--version"], capture_output=True, text=True, timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if answer.returncode == 0:
            return Finding("browser for tests", GOOD, f"{answer.stdout.strip()}, {found}")
    return Finding(
        "browser for tests", NOTE, "no Chromium (only bin/test needs one)", "sudo apt-get install chromium"
    )


def translations() -> Iterator[Finding]:
    for language, (fresh, total) in sorted(unreviewed().items()):
        says = f"{fresh} of {total} texts not reviewed by a native speaker"
        mend = "docs/how-to/add-a-language.md says how a text is reviewed" if fresh else ""
        yield Finding(f"language {language}", NOTE if fresh else GOOD, says, mend)


def words_in_data() -> Finding:
    """Names of legal categories and guidance of the steps: their languages are in their files."""
    law = import_module("umai.law.children.categories").categories()
    names = sum(len(one.unreviewed) for one in law.values())
    guidance = len(import_module("umai.design.guidance").unreviewed())
    says = (
        f"{names} names of legal categories and {guidance} texts of guidance not reviewed by a native speaker"
    )
    return Finding("words in data", NOTE if names or guidance else GOOD, says)


def names_of_places(owner: psycopg.Connection) -> Finding:
    try:
        (fresh,) = next(owner.execute("select count(*) from places_place where not names_reviewed"))
    except psycopg.errors.UndefinedTable:
        return Finding("names of places", NOTE, "not loaded yet", "bin/umai migrate")
    says = f"{fresh} places whose Kyrgyz or Latin name was made by rule and not reviewed"
    return Finding("names of places", NOTE if fresh else GOOD, says)


def stored_files(owner: psycopg.Connection) -> Finding:
    """Whether every row of a document has its file on the disk, and the key that opens it."""
    try:
        rows = owner.execute("select name, version from documents_datakey").fetchall()
    except psycopg.errors.UndefinedTable:
        return Finding("stored files", NOTE, "none yet", "bin/umai migrate")
    missing, closed = import_module("umai.documents.keeping").absent(rows)
    if missing or closed:
        says = f"of {len(rows)} files {missing} are not on the disk, and for {closed} the key is missing"
        return Finding(
            "stored files", WRONG, says, "bring UMAI_HOME/files and UMAI_HOME/secrets back from the backup"
        )
    return Finding("stored files", GOOD, f"all {len(rows)} are on the disk, with their keys")
