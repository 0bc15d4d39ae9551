"""A backup becomes a register again, in an empty home and an empty database, or nothing is changed.

All is made in UMAI_HOME/restoring and moved up at the end, the folder of secrets last, because a home is in
use from the moment it has one. Where only the database was lost, the home of the backup is used as it stands.
"""

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
from psycopg import sql

from umai.machine.backup import prove
from umai.machine.backup.archive import dump, files, manifest
from umai.machine.backup.archive.manifest import Manifest
from umai.machine.backup.archive.opened import Backup, Keys, unsealed
from umai.machine.backup.archive.progress import BytesProgress
from umai.machine.backup.archive.sealed import disk_told
from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import (
    OWNER,
    ROLES_OF_PROCESSES,
    DatabaseAddress,
    database_address,
    run_server,
)
from umai.machine.cluster.prepare import is_superuser, prepare_database
from umai.machine.cluster.server import Cluster
from umai.machine.installation import Installation, rehearsal_mark_file
from umai.machine.keys import secrets

# Files in the folder of a restore: the database was empty, and what is in it now is of this restore (no
# process opens such a home); all is proven, and its parts are being moved up.
BEGAN, WHOLE = mark.RESTORE_BEGAN, "whole"


@dataclass(frozen=True)
class Restored:
    """What a restore brought, and what was proven of it."""

    tables: int
    rows: int
    files: int
    entries: int
    seconds: float


def restore(
    place: Installation,
    backup: Backup,
    keys: Keys | None,
    say: Callable[[str], None],
    *,
    migrate: bool = False,
) -> Restored:
    """Bring a backup into this installation and prove it. Raises CannotStart; then nothing was changed.

    `keys` may be None only where the home is the backup's own. `migrate`: a backup of an earlier version
    is brought to this one.
    """
    began = time.monotonic()
    place = for_kind(place, backup.manifest)
    mark.refuse_unnamed_home(place)
    with disk_told("The restore", place.home), alone(place.home):
        clean_unfinished(place, say)
        own_home = choose_home(place, backup, keys)
        refuse_other_owner(place, backup)
        half = place.home / mark.RESTORING
        target = place if own_home else replace(place, home=half)
        made = target.embedded and not own_home  # whether what is in the database now is of this restore
        aside: dict[Path, Path] = {}
        try:
            make_folder(half)
            if keys and not own_home:
                keys.bring(half)
            if mark.digest_of_home(target.home) != backup.manifest.home_digest:
                raise CannotStart("These keys are of another register; nothing was changed.")
            if target.embedded and backup.manifest.rehearsal:
                rehearsal_mark_file(target.home).touch()
            with run_server(target, say):
                refuse_full(target)
                behind = prove.compare_version(backup, target, migrate=migrate)
                (half / BEGAN).touch()
                made = True
                where = prepare_database(target, say=say, brings_mark=True)
                aside = files.set_heads_aside(place.home) if own_home else {}
                number = bring(backup, target, where, half, say, own_home=own_home)
                say("Comparing ...")
                prove.compare_rows(backup, where, number)
                if own_home:
                    (half / BEGAN).unlink()  # from here on this home is opened again, to prove it
                if behind:
                    say("Bringing the database to this version ...")
                    prove.run_umai(["migrate", "--without-backup"], target)
                entries = prove.prove(target)
            if not own_home:
                (half / BEGAN).rename(half / WHOLE)
        except BaseException:
            files.put_heads_back(aside)
            if made:
                take_back(target)
            shutil.rmtree(half, ignore_errors=True)
            raise
        if not own_home:
            finish(place, half)
        shutil.rmtree(half)
    rows = sum(backup.contents.counts.values())
    return Restored(len(backup.contents.counts), rows, number, entries, time.monotonic() - began)


