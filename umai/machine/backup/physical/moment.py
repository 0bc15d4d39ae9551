"""To which moment a register is brought back, by which base before it, and by how much of the log."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from umai.machine.backup.archive import manifest
from umai.machine.backup.archive.manifest import Manifest
from umai.machine.backup.physical.segments import Part, SealedLog
from umai.machine.cluster.binaries import CannotStart

HERE = ZoneInfo("Asia/Bishkek")
NEWEST = "end"  # what is typed for the last moment that the log reaches


@dataclass(frozen=True)
class Way:
    """A base, and the segments of the log after it.

    `whole`: nothing lacks in the log up to its end. `lacks`: else the segment that does.
    """

    folder: Path
    manifest: Manifest
    moment: datetime
    segments: list[list[Part]]
    lacks: str

    @property
    def log(self) -> SealedLog:
        return SealedLog.of(self.folder.parent, self.base["system"])

    @property
    def base(self) -> dict:
        assert self.manifest.base is not None  # of every manifest of this kind
        return self.manifest.base


def read_moment(text: str) -> datetime | None:
    """The moment that was typed, in the time of Bishkek unless it has an offset; None for the newest one.

    Raises CannotStart.
    """
    if text == NEWEST:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CannotStart(
            f"--until {text} is no moment: say one such as 2026-12-01 14:59 (in the time of Bishkek), or "
            f"{NEWEST} for the last one that the log reaches."
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=HERE)


def in_words(moment: datetime) -> str:
    return f"{moment.astimezone(HERE):%Y-%m-%d %H:%M:%S} (Bishkek)"


def find_way(folder: Path, wanted: datetime | None) -> Way:
    """The newest base before the moment, with the log after it. Raises CannotStart, and says what lacks."""
    found = [path.parent for path in sorted(folder.glob(f"umai-base-*/{manifest.MANIFEST}"))]
    bases = sorted(
        ((manifest.read_manifest(one), one) for one in found),
        key=lambda each: datetime.fromisoformat(each[0].at),
    )
    if not bases:
        raise CannotStart(f"{folder} holds no base (a folder umai-base-…): bin/umai backup DIR --physical.")
    before = [each for each in bases if wanted is None or datetime.fromisoformat(each[0].at) <= wanted]
    if not before:
        oldest = datetime.fromisoformat(bases[0][0].at)
        raise CannotStart(
            f"The oldest base is of {in_words(oldest)}, and {in_words(wanted)} is before it: say a later "  # type: ignore[arg-type]
            "moment; nothing was changed."
        )
    described, chosen = before[-1]
    base = described.base or {}
    log = SealedLog.of(folder, base["system"])
    until = log.until(base["timeline"])
    moment = wanted or until
    if until is None or moment is None:
        raise CannotStart(f"There is no log in {log.folder}, without which a base is of no use.")
    if moment > until:
        raise CannotStart(
            f"The log reaches until {in_words(until)}, and {in_words(moment)} is after it: say an earlier "
            f"moment, or {NEWEST}; nothing was changed."
        )
    segments, lacks = log.run_from(base["first"], base["segment_bytes"])
    if not segments:
        raise CannotStart(
            f"{log.folder} lacks the segment {lacks or base['first']}, with which the base begins."
        )
    return Way(chosen, described, moment, segments, lacks)
