"""`umai doctor`: what this machine has, what is wrong with it, and how to fix that."""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import psycopg

from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress, database_address, run_server
from umai.machine.cluster.prepare import first_line
from umai.machine.cluster.server import Cluster
from umai.machine.doctor import calls, law, originals, pages, reporter_names, roles, trail
from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding
from umai.machine.doctor.state import checks
from umai.machine.doctor.state.metrics import ask_times
from umai.machine.installation import Installation

HELP = "say what is missing or wrong on this machine, and how to mend it"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """Print every finding; 1 when one of them is wrong."""
    found = list(findings(Installation.from_environment()))
    if args.json:
        print(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(f"{one.state:5}  {one.about}: {one.says}")
            if one.mend:
                print(f"       to mend it: {one.mend}")
    return 1 if any(one.state == WRONG for one in found) else 0


def findings(place: Installation) -> Iterator[DoctorFinding]:
    yield check_python()
    yield from checks.of_machine(place, ask_times(place.port))
    yield from check_secrets(place.home)
    yield from check_database(place)
    yield check_browser()
    yield check_names_in_data()


def check_python() -> DoctorFinding:
    version = ".".join(map(str, sys.version_info[:3]))
    return DoctorFinding("Python", GOOD, f"{version}, {sys.executable}")


def check_secrets(home: Path) -> Iterator[DoctorFinding]:
    folder = home / "secrets"
    open_to_others = [path.name for path in sorted(folder.glob("*")) if path.stat().st_mode & 0o077]
    if open_to_others:
        says = f"others on this machine may read {', '.join(open_to_others)}"
        yield DoctorFinding("secrets", WRONG, says, f"chmod 600 {folder}/*")
    elif folder.exists():
        yield DoctorFinding("secrets", GOOD, f"only their owner reads {folder}")


def check_database(place: Installation) -> Iterator[DoctorFinding]:
    was_up = not place.embedded or Cluster(place.home).is_running()
    try:
        yield check_postgresql(place)
        if not place.has_database:
            yield DoctorFinding("database", NOTE, f"none in {place.home} yet", "bin/run, or bin/umai migrate")
            return
        with run_server(place):
            where = database_address(place)
            with psycopg.connect(where.conninfo(where.owner), autocommit=True) as owner:
                yield from check_contents(place, where, owner, was_up=was_up)
    except CannotStart as failure:
        yield DoctorFinding("database", WRONG, str(failure), "do what that line says, then ask again")
    except psycopg.OperationalError as failure:
        mend = "bin/run" if place.embedded else "start the server, or correct UMAI_DATABASE_URL"
        yield DoctorFinding("database", WRONG, f"it does not answer: {first_line(failure)}", mend)


def check_postgresql(place: Installation) -> DoctorFinding:
    """The PostgreSQL that is used, and why that one."""
    if not place.embedded:
        where = database_address(place)
        return DoctorFinding(
            "PostgreSQL", GOOD, f"the server {where.host}:{where.port}, named by UMAI_DATABASE_URL"
        )
    cluster = Cluster(place.home)
    found = cluster.binaries()
    who = f", run as {cluster.person.name}" if cluster.person else ""
    return DoctorFinding(
        "PostgreSQL", GOOD, f"{found.version} in {found.folder}, {found.why}{who}; data in {cluster.data}"
    )


def check_contents(
    place: Installation, where: DatabaseAddress, owner: psycopg.Connection, *, was_up: bool
) -> Iterator[DoctorFinding]:
    version = next(owner.execute("show server_version"))[0]
    yield DoctorFinding("server", GOOD, f"PostgreSQL {version} answers, database {where.name}")
    yield from roles.findings(where, owner)
    yield check_migrations()
    yield check_functions()
    yield from pages.findings(place.home)
    yield check_kind(place, where)
    if not place.rehearsal:
        yield check_papers()
    yield from check_state(place, owner, was_up=was_up)
    yield from calls.findings(place, owner)
    yield check_report_form(place, was_up=was_up)
    yield from trail.findings(place, owner)
    yield from reporter_names.findings(place, owner)
    yield law.check_law(owner)
    yield check_place_names(owner)
    yield check_stored_files(owner)
    yield originals.check_originals(owner)


def check_state(place: Installation, owner: psycopg.Connection, *, was_up: bool) -> Iterator[DoctorFinding]:
    """What the page "State of the system" says of the database."""
    try:
        yield from checks.of_database(place, lambda said: owner.execute(said).fetchall(), was_up=was_up)
    except (psycopg.errors.UndefinedFunction, psycopg.errors.UndefinedTable):
        state = WRONG if was_up else NOTE
        yield DoctorFinding("state", state, "its tables and functions are missing", "bin/umai migrate")


def check_migrations() -> DoctorFinding:
    from umai.machine.cluster import migrate

    migrate.set_up_django()
    if waiting := migrate.count_unapplied():
        return DoctorFinding("migrations", WRONG, f"{waiting} are to be applied", "bin/umai migrate")
    return DoctorFinding("migrations", GOOD, "all applied")


def check_functions() -> DoctorFinding:
    from umai.machine.cluster import migrate

    if migrate.count_unapplied():
        return DoctorFinding("functions and policies", WRONG, "the tables come first", "bin/umai migrate")
    if differs := migrate.schema_differences():
        what = f"{len(differs)} do not stand as their files say, the first: {differs[0]}"
        return DoctorFinding("functions and policies", WRONG, what, "bin/umai migrate")
    return DoctorFinding("functions and policies", GOOD, "all stand as their files say")


def check_kind(place: Installation, where: DatabaseAddress) -> DoctorFinding:
    try:
        mark.refuse_wrong_database(place, where)
    except CannotStart as failure:
        return DoctorFinding("kind", WRONG, str(failure), "as that line says")
    what = (
        "a rehearsal: invented people, known passwords, this machine only"
        if place.rehearsal
        else "a real register"
    )
    return DoctorFinding("kind", GOOD, what)


def check_papers() -> DoctorFinding:
    """Whether the papers are there on which a register of real children stands."""
    from django.db import ProgrammingError

    try:
        missing = import_module("umai.staff.papers").missing_papers()
    except ProgrammingError:
        return DoctorFinding("papers", WRONG, "their table is missing", "bin/umai migrate")
    if missing:
        says = f"for training only, until these are there: {'; '.join(missing)}"
        return DoctorFinding(
            "papers", WRONG, says, "bin/umai setup, as its --help says; then start the pages anew"
        )
    return DoctorFinding("papers", GOOD, "all are there on which a register of real children stands")


def check_report_form(place: Installation, *, was_up: bool) -> DoctorFinding:
    """Whether the process of the report form answers: without it nobody can report."""
    address = f"http://127.0.0.1:{place.report_port}/healthz"
    with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=3):
        return DoctorFinding("report form", GOOD, f"it answers at port {place.report_port}")
    says = f"nothing answers at port {place.report_port}"
    return DoctorFinding(
        "report form", WRONG if was_up else NOTE, says, "bin/umai report (bin/run starts one)"
    )


