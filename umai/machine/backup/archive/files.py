"""What belongs to a register outside of its database: the folders and files of UMAI_HOME, as one archive.

The sealed documents and evidence, the marks of editions, texts of the law, the heads of the trail. Passwords
and keys are another archive. Everything else in a home is made anew (static files) or is the database's.
"""

import io
import os
import tarfile
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from umai.machine.backup.archive.recipients import DRILL
from umai.machine.backup.archive.sealed import seal
from umai.machine.cluster.binaries import CannotStart

DATA = ("files", "editions", "law")
HEADS = ("trail.heads", "trail.heads.key")
KEYS = ("secrets", "keys")
ASIDE = ".before-restore-"  # so ends the name of heads that a restore put aside, with the instant
HALF = (".half", ".tmp")  # endings of files that somebody is writing


def read_heads(home: Path) -> dict[str, bytes]:
    """The heads of the trail in the home, to be read before the database: a head never runs ahead of it."""
    return {name: (home / name).read_bytes() for name in HEADS if (home / name).exists()}


def set_heads_aside(home: Path) -> dict[Path, Path]:
    """Put the heads aside that a home signed after a backup: what is restored has not so many entries.

    Answers where they were and are, for `put_heads_back`.
    """
    ending = f"{ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S}"
    moved = {home / name: home / f"{name}{ending}" for name in HEADS if (home / name).exists()}
    for before, now in moved.items():
        before.rename(now)
    return moved


def put_heads_back(moved: dict[Path, Path]) -> None:
    """Undo that, where nothing was restored."""
    for before, now in moved.items():
        now.rename(before)


def files_in(home: Path, names: Iterable[str]) -> Iterator[Path]:
    """Every file of these folders, sorted; a folder that may not be read is an error."""

    def refuse(failure):
        raise failure

    for name in names:
        for folder, inner, files in os.walk(home / name, onerror=refuse) if (home / name).is_dir() else ():
            inner.sort()
            yield Path(folder)
            yield from (Path(folder) / file for file in sorted(files) if not file.endswith(HALF))


def seal_files(home: Path, names, target: Path, recipients, *, heads=None, watch=None) -> dict:
    """Put folders of a home into a sealed archive; answers its bytes, SHA-256, and how many files it holds.

    A file that disappears meanwhile is left out: nothing names it any more.
    """
    reading, writing = os.pipe()
    done: dict = {"files": 0}

    def pack():
        with os.fdopen(writing, "wb") as end:
            try:
                done["files"] = write_archive(end, home, names, heads or {})
            except BrokenPipeError:
                pass
            except BaseException as failure:  # told by the thread that waits
                done["failure"] = failure

    packing = threading.Thread(target=pack)
    packing.start()
    try:
        with os.fdopen(reading, "rb") as source:
            sealed = seal(source, target, recipients, watch)
    finally:
        packing.join()
    if "failure" in done:
        raise done["failure"]
    return sealed | {"files": done["files"]}


def write_archive(end: IO[bytes], home: Path, names, heads: dict[str, bytes]) -> int:
    """Write the archive into a stream; answers how many files are in it."""
    number = 0
    with tarfile.open(fileobj=end, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for name, data in heads.items():
            entry = archive.gettarinfo(home / name, arcname=name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
            number += 1
        for path in files_in(home, names):
            if path == home / "secrets" / DRILL or path.is_symlink():
                continue
            try:
                entry = archive.gettarinfo(path, arcname=str(path.relative_to(home)))
                if path.is_dir():
                    archive.addfile(entry)
                    continue
                file = path.open("rb")
            except FileNotFoundError:
                continue
            with file:
                archive.addfile(entry, file)
            number += 1
    return number


def unpack(source: IO[bytes], home: Path, allowed: Iterable[str], *, keep: bool = False) -> int:
    """Unpack an archive into a home; answers how many files were in it.

    Only these names may be in it. `keep`: a file that is there stays as it is. For root a file gets the
    owner that it had, where this machine knows the name.
    """
    number = 0
    allowed = tuple(allowed)
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for entry in archive:
                first = entry.name.split("/")[0]
                if (
                    first not in allowed
                    or ".." in entry.name.split("/")
                    or not (entry.isfile() or entry.isdir())
                ):
                    raise CannotStart(f"The archive holds {entry.name}, which belongs to no backup.")
                number += entry.isfile()
                if keep and (home / entry.name).exists():
                    continue
                final, entry.name = home / entry.name, f"{entry.name}{HALF[0] if entry.isfile() else ''}"
                archive.extract(entry, home, filter="fully_trusted")
                (home / entry.name).rename(final)
    except tarfile.TarError as failure:
        raise CannotStart(f"The archive of files is damaged: {failure}.") from None
    return number