@contextlib.contextmanager
def alone(home: Path) -> Iterator[None]:
    """Let one restore at a time into a home. Raises CannotStart for the second."""
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    handle = os.open(home, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise CannotStart(f"Another restore into {home} is going on: wait for its end.") from None
    finally:
        os.close(handle)


def for_kind(place: Installation, described: Manifest) -> Installation:
    """The installation for this kind of register; a rehearsal in the embedded database needs no word."""
    if place.embedded and not place.rehearsal_was_asked:
        place = replace(place, rehearsal=described.rehearsal)
    mark.refuse_other_kind(place, mark.Mark(described.rehearsal, described.home_digest))
    return place


def choose_home(place: Installation, backup: Backup, keys: Keys | None) -> bool:
    """Whether the home is the backup's own. Raises CannotStart where it is neither that nor empty."""
    kept = [name for name in (*files.DATA, *files.KEYS, *files.HEADS) if is_filled(place.home / name)]
    if "secrets" in kept and mark.digest_of_home(place.home) == backup.manifest.home_digest:
        return True
    if kept:
        raise CannotStart(
            f"{place.home} is not empty (it holds {kept[0]}), and is not the home of this backup: name an "
            "empty folder in UMAI_HOME; nothing was changed."
        )
    if place.embedded and Cluster(place.home).exists():
        raise CannotStart(
            f"{place.home} is not empty (it holds a database): name an empty folder in UMAI_HOME."
        )
    if keys is None:
        raise CannotStart(
            "An empty home needs its passwords and keys again: name their backup in --keys, and its key in "
            "--keys-identity; nothing was changed."
        )
    return False


def is_filled(path: Path) -> bool:
    return path.is_file() or (path.is_dir() and any(path.iterdir()))


def refuse_other_owner(place: Installation, backup: Backup) -> None:
    """Raise CannotStart where the tables would belong to another role than the policies name."""
    wanted, found = backup.contents.owner, OWNER
    if place.url:
        with connect(place.url) as admin:
            if not is_superuser(admin):
                found = admin.info.user
    if wanted != found:
        raise CannotStart(
            f"The tables of this backup belong to the role {wanted}, and here they would to {found}: "
            + (
                "name that user in UMAI_DATABASE_URL."
                if wanted != OWNER
                else "name a superuser in UMAI_DATABASE_URL, or none."
            )
        )


def connect(url: str) -> psycopg.Connection:
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as failure:
        raise CannotStart(f"The database does not answer: {str(failure).splitlines()[0]}") from None


def refuse_full(place: Installation) -> None:
    """Raise CannotStart where the database holds a table."""
    if place.url is None:
        cluster = Cluster(place.home)
        with connect(cluster.url()) as admin:
            if not admin.execute("select 1 from pg_database where datname = 'umai'").fetchone():
                return
        url = cluster.url(database="umai")
    else:
        url = place.url
    with connect(url) as inside:
        dump.refuse_full_database(inside, inside.info.dbname)


def make_folder(path: Path) -> None:
    path.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
    path.mkdir(mode=0o711)
    secrets.give_to_owner(path)


def bring(
    backup: Backup, target: Installation, where: DatabaseAddress, half: Path, say, *, own_home: bool
) -> int:
    """Bring the files and the database; answers the number of files."""
    say("Files ...")
    with unsealed(backup.folder / manifest.FILES, backup.identities, half) as source:
        number = files.unpack(source, target.home, (*files.DATA, *files.HEADS), keep=own_home)
    with connect(where.conninfo(where.owner)) as inside:
        for role in ROLES_OF_PROCESSES:  # no process works with half a register
            inside.execute(
                sql.SQL("revoke connect on database {} from {}").format(
                    sql.Identifier(where.name), sql.Identifier(role)
                )
            )
    say("Database ...")
    watch = BytesProgress(
        "Opening the database", say, total=backup.manifest.sealed[manifest.DATABASE]["bytes"]
    )
    with unsealed(backup.folder / manifest.DATABASE, backup.identities, half, watch) as source:
        dump.restore_database(where, Path(source.name), say)
    return number


def finish(place: Installation, half: Path) -> None:
    """Move everything up, the secrets last."""
    for path in sorted(half.iterdir(), key=lambda path: (path.name == WHOLE, path.name == "secrets")):
        if path.name == WHOLE:
            break
        final = place.home / path.name
        if final.is_dir() and path.is_dir():
            final.rmdir()  # an empty one that the administrator made
        path.rename(final)
    if (place.home / "postgres.elsewhere").exists():
        (Cluster(place.home).folder / "home").write_text(f"{place.home}\n")


def take_back(target: Installation) -> None:
    """Take back what an unfinished restore made in the database."""
    if not target.home.exists():
        return
    if target.embedded:
        cluster = Cluster(target.home)
        cluster.stop()
        shutil.rmtree(cluster.folder, ignore_errors=True)
        return
    with contextlib.suppress(psycopg.Error, CannotStart):
        dump.empty_database(database_address(target))


def clean_unfinished(place: Installation, say: Callable[[str], None]) -> None:
    """Take back what a restore left that was killed; one that was proven already is finished."""
    half = place.home / mark.RESTORING
    if (half / WHOLE).exists():
        finish(place, half)
        say("A restore that was stopped at its very end was finished.")
    elif (half / BEGAN).exists():
        take_back(replace(place, home=half) if (half / "secrets").exists() else place)
    shutil.rmtree(half, ignore_errors=True)
