"""`umai migrate`: bring the database to the shape of this version; a real register is backed up before."""

import argparse
import contextlib

from umai.machine.backup import upgrade
from umai.machine.cluster import mark, migrate
from umai.machine.cluster.database import run_server
from umai.machine.cluster.prepare import prepare_database
from umai.machine.installation import Installation, mark_rehearsal

HELP = "make what is missing of database, keys, static files and texts, and apply what is new in this version"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 when something is to be applied"
    )
    parser.add_argument(
        "--without-backup",
        action="store_true",
        help="for a real register: make no backup before and try nothing on a copy; there is no way back",
    )


def run(args: argparse.Namespace) -> int:
    place = Installation.from_environment()
    if not args.check:
        mark_rehearsal(place)
        place = Installation.from_environment()
    with run_server(place, print), contextlib.ExitStack() as kept:
        if args.check:
            mark.refuse_wrong_database(place)
            migrate.set_up_django()
            return tell_what_waits()
        prepare_database(place, say=print)
        migrate.set_up_django()
        waiting = migrate.count_unapplied()
        if not args.without_backup and upgrade.is_upgrade(waiting):
            # Said last, and also where a migration fails: then somebody looks for it.
            kept.callback(print, upgrade.way_back(upgrade.back_up_and_try(place, say)), flush=True)
        migrate.migrate_database(waiting)
        return migrate.prepare_pages(place.home)


def tell_what_waits() -> int:
    waiting = migrate.count_unapplied()
    print(f"{waiting} migrations are to be applied." if waiting else "Every migration is applied.")
    differs = [] if waiting else migrate.schema_differences()
    if differs:
        print(f"{len(differs)} functions, triggers or policies are to be changed: bin/umai sql names them.")
    return 1 if waiting or differs else 0


def say(line: str) -> None:
    print(line, flush=True)
