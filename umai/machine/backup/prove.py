"""What was restored is proven: its version, the rows of every table, the trail, every sealed file."""

import json
import os
import re
import subprocess
import sys

import psycopg

from umai.machine.backup.archive import dump
from umai.machine.backup.archive.opened import Backup
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress
from umai.machine.cluster.prepare import restrict_access
from umai.machine.installation import CHECKOUT, Installation


def compare_version(backup: Backup, target: Installation, *, migrate: bool) -> bool:
    """Whether the backup is of an earlier version, to be brought to this one.

    Raises CannotStart for one of an earlier version that is not to be, and for one of any other.
    """
    ours = json.loads(run_python(["-m", "umai.machine.backup.archive.shape"], target))
    theirs = backup.contents.shape
    if ours["set_digest"] == theirs["set_digest"] and ours["migrations"] == theirs["migrations"]:
        return False
    made = f"Umai {backup.manifest.version} (commit {backup.manifest.commit[:12] or 'unknown'})"
    known = {tuple(one) for one in ours["migrations"]}
    if any(tuple(one) not in known for one in theirs["migrations"]):
        raise CannotStart(
            f"This backup was made by {made}, a newer version or another one than this: restore it with that "
            "one; nothing was changed."
        )
    if not migrate:
        raise CannotStart(
            f"This backup was made by {made}, an earlier version: restore it with that one, or say --migrate "
            "to bring it to this one; nothing was changed."
        )
    return True


def compare_rows(backup: Backup, where: DatabaseAddress, number: int) -> None:
    """Compare the rows of every table and the number of files; then let the processes' roles in.

    Raises CannotStart, naming a table, where any differs.
    """
    if number != backup.contents.files:
        raise CannotStart(f"{number} files came back and not {backup.contents.files}.")
    with psycopg.connect(where.conninfo(where.owner), autocommit=True) as inside:
        differing = dump.differing_counts(backup.contents.counts, dump.count_rows(inside))
        if differing:
            raise CannotStart(f"{differing[0]} ({len(differing)} tables in all differ).")
        restrict_access(inside, where.name, where.owner)


def prove(target: Installation) -> int:
    """Prove the trail and open every sealed file; answers the number of entries. Raises CannotStart."""
    trail = run_umai(["trail", "verify"], target)
    run_umai(["files", "check"], target)
    run_umai(["originals", "check"], target)
    found = re.search(r"^([\d,]+) entries", trail, re.MULTILINE)
    return int(found.group(1).replace(",", "")) if found else 0


def run_umai(words: list[str], target: Installation) -> str:
    return run_python(["-m", "umai.cli", *words], target)


def run_python(words: list[str], target: Installation) -> str:
    """What a program of ours says of this installation. Raises CannotStart where it finds a fault."""
    dropped = (
        "UMAI_CREDENTIALS",
        "UMAI_PROCESS",
        "UMAI_DATABASE_URL",
        "UMAI_KEYS",
        "UMAI_HOME_BY_ITSELF",
        "UMAI_ANCHORS",  # heads kept elsewhere after the backup would look as if entries were cut off
    )
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment |= {
        "UMAI_HOME": str(target.home),
        "UMAI_REHEARSAL": "1" if target.rehearsal else "0",
        "PYTHONPATH": str(CHECKOUT),
    } | ({"UMAI_DATABASE_URL": target.url} if target.url else {})
    done = subprocess.run(
        [sys.executable, *words], env=environment, cwd=CHECKOUT, capture_output=True, text=True
    )
    if done.returncode:
        said = [*done.stdout.splitlines(), *reversed(done.stderr.splitlines()), "no reason given"]
        raise CannotStart(f"{' '.join(words[1:])} found a fault in what was restored: {said[0]}")
    return done.stdout
