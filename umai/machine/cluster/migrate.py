"""`umai migrate`: bring the database to the shape that this version expects."""

import argparse
import hashlib
import importlib
from pathlib import Path

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import running
from umai.machine.cluster.prepare import prepare
from umai.machine.place import CHECKOUT, Place

HELP = "make the database if need be, and apply what is new in this version"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 when something is to be applied"
    )


def run(args: argparse.Namespace) -> int:
    place = Place.from_environment()
    with running(place, print):
        if not args.check:
            prepare(place, say=print)
        set_up()
        waiting = unapplied()
        if not args.check:
            migrate(waiting)
            return 0
        print(f"{waiting} migrations are to be applied." if waiting else "Every migration is applied.")
        differs = [] if waiting else differences()
        if differs:
            print(
                f"{len(differs)} functions, triggers or policies are to be changed: bin/umai sql names them."
            )
        return 1 if waiting or differs else 0


def set_up() -> None:
    import django

    django.setup()


def unapplied() -> int:
    """How many migrations the database lacks, asked as the owner.

    Raises CannotStart for a database of a version before the first release, whose history is another one.
    """
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    refuse_other_history(executor)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_other_history(executor) -> None:
    """Refuse a database that holds migrations of ours which this version does not know.

    Before the first release the migrations were written anew, one a room; what an earlier version made
    held invented people only.
    """
    from umai.house import ROOMS

    known = set(executor.loader.disk_migrations)
    if any(one[0] in ROOMS and one not in known for one in executor.loader.applied_migrations):
        raise CannotStart(
            "This database was made by another version of Umai, before the first release, and this one "
            "cannot take it over; it holds invented people only: "
            + how_to_begin_anew(Place.from_environment())
        )


def how_to_begin_anew(place: Place) -> str:
    if place.embedded:
        return f"stop Umai, remove {place.home}, and start again."
    return "make an empty database, name it in UMAI_DATABASE_URL, and start again."


def migrate(waiting: int) -> None:
    """Bring the database to the shape of this version: its tables, what guards them, what comes along."""
    if waiting:
        print(f"Applying {waiting} migrations ...", flush=True)
        make_tables()
    keep_true()
    # The country, and the trained numbers: what comes with the program, and may be newer than the database.
    importlib.import_module("umai.places.classifier").load_first(using="owner")
    importlib.import_module("umai.register.weights.in_use").prepare(using="owner")


def differences() -> list:
    """What of the functions, triggers and policies does not stand in the database as its file says."""
    return importlib.import_module("umai.schema.apply").compared(using="owner").differences


def make_tables() -> None:
    from django.core.management import call_command

    call_command("migrate", database="owner", verbosity=0, interactive=False)


def keep_true() -> list:
    """Have the database keep today's functions, triggers, policies and privileges, where it does not."""
    privileges = importlib.import_module("umai.access.privileges")
    return importlib.import_module("umai.schema.apply").apply(using="owner", more=privileges.statements)


def collect_static(home: Path) -> bool:
    """Put CSS, scripts and pictures where the web server reads them, if any is new; whether it did."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = home / "static.stamp"
    now = digest_of_static()
    if stamp.exists() and stamp.read_text() == now and Path(settings.STATIC_ROOT).is_dir():
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=Path(settings.STATIC_ROOT).is_dir())
    stamp.write_text(now)
    return True


def digest_of_static() -> str:
    """What would change when a static file of ours, or a package that brings some, changes."""
    digest = hashlib.sha256((CHECKOUT / "requirements" / "runtime.txt").read_bytes())
    digest.update((CHECKOUT / "umai" / "settings.py").read_bytes())
    for path in sorted(CHECKOUT.glob("umai/*/static/**/*")):
        if path.is_file():
            found = path.stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
