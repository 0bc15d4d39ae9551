"""`umai backup DIR`: write the register into a folder, encrypted; or try whether the newest restores.

On a server also its log, until this is stopped, and a base from which the log is played.
"""

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from umai.machine.backup import drill, make
from umai.machine.backup.archive import recipients
from umai.machine.backup.physical import base, keep, role, trim
from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart, SystemUser
from umai.machine.cluster.database import run_server
from umai.machine.doctor.state import record
from umai.machine.installation import Installation

HELP = "write the register into a folder, encrypted, and its keys into another; or try a restore"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help="where the new folder of the backup goes"
    )
    parser.add_argument(
        "--keys",
        type=Path,
        metavar="DIR",
        help="another place, for passwords and keys, which have a key of their own",
    )
    parser.add_argument(
        "--drill",
        action="store_true",
        help="restore the newest backup of DIR beside the register, prove it and remove it",
    )
    parser.add_argument(
        "--make-key",
        type=Path,
        metavar="FILE",
        help="make the pair to which backups are sealed; the private half goes to FILE, on a stick",
    )
    parser.add_argument(
        "--of-keys",
        action="store_true",
        help="with --make-key: the pair for the backup of passwords and keys",
    )
    parser.add_argument(
        "--log",
        action="store_true",
        help="keep every change of a server in DIR, sealed, until this is stopped",
    )
    parser.add_argument(
        "--physical",
        action="store_true",
        help="write the whole server into DIR, as a base for the log that is kept there",
    )
    parser.add_argument(
        "--drop-old-log", action="store_true", help="remove the log in DIR that lies before its oldest base"
    )
    parser.add_argument(
        "--log-role",
        action="store_true",
        help="print what a superuser of PostgreSQL runs once for --log and --physical",
    )


def run(args: argparse.Namespace) -> int:
    place = Installation.from_environment()
    if args.log_role:
        say(role.statements(place))
        return 0
    if args.make_key:
        name = recipients.KEYS if args.of_keys else recipients.DATA
        public = recipients.make_pair(place.home, name, args.make_key)
        say(public)
        say(f"Take {args.make_key} away from this machine, and keep a copy of it: it opens backups.")
        return 0
    if args.folder is None:
        raise CannotStart("Name the folder for the backup: bin/umai backup DIR.")
    if args.drop_old_log:
        number, size = trim.drop_old_log(args.folder.absolute())
        say(f"Removed: {number:,} files of the log, {size / 1e6:,.1f} MB, which lay before the oldest base.")
        return 0
    if not place.has_database:
        raise CannotStart(f"There is no database in {place.home} yet, so nothing to back up.")
    become_owner(place.home)
    if args.log:
        keep.keep(place, args.folder.absolute(), say, asked_to_stop())
        return 0
    if args.drill:
        found = drill.drill(place, args.folder.absolute(), say)
        say(
            f"The drill passed: {found.rows:,} rows of {found.tables} tables, {found.files:,} files and "
            f"{found.entries:,} entries of the trail came back in {found.seconds:.0f} s."
        )
        return 0
    try:
        with run_server(place):
            mark.refuse_wrong_database(place)
            if args.physical:
                base.back_up_base(place, args.folder.absolute(), say)
            else:
                make.back_up(place, args.folder.absolute(), args.keys and args.keys.absolute(), say)
    except CannotStart as failure:
        record.note_failure(place.home, "base" if args.physical else "backup", str(failure))
        raise
    return 0


def become_owner(home: Path) -> None:
    """Root goes on as the owner of the home, as whom the units run, who could not write what root leaves."""
    owner = SystemUser.owner_of(home)
    if os.geteuid() == 0 and owner.uid:
        os.initgroups(owner.name, owner.gid)
        os.setgid(owner.gid)
        os.setuid(owner.uid)


def say(line: str) -> None:
    print(line, flush=True, file=sys.stdout)


def asked_to_stop() -> threading.Event:
    """Set when this process is asked to end, so that what was written until then is sealed."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    return stopping
