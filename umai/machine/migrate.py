"""`umai migrate`: bring the database to the shape that this version expects."""

import argparse
import hashlib
import importlib
from pathlib import Path

from umai.machine.database import running
from umai.machine.place import CHECKOUT, Place
from umai.machine.prepare import prepare

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
        return 1 if waiting else 0


def set_up() -> None:
    import django

    django.setup()


def unapplied() -> int:
    """How many migrations the database lacks, asked as the owner."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate(waiting: int) -> None:
    from django.core.management import call_command

    if waiting:
        print(f"Applying {waiting} migrations ...", flush=True)
        call_command("migrate", database="owner", verbosity=0, interactive=False)
    # A table is closed to every role until the page of privileges opens it; that page may be
    # newer than the last migration.
    importlib.import_module("umai.access.privileges").apply(using="owner")
    # And so may be the numbers that come with the program.
    importlib.import_module("umai.register.in_use").prepare(using="owner")


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
