"""A database is brought to the shape that this version expects (`umai migrate`)."""

import contextlib
import hashlib
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg

from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import CHECKOUT, Installation
from umai.machine.keys.secrets import give_to_owner
from umai.machine.terminal.progress import StepProgress
from umai.machine.translations import compile_translations, missing_translations

MIGRATE_LOCK = 5_310_848  # the advisory lock that lets one process at a time migrate; any number will do
LOCK_SECONDS = 10  # how long a migration waits for a table: every reader of that table waits behind it


def prepare_pages(home: Path) -> int:
    """Collect the static files and compile the texts of pages; 1 when some could not be compiled."""
    compile_translations()
    collect_static(home)
    if missing := missing_translations():
        print(
            f"umai migrate: {len(missing)} catalogues of texts are not compiled, because {CHECKOUT} cannot "
            "be written by this user: run `bin/umai compile` once as its owner.",
            file=sys.stderr,
        )
    return 1 if missing else 0


def set_up_django() -> None:
    import django

    django.setup()


def count_unapplied() -> int:
    """How many migrations the database lacks, asked as the owner.

    Raises CannotStart for a database of a version before the first release, with other migrations.
    """
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    refuse_other_history(executor)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_other_history(executor) -> None:
    """Refuse a database with migrations of ours that this version does not have.

    Before the first release the migrations were rewritten, one for each room; databases of earlier
    versions held invented people only.
    """
    from umai.house import ROOMS

    known = set(executor.loader.disk_migrations)
    if any(one[0] in ROOMS and one not in known for one in executor.loader.applied_migrations):
        raise CannotStart(
            "This database was made by another version of Umai, before the first release, and this one "
            "cannot take it over; it holds invented people only: "
            + how_to_begin_anew(Installation.from_environment())
        )


def how_to_begin_anew(place: Installation) -> str:
    if place.embedded:
        return f"stop Umai, remove {place.home}, and start again."
    return "make an empty database, name it in UMAI_DATABASE_URL, and start again."


def migrate_database(waiting: int) -> None:
    """Bring the database to this version: its tables, their protection, and the shipped data.

    One process at a time does so; another waits, and finds it done. Raises CannotStart where somebody holds
    a table too long: what was applied stays, and the rest is applied the next time.
    """
    with one_at_a_time():
        if waiting and (waiting := count_unapplied()):
            print(f"Applying {waiting} migrations ...", flush=True)
            with bounded_waits():
                make_tables(waiting)
        with StepProgress("Database") as step:
            step.at(stage="functions and policies")
            apply_schema()
            # The country and the trained numbers are shipped, and may be newer than those of the database.
            step.at(stage="places")
            importlib.import_module("umai.places.classifier").load_first_classifier(using="owner")
            step.at(stage="numbers for comparing")
            importlib.import_module("umai.register.weights.numbers").prepare_weights(using="owner")


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other process brings this database to a version; a killed one holds nothing."""
    from django.db import DatabaseError, connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [MIGRATE_LOCK])
    try:
        yield
    finally:
        # After a stop in the middle of a statement the session, and its lock, end with the process.
        with contextlib.suppress(DatabaseError), connections["owner"].cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [MIGRATE_LOCK])


@contextlib.contextmanager
def bounded_waits(seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Let no statement wait longer for a table: behind one that waits, every reader of the table waits too.

    Raises CannotStart where somebody held one that long.
    """
    from django.db import DatabaseError, OperationalError, connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("select set_config('lock_timeout', %s, false)", [f"{round(seconds * 1000)}ms"])
    try:
        yield
    except OperationalError as failure:
        if not isinstance(failure.__cause__, psycopg.errors.LockNotAvailable):
            raise
        raise CannotStart(
            f"Another process held a table for {seconds:g} s, so this step was taken back: stop the "
            "processes (systemctl stop umai.target) and say bin/umai migrate again."
        ) from failure
    finally:
        with contextlib.suppress(DatabaseError), connections["owner"].cursor() as cursor:
            cursor.execute("reset lock_timeout")


def schema_differences() -> list:
    """The functions, triggers and policies that differ between the database and their files."""
    return importlib.import_module("umai.schema.apply").compare_schema(using="owner").differences


def make_tables(waiting: int = 0) -> None:
    """Apply the migrations that are left, as many as `waiting` says (0: unknown), and tell how far it is."""
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command

    with StepProgress("Migrations", waiting) as step:

        class SpokenMigrate(Command):
            def migration_progress_callback(self, action, migration=None, fake=False):
                if action == "apply_start" and migration:
                    step.at(stage=migration.app_label)
                elif action == "apply_success":
                    step.at(step.done + 1, "kinds of rows" if step.done + 1 == waiting else None)

        call_command(SpokenMigrate(), database="owner", verbosity=0, interactive=False)


def apply_schema() -> list:
    """Apply the functions, triggers, policies, privileges and shapes of rows that differ in the database."""
    privileges = importlib.import_module("umai.access.roles.privileges")
    proven = importlib.import_module("umai.trail.rows.proven")
    return importlib.import_module("umai.schema.apply").apply_declared(
        using="owner",
        more=lambda cursor: [*privileges.privilege_statements(cursor), *proven.shape_statements(cursor)],
    )


def collect_static(home: Path) -> bool:
    """Copy CSS, scripts and pictures to where the web server reads them; answers whether any was new."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = home / "static.stamp"
    now = static_digest()
    if stamp.exists() and stamp.read_text() == now and Path(settings.STATIC_ROOT).is_dir():
        return False
    stamp.unlink(missing_ok=True)  # it says that all is there, which is not so until the end
    call_command("collectstatic", verbosity=0, interactive=False, clear=Path(settings.STATIC_ROOT).is_dir())
    stamp.write_text(now)
    for path in (stamp, Path(settings.STATIC_ROOT), *Path(settings.STATIC_ROOT).rglob("*")):
        give_to_owner(path)
    return True


def static_digest() -> str:
    """A digest of our static files and of the versions of packages with static files."""
    digest = hashlib.sha256((CHECKOUT / "requirements" / "runtime.txt").read_bytes())
    digest.update((CHECKOUT / "umai" / "settings.py").read_bytes())
    for path in sorted(CHECKOUT.glob("umai/*/static/**/*")):
        if path.is_file():
            found = path.stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