def check_browser() -> DoctorFinding:
    names = filter(None, (os.environ.get("UMAI_CHROMIUM"), *BROWSERS))
    for found in filter(None, map(shutil.which, names)):
        try:
            answer = subprocess.run([found, "--version"], capture_output=True, text=True, timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if answer.returncode == 0:
            return DoctorFinding("browser for tests", GOOD, f"{answer.stdout.strip()}, {found}")
    return DoctorFinding(
        "browser for tests", NOTE, "no Chromium (only bin/test needs one)", "sudo apt-get install chromium"
    )


def check_names_in_data() -> DoctorFinding:
    """Names of categories and rules of the law, guidance of the steps: their languages are in their files."""
    categories = import_module("umai.law.children.categories").categories()
    rules = import_module("umai.law.dated_values").parameters()
    names = sum(len(one.unreviewed) for one in (*categories.values(), *rules.values()))
    guidance = len(import_module("umai.design.guidance").unreviewed_texts())
    says = f"{names} names of law and {guidance} texts of guidance not reviewed by a native speaker"
    return DoctorFinding("words in data", NOTE if names or guidance else GOOD, says)


def check_place_names(owner: psycopg.Connection) -> DoctorFinding:
    try:
        question = (
            "select count(*), count(*) filter (where name_ky_source <> '') from places_place"
            " where not names_reviewed"
        )
        fresh, attested = next(owner.execute(question))
    except psycopg.errors.UndefinedTable:
        return DoctorFinding("names of places", NOTE, "not loaded yet", "bin/umai migrate")
    says = (
        f"{fresh} places whose Kyrgyz or Latin name was made by rule or written by others ({attested}),"
        " and not reviewed"
    )
    return DoctorFinding("names of places", NOTE if fresh else GOOD, says)


def check_stored_files(owner: psycopg.Connection) -> DoctorFinding:
    """Whether every row of a document has its file on the disk, and the key that opens it."""
    try:
        rows = owner.execute("select name, version from documents_datakey").fetchall()
    except psycopg.errors.UndefinedTable:
        return DoctorFinding("stored files", NOTE, "none yet", "bin/umai migrate")
    missing, closed = import_module("umai.documents.maintenance").count_missing(rows)
    if missing or closed:
        says = f"of {len(rows)} files {missing} are not on the disk, and for {closed} the key is missing"
        return DoctorFinding(
            "stored files", WRONG, says, "bring UMAI_HOME/files and UMAI_HOME/secrets back from the backup"
        )
    return DoctorFinding("stored files", GOOD, f"all {len(rows)} are on the disk, with their keys")
