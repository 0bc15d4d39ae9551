"""`umai restore DIR --until MOMENT --into FOLDER`: a server's data as they were at a moment, and its home.

The folder of data is made from the newest base before the moment and the log after it, and is proven by a
server of its own, which is stopped again: then whoever keeps PostgreSQL starts it. Roles and passwords come
back with it; only the user of UMAI_DATABASE_URL gets the password that stands there now.
"""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from umai.machine.backup import prove
from umai.machine.backup.archive import dump, files, manifest
from umai.machine.backup.archive.opened import Backup, Keys, unsealed
from umai.machine.backup.archive.sealed import disk_told
from umai.machine.backup.physical import kept_files, play
from umai.machine.backup.physical.keep import SPOOL
from umai.machine.backup.physical.moment import Way
from umai.machine.backup.physical.role import refuse_embedded
from umai.machine.backup.restore import (
    WHOLE,
    alone,
    choose_home,
    clean_unfinished,
    finish,
    for_kind,
    make_folder,
)
from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DATABASE_NAME, database_address
from umai.machine.installation import Installation


@dataclass(frozen=True)
class RestoredMoment:
    """What came back, and was proven. `last`: when the last transaction in it was."""

    moment: datetime
    last: str
    tables: int
    rows: int
    files: int
    entries: int
    seconds: float


def restore_until(
    place: Installation,
    backup: Backup,
    way: Way,
    keys: Keys | None,
    into: Path,
    say: Callable[[str], None],
    *,
    migrate: bool = False,
) -> RestoredMoment:
    """Bring a server into an empty folder, and its home. Raises CannotStart; nothing was changed then."""
    began = time.monotonic()
    refuse_embedded(place)
    place = for_kind(place, backup.manifest)
    mark.refuse_unnamed_home(place)
    data = play.DataFolder.empty(into, backup.contents.postgresql)
    with disk_told("The restore", into), alone(place.home):
        clean_unfinished(place, say)
        own_home = choose_home(place, backup, keys)
        half = place.home / mark.RESTORING
        target = place if own_home else replace(place, home=half)
        aside: dict[Path, Path] = {}
        try:
            make_folder(half)
            if keys and not own_home:
                keys.bring(half)
            if mark.digest_of_home(target.home) != backup.manifest.home_digest:
                raise CannotStart("These keys are of another register; nothing was changed.")
            say("Base ...")
            play.unpack_base(way, backup.identities, data, say)
            play.open_log(way, backup.identities, data, say)
            say("Playing the log ...")
            with play.played(way, data) as server:
                target = at_server(target, server)
                aside = files.set_heads_aside(place.home) if own_home else {}
                number = bring_files(backup, way, target, half, own_home=own_home)
                say("Proving ...")
                tables, rows, entries = prove_moment(backup, target, migrate=migrate)
            if not own_home:
                (half / WHOLE).touch()
        except BaseException:
            files.put_heads_back(aside)
            data.take_back()
            shutil.rmtree(half, ignore_errors=True)
            raise
        if not own_home:
            finish(place, half)
        shutil.rmtree(half)
        shutil.rmtree(place.home / SPOOL, ignore_errors=True)  # of the server that is gone
        shutil.rmtree(data.path / play.LOG)
    return RestoredMoment(way.moment, server.last, tables, rows, number, entries, time.monotonic() - began)


def at_server(target: Installation, server: play.Played) -> Installation:
    """The installation on the server that played the log, whose user gets the password of today."""
    said = conninfo_to_dict(target.url or "")
    user, password, name = (
        str(said["user"]),
        str(said.get("password", "")),
        str(said.get("dbname", DATABASE_NAME)),
    )
    # Who may make a restore has the files of the server; a superuser of it gives them nothing more.
    with play.enter(server.scratch, server.port) as admin:
        if not admin.execute("select 1 from pg_roles where rolname = %s", [user]).fetchone():
            raise CannotStart(
                f"The server of this backup has no user {user}: name its own in UMAI_DATABASE_URL."
            )
        verifier = admin.pgconn.encrypt_password(password.encode(), user.encode(), b"scram-sha-256")
        admin.execute(
            sql.SQL("alter role {} password {}").format(sql.Identifier(user), sql.Literal(verifier.decode()))
        )
    url = f"postgresql://{quote(user)}:{quote(password, safe='')}@127.0.0.1:{server.port}/{quote(name)}"
    return replace(target, url=url)


def bring_files(backup: Backup, way: Way, target: Installation, half: Path, *, own_home: bool) -> int:
    """Bring the files of the base and those after it; a home keeps its own. Answers how many there are."""
    with unsealed(backup.folder / manifest.FILES, backup.identities, half) as source:
        files.unpack(source, target.home, (*files.DATA, *files.HEADS), keep=own_home)
    kept = way.log.folder / kept_files.FOLDER
    kept_files.bring_kept(kept, target.home, backup.identities, keep=own_home)
    return sum(path.is_file() for path in files.files_in(target.home, files.DATA))


def prove_moment(backup: Backup, target: Installation, *, migrate: bool) -> tuple[int, int, int]:
    """Compare the version, count rows, prove the trail, open every file; answers tables, rows, entries."""
    where = database_address(target)
    with psycopg.connect(where.conninfo(where.owner)) as owner:
        found = mark.read_mark(owner)
        if found is None:
            raise CannotStart("What came back has no mark that says what it is for.")
        mark.refuse_other_mark(target, found)
        now = replace(backup, contents=replace(backup.contents, shape=dump.read_shape(owner)))
    if prove.compare_version(now, target, migrate=migrate):
        prove.run_umai(["migrate", "--without-backup"], target)
    entries = prove.prove(target)
    with psycopg.connect(where.conninfo(where.owner)) as owner:
        counts = dump.count_rows(owner)
    return len(counts), sum(counts.values()), entries
