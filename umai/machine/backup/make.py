"""A backup is made: a folder under a temporary name, which gets its own at the end."""

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from pyrage import x25519

from umai.machine.backup.archive import files, manifest, recipients
from umai.machine.backup.archive.dump import seal_database
from umai.machine.backup.archive.manifest import Contents, Manifest
from umai.machine.backup.archive.progress import BytesProgress, megabytes
from umai.machine.backup.archive.sealed import disk_told
from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import database_address
from umai.machine.development.commit import commit_here
from umai.machine.doctor.state import record
from umai.machine.installation import Installation
from umai.machine.keys import secrets


def back_up(place: Installation, folder: Path, keys_folder: Path | None, say: Callable[[str], None]) -> Path:
    """Write the register into a new folder in `folder`, and its keys into one in `keys_folder`.

    The embedded server runs already. Answers the new folder. Raises CannotStart; nothing is kept then.
    """
    began = time.monotonic()
    to_data = recipients.recipient(place.home, recipients.DATA)
    refuse_same_place(folder, keys_folder)
    where = database_address(place)
    with psycopg.connect(where.conninfo(where.owner)) as inside:
        marked = mark.read_mark(inside)
    if marked is None:
        raise CannotStart("This database has no mark that says what it is for: bin/umai migrate writes it.")
    with one_at_a_time(place.home):
        keys = back_up_keys(place, keys_folder, marked) if keys_folder else None
        drill = x25519.Identity.generate()
        to_both = [to_data, drill.to_public()]
        with disk_told("The backup", folder), new_folder(folder, place.home, "umai") as half:
            heads = files.read_heads(place.home)
            sealed = {}
            database = seal_database(
                where, half.path / manifest.DATABASE, to_both, BytesProgress("Database", say)
            )
            sealed[manifest.DATABASE] = size_and_digest(database)
            others = files.seal_files(
                place.home,
                files.DATA,
                half.path / manifest.FILES,
                to_both,
                heads=heads,
                watch=BytesProgress("Files", say),
            )
            sealed[manifest.FILES] = size_and_digest(others)
            contents = Contents(
                database["counts"], database["shape"], where.owner, database["postgresql"], others["files"]
            )
            sealed[manifest.CONTENTS] = manifest.seal_contents(half.path, contents, to_both)
            manifest.write_manifest(half.path, describe("data", database["at"], marked, sealed))
            made = half.name_it(database["at"])
            # What opens the newest backup here, for the drill; it is in no backup itself.
            secrets.write_secret(secrets.secrets_folder(place.home) / recipients.DRILL, str(drill))
    size, rows = sum(one["bytes"] for one in sealed.values()), sum(contents.counts.values())
    seconds = time.monotonic() - began
    record.note(
        place.home,
        backup={
            "at": database["at"],
            "seconds": round(seconds, 1),
            "bytes": size,
            "folder": str(made),
            "tables": len(contents.counts),
            "rows": rows,
            "files": contents.files,
            "keys_folder": str(keys) if keys else None,
            "commit": commit_here(),
        },
    )
    say(
        f"{made}: {rows:,} rows of {len(contents.counts)} tables and {contents.files:,} files, "
        f"{megabytes(size)} in {seconds:.0f} s."
    )
    if not keys:
        say("Passwords and keys are not in it: name another place for them in --keys.")
    return made


def back_up_keys(place: Installation, folder: Path, marked: mark.Mark) -> Path:
    """Write passwords and keys into a new folder, sealed to a recipient of their own; answers it."""
    to_keys = recipients.recipient(place.home, recipients.KEYS)
    if str(to_keys) == str(recipients.recipient(place.home, recipients.DATA)):
        raise CannotStart("One key opens the data and the keys: make another one for the keys.")
    at = datetime.now(UTC).isoformat()
    with disk_told("The backup of the keys", folder), new_folder(folder, place.home, "umai-keys") as half:
        sealed = files.seal_files(place.home, files.KEYS, half.path / manifest.KEYS, [to_keys])
        described = describe("keys", at, marked, {manifest.KEYS: size_and_digest(sealed)})
        manifest.write_manifest(half.path, described)
        made = half.name_it(at)
    record.note(place.home, keys={"at": at, "folder": str(made)})
    return made


def describe(kind: str, at: str, marked: mark.Mark, sealed: dict, *, base: dict | None = None) -> Manifest:
    version, commit = manifest.program_version(), commit_here()
    return Manifest(kind, at, marked.rehearsal, marked.home_digest, version, commit, sealed, base=base)


def size_and_digest(found: dict) -> dict:
    return {name: found[name] for name in ("bytes", "sha256")}


def refuse_same_place(folder: Path, keys_folder: Path | None) -> None:
    """Raise CannotStart where the keys would lie beside what they open."""
    if keys_folder is None:
        return
    one, other = folder.resolve(), keys_folder.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise CannotStart(f"{keys_folder} lies beside {folder}: the keys go to another place than the data.")


def one_at_a_time(home: Path) -> contextlib.AbstractContextManager[None]:
    return hold(home / "backup.lock", f"Another backup or drill of {home} is going on: wait for its end.")


@contextlib.contextmanager
def hold(path: Path, refusal: str) -> Iterator[None]:
    """Hold a lock that no other process has. Raises CannotStart, with these words, where one has it."""
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(refusal) from None
        yield


class HalfFolder:
    """A folder that is being written; `name_it` gives it its own name when it is whole."""

    def __init__(self, path: Path, name: str):
        self.path, self.name = path, name

    def name_it(self, at: str) -> Path:
        """Rename it after the instant, on the disk; answers its new path."""
        instant = datetime.fromisoformat(at).astimezone(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        final = self.path.with_name(f"{self.name}-{instant}")
        flush(self.path)
        self.path.rename(final)
        flush(final.parent)
        return final


@contextlib.contextmanager
def new_folder(parent: Path, home: Path, name: str) -> Iterator[HalfFolder]:
    """A temporary folder of this home in `parent`; one that a killed backup left is removed first."""
    if not parent.is_dir():
        raise CannotStart(f"{parent} is no folder: mount or make it first; nothing was written.")
    half = parent / f".{name}-{mark.digest_of_home(home)[:12]}.half"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    try:
        yield HalfFolder(half, name)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
