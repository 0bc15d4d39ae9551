"""`umai restore DIR`: bring a backup into an empty home and an empty database, or a server to a moment."""

import argparse
from pathlib import Path

from umai.machine.backup.archive import recipients
from umai.machine.backup.archive.opened import Backup, Keys
from umai.machine.backup.backup_command import say
from umai.machine.backup.physical import moment
from umai.machine.backup.physical.restore import restore_until
from umai.machine.backup.restore import restore
from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import Installation

HELP = "bring a backup into an empty UMAI_HOME and an empty database, and prove it"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        type=Path,
        metavar="DIR",
        help="a backup, or a folder of backups, of which the newest counts",
    )
    parser.add_argument(
        "--identity", type=Path, metavar="FILE", required=True, help="the private key of the backups"
    )
    parser.add_argument("--keys", type=Path, metavar="DIR", help="the backup of passwords and keys")
    parser.add_argument(
        "--keys-identity", type=Path, metavar="FILE", help="the private key of the backups of keys"
    )
    parser.add_argument(
        "--migrate", action="store_true", help="bring a backup of an earlier version to this version"
    )
    parser.add_argument(
        "--until",
        metavar="MOMENT",
        help='of a server whose log is in DIR: as it was at "2026-12-01 14:59" in Bishkek, or at the "end"',
    )
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="with --until: the empty folder of data of PostgreSQL"
    )


def run(args: argparse.Namespace) -> int:
    place = Installation.from_environment()
    if args.keys and not args.keys_identity:
        raise CannotStart("--keys needs the private key that opens it: name it in --keys-identity.")
    if bool(args.until) != bool(args.into):
        raise CannotStart("--until and --into belong together: a moment, and an empty folder of data.")
    identities = [recipients.read_identity(args.identity)]
    if args.until:
        return run_until(place, args, identities)
    backup = Backup.open(args.folder.absolute(), identities, say)
    keys = read_keys(args, backup)
    found = restore(place, backup, keys, say, migrate=args.migrate)
    say(
        f"Restored as it stood at {backup.manifest.at}: {found.rows:,} rows of {found.tables} tables, "
        f"{found.files:,} files and {found.entries:,} entries of the trail, in {found.seconds:.0f} s. "
        "Every count is that of the backup, and the trail proves."
    )
    say("Next: bin/umai migrate makes the static files and texts; then start the processes.")
    return 0


def read_keys(args: argparse.Namespace, backup: Backup) -> Keys | None:
    if not args.keys:
        return None
    return Keys(args.keys.absolute(), [recipients.read_identity(args.keys_identity)], backup, say)


def run_until(place: Installation, args: argparse.Namespace, identities: list) -> int:
    way = moment.find_way(args.folder.absolute(), moment.read_moment(args.until))
    backup = Backup.open_one(way.folder, "base", identities, say)
    keys = read_keys(args, backup)
    found = restore_until(place, backup, way, keys, args.into.absolute(), say, migrate=args.migrate)
    say(
        f"Restored as it stood at {moment.in_words(found.moment)}: {found.rows:,} rows of {found.tables} "
        f"tables, {found.files:,} files and {found.entries:,} entries of the trail, in "
        f"{found.seconds:.0f} s. The last transaction in it is of {found.last or 'before the base'}. "
        "The trail proves."
    )
    say("Next: start PostgreSQL, bin/umai migrate, the processes; and make a new base at once.")
    return 0
