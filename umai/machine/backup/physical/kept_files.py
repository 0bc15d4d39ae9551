"""The files of a home that were stored after the newest base, each sealed beside the log.

The log brings back the rows of a document; without this its sealed bytes would be those of the last base.
"""

import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from umai.machine.backup.archive import files, manifest
from umai.machine.backup.archive.sealed import seal, unseal
from umai.machine.keys import secrets

FOLDER = "files"  # in the folder of the log
TICK = 2 * 10**9  # nanoseconds
MARGIN = timedelta(hours=1)  # a file that was being written while a base was made is older than its name


class KeptFiles:
    """What is sealed of the files of a home; `since` is an instant before the newest base."""

    def __init__(self, home: Path, folder: Path, since: datetime):
        self.home, self.folder, self.since = home, folder, since.timestamp()
        self.looked: dict[Path, tuple[int, list[Path]]] = {}  # folder to when it changed, and those in it
        self.kept = {path.relative_to(folder): path.stat().st_mtime_ns for path in sealed_in(folder)}

    def keep(self, recipients) -> None:
        """Seal what is new, or was changed. Raises OSError."""
        for path in (one for name in files.DATA for one in self.changed_in(self.home / name)):
            name = Path(f"{path.relative_to(self.home)}.age")
            try:
                found = path.stat()
                if found.st_mtime < self.since:
                    continue
                if self.kept.get(name) != found.st_mtime_ns:
                    seal_file(path, self.folder / name, recipients, found.st_mtime_ns)
                    self.kept[name] = found.st_mtime_ns
            except FileNotFoundError:
                continue  # nothing names it any more

    def changed_in(self, folder: Path) -> Iterator[Path]:
        """The files of a folder, and of those in it, where a name came or went since the last look.

        Files get their names when they are whole, so nobody has to look at each of half a million.
        """
        if not folder.is_dir():
            return
        changed = folder.stat().st_mtime_ns
        known, inner = self.looked.get(folder, (None, []))
        if known != changed:
            began = time.time_ns()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            inner = [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
            for entry in entries:
                if entry.is_file(follow_symlinks=False) and not entry.name.endswith(files.HALF):
                    yield Path(entry.path)
            # A name that comes in the same tick of the clock leaves the time of the folder as it was.
            self.looked[folder] = (changed if began - changed > TICK else 0, inner)
        for one in inner:
            yield from self.changed_in(one)


def sealed_in(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*.age")) if path.is_file())


def seal_file(path: Path, target: Path, recipients, changed: int) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.half")
    half.unlink(missing_ok=True)
    try:
        with path.open("rb") as source:
            seal(source, half, recipients)
        os.utime(half, ns=(changed, changed))
        half.rename(target)
    finally:
        half.unlink(missing_ok=True)


def newest_base(folder: Path) -> datetime | None:
    """When the newest base in a folder of backups was made."""
    found = [
        manifest.read_manifest(path.parent).at for path in folder.glob(f"umai-base-*/{manifest.MANIFEST}")
    ]
    return max(map(datetime.fromisoformat, found), default=None)


def bring_kept(folder: Path, home: Path, identities, *, keep: bool) -> int:
    """Bring what is kept into a home; answers how many files. `keep`: one that is there stays as it is."""
    number = 0
    for path in sealed_in(folder):
        target = home / path.relative_to(folder).with_suffix("")
        if target.relative_to(home).parts[0] not in files.DATA or (keep and target.exists()):
            continue
        for parent in reversed(target.relative_to(home).parents[:-1]):
            if not (home / parent).exists():
                (home / parent).mkdir(mode=0o770)
                secrets.give_to_owner(home / parent)
        half = target.with_name(f"{target.name}.half")
        with half.open("wb") as file:
            unseal(path, file, identities)
        half.chmod(0o660)
        secrets.give_to_owner(half)
        half.rename(target)
        number += 1
    return number
