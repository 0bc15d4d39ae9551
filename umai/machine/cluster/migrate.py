"""`umai migrate`: bring the database to the shape that this version expects."""

import argparse
import hashlib
import importlib
import sys
from pathlib import Path

from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import run_server
from umai.machine.cluster.prepare import prepare_database
from umai.machine.installation import CHECKOUT, Installation, mark_rehearsal
from umai.machine.keys.secrets import give_to_owner
from umai.machine.translations import compile_translations, missing_translations

HELP = "make what is missing of database, keys, static files and texts, and apply what is new in this version"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 when something is to be applied"
    )


def run(args: argparse.Namespace) -> int:
    place = Installation.from_environment()
    if not args.check:
        mark_rehearsal(place)
        place = Installation.from_environment()
    with run_server(place, print):
        if args.check:
            mark.refuse_wrong_database(place)
        else:
            prepare_database(place, say=print)
        set_up_django()
        waiting = count_unapplied()
        if not args.check:
            migrate_database(waiting)
            return prepare_pages(place.home)
        print(f"{waiting} migrations are to be applied." if waiting else "Every migration is applied.")
        differs = [] if waiting else schema_differences()
        if differs:
            print(
                f"{len(differs)} functions, triggers or policies are to be changed: bin/umai sql names them."
            )
        return 1 if waiting or differs else 0


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
    """Bring the database to this version: its tables, their protection, and the shipped data."""
    if waiting:
        print(f"Applying {waiting} migrations ...", flush=True)
        make_tables()
    apply_schema()
    # The country and the trained numbers are shipped, and may be newer than those of the database.
    importlib.import_module("umai.places.classifier").load_first_classifier(using="owner")
    importlib.import_module("umai.register.weights.numbers").prepare_weights(using="owner")


def schema_differences() -> list:
    """The functions, triggers and policies that differ between the database and their files."""
    return importlib.import_module("umai.schema.apply").compare_schema(using="owner").differences


def make_tables() -> None:
    from django.core.management import call_command

    call_command("migrate", database="owner", verbosity=0, interactive=False)


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
