"""A base: the whole server by pg_basebackup, sealed, from which the log is played."""

import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO, cast

import psycopg

from umai.machine.backup.archive import dump, files, manifest, programs, recipients
from umai.machine.backup.archive.manifest import Contents
from umai.machine.backup.archive.progress import BytesProgress, megabytes
from umai.machine.backup.archive.sealed import disk_told, seal
from umai.machine.backup.make import describe, new_folder, one_at_a_time, size_and_digest
from umai.machine.backup.physical.role import ROLE, log_address
from umai.machine.backup.physical.segments import SealedLog
from umai.machine.backup.physical.server import LogServer, Who, connected
from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress, database_address
from umai.machine.doctor.state import record
from umai.machine.installation import Installation

LOG_PATIENCE = 120  # seconds in which the log up to the end of a base is sealed beside it
FORMAT_WORDS = ("--pgdata=-", "--format=tar", "--compress=client-gzip:1", "--wal-method=none")


def back_up_base(place: Installation, folder: Path, say: Callable[[str], None]) -> Path:
    """Write a base into a new folder in `folder`, beside the log that is kept there; answers it.

    It gets its name when everything that it needs of the log is sealed too. Raises CannotStart; nothing is
    kept then.
    """
    began = time.monotonic()
    where, by_role = database_address(place), log_address(place)
    to = [recipients.recipient(place.home, recipients.DATA)]
    with one_at_a_time(place.home), connected(by_role) as server:
        who = server.who()
        sealed_log = SealedLog.of(folder, who.system)
        refuse_without_log(server, sealed_log, who)
        with psycopg.connect(where.conninfo(where.owner)) as owner:
            marked, shape = mark.read_mark(owner), dump.read_shape(owner)
        if marked is None:
            raise CannotStart(
                "This database has no mark that says what it is for: bin/umai migrate writes it."
            )
        with disk_told("The base", folder), new_folder(folder, place.home, "umai-base") as half:
            heads = files.read_heads(place.home)
            base = who_and_where(who, server.segment_now())
            taken = seal_base(by_role, server.programs(), half.path / manifest.BASE, to, say)
            at = server.now()[0]
            others = files.seal_files(
                place.home,
                files.DATA,
                half.path / manifest.FILES,
                to,
                heads=heads,
                watch=BytesProgress("Files", say),
            )
            contents = Contents({}, shape, where.owner, who.major, others["files"])
            sealed = {
                manifest.BASE: size_and_digest(taken),
                manifest.FILES: size_and_digest(others),
                manifest.CONTENTS: manifest.seal_contents(half.path, contents, to),
            }
            described = describe("base", at.isoformat(), marked, sealed, base=base)
            manifest.write_manifest(half.path, described)
            wait_for_log(sealed_log, who, at)
            made = half.name_it(at.isoformat())
    size = sum(one["bytes"] for one in sealed.values())
    seconds = time.monotonic() - began
    record.note(place.home, base={"at": at.isoformat(), "folder": str(made), "bytes": size})
    say(
        f"{made}: {megabytes(size)} in {seconds:.0f} s. With the log beside it, the register comes back as it"
    )
    say(f"was at any moment from {at.isoformat(timespec='seconds')} on.")
    return made


def who_and_where(who: Who, first: str) -> dict:
    """Which server a base is of, and from which segment on it needs the log."""
    return {
        "system": str(who.system),
        "timeline": who.timeline,
        "first": first,
        "segment_bytes": who.segment_bytes,
    }


def refuse_without_log(server: LogServer, sealed: SealedLog, who: Who) -> None:
    """Raise CannotStart where nobody keeps the log in this folder: a base without it is of no use."""
    slot = server.slot()
    if slot is None or not slot.active or sealed.until(who.timeline) is None:
        raise CannotStart(
            f"No log is kept in {sealed.folder.parent}: start bin/umai backup {sealed.folder.parent} --log "
            "first; nothing was written."
        )


def seal_base(where: DatabaseAddress, folder: Path, target: Path, to: list, say) -> dict:
    """The stream of pg_basebackup, sealed; answers its bytes and SHA-256. Raises CannotStart."""
    with tempfile.TemporaryFile() as said:
        process = programs.start_program(
            [folder / "pg_basebackup", *FORMAT_WORDS, "--checkpoint=fast", "--no-password"],
            where,
            said,
            role=ROLE,
            stdout=subprocess.PIPE,
        )
        try:
            sealed = seal(cast(IO[bytes], process.stdout), target, to, BytesProgress("Base", say))
            code = process.wait()
        finally:
            programs.end_process(process)
        if code:
            said.seek(0)
            raise CannotStart(programs.first_error(said.read().decode(errors="replace"), "pg_basebackup"))
    return sealed


def wait_for_log(sealed: SealedLog, who: Who, at: datetime) -> None:
    until = time.monotonic() + LOG_PATIENCE
    while (reached := sealed.until(who.timeline)) is None or reached < at:
        if time.monotonic() > until:
            raise CannotStart(
                f"The log in {sealed.folder} did not come as far as the end of the base: look at the process "
                "that keeps it; nothing was kept."
            )
        time.sleep(0.5)
