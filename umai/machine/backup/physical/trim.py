"""The log before the oldest base that is still there, which nothing needs any more, is removed when asked."""

from datetime import datetime
from pathlib import Path

from umai.machine.backup.archive import manifest
from umai.machine.backup.physical.kept_files import FOLDER, MARGIN, sealed_in
from umai.machine.backup.physical.segments import FILE, SealedLog
from umai.machine.cluster.binaries import CannotStart


def drop_old_log(folder: Path) -> tuple[int, int]:
    """Remove what is older than every base in this folder; answers how many files and bytes went.

    Log of a server of which no base is here stays. Raises CannotStart where there is no base.
    """
    oldest: dict[str, manifest.Manifest] = {}
    for path in folder.glob(f"umai-base-*/{manifest.MANIFEST}"):
        one = manifest.read_manifest(path.parent)
        system = str((one.base or {})["system"])
        if system not in oldest or instant(one) < instant(oldest[system]):
            oldest[system] = one
    if not oldest:
        raise CannotStart(f"{folder} holds no base, so all of its log may be needed; nothing was removed.")
    going = [path for system, one in oldest.items() for path in unneeded(SealedLog.of(folder, system), one)]
    size = sum(path.stat().st_size for path in going)
    for path in going:
        path.unlink()
    return len(going), size


def instant(one: manifest.Manifest) -> datetime:
    return datetime.fromisoformat(one.at)


def unneeded(log: SealedLog, base: manifest.Manifest) -> list[Path]:
    """Segments before this base, also those of an earlier timeline, and files that it holds itself."""
    first = (base.base or {})["first"]
    before = [
        path for path in log.folder.glob("*.age") if (match := FILE.fullmatch(path.name)) and match[1] < first
    ]
    since = (instant(base) - MARGIN).timestamp()
    return before + [path for path in sealed_in(log.folder / FOLDER) if path.stat().st_mtime < since]
