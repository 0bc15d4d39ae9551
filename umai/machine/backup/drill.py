"""A drill: the newest backup is restored beside the register, proven and removed.

It is restored into a home of its own with a server of its own, because roles belong to a whole server, and
because so nobody has to give the owner more rights. What opens the backup here is the identity that was made
with it (`umai.machine.backup.archive.recipients.DRILL`).
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from umai.machine.backup.archive import recipients
from umai.machine.backup.archive.opened import Backup, KeysOfHome
from umai.machine.backup.archive.sealed import disk_told
from umai.machine.backup.make import one_at_a_time
from umai.machine.backup.restore import Restored, restore
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DATABASE_NAME, OWNER
from umai.machine.cluster.server import Cluster
from umai.machine.doctor.state import record
from umai.machine.installation import Installation
from umai.machine.keys import secrets

SCRATCH = "drill"  # the folder in a home in which a drill restores


def drill(
    place: Installation, folder: Path, say: Callable[[str], None], *, migrate: bool = False
) -> Restored:
    """Restore the newest backup in this folder beside the register and prove it. Raises CannotStart.

    `migrate`: one of an earlier version is brought to this one there. Passed or not, it is recorded, and
    nothing of it stays.
    """
    with one_at_a_time(place.home):
        at = ""
        try:
            identity = recipients.drill_identity(place.home)
            if identity is None:
                raise CannotStart("No backup was made by this home yet, so none can be opened here.")
            backup = Backup.open(folder, [identity], say)
            at = backup.manifest.at
            with disk_told("The drill", place.home):
                found = restore_beside(place, backup, say, migrate=migrate)
        except CannotStart as failure:
            record.note_failure(place.home, "drill", str(failure), drill=result(at, says=str(failure)))
            raise
        record.note(place.home, drill=result(at, found))
        return found


def result(at: str, found: Restored | None = None, says: str = "") -> dict:
    """What is recorded of a drill; without `found` it did not pass."""
    known = {"at": record.now(), "passed": found is not None, "backup_at": at, "says": says}
    return known | (vars(found) | {"seconds": round(found.seconds, 1)} if found else {})


def restore_beside(
    place: Installation, backup: Backup, say: Callable[[str], None], *, migrate: bool
) -> Restored:
    scratch = place.home / SCRATCH
    remove(scratch)
    scratch.mkdir(mode=0o711)
    secrets.give_to_owner(scratch)
    try:
        if backup.contents.owner == OWNER:
            target = Installation(
                home=scratch / "home", rehearsal=backup.manifest.rehearsal, rehearsal_was_asked=True
            )
            return restore(target, backup, KeysOfHome(place.home), say, migrate=migrate)
        server = Cluster(scratch / "server", say=say)
        with server.run_while_used():
            target = Installation(
                home=scratch / "home",
                url=make_database(server, backup.contents.owner),
                rehearsal=backup.manifest.rehearsal,
                rehearsal_was_asked=True,
            )
            return restore(target, backup, KeysOfHome(place.home), say, migrate=migrate)
    finally:
        remove(scratch)


def make_database(server: Cluster, owner: str) -> str:
    """An empty database of a role of this name, which may make roles, as on the server of the backup."""
    password = secrets.new_password()
    with psycopg.connect(server.url(), autocommit=True) as admin:
        name, database = sql.Identifier(owner), sql.Identifier(DATABASE_NAME)
        admin.execute(sql.SQL("create role {} login createrole password {}").format(name, password))
        admin.execute(sql.SQL("create database {} owner {} template template0").format(database, name))
    return f"postgresql://{quote(owner)}:{quote(password)}@127.0.0.1:{server.port}/{DATABASE_NAME}"


def remove(scratch: Path) -> None:
    """Stop what a drill left running, and remove it with its data."""
    for home in (scratch / "server", scratch / "home", scratch / "home" / "restoring"):
        if home.exists():
            cluster = Cluster(home)
            cluster.stop()
            shutil.rmtree(cluster.folder, ignore_errors=True)
    shutil.rmtree(scratch, ignore_errors=True)
