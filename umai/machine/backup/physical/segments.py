"""The folder of the sealed log: which parts there are, whether one lacks, and until when it is whole.

    umai-log-SYSTEM/000000010000000000000003.age                     one whole segment of the log
                    000000010000000000000004.00000000-0001F400.age   bytes of the one that is being written
                    until-00000001.json                              by timeline: whole until this instant

A segment is named as PostgreSQL does: timeline, and its number in two parts. SYSTEM is the number by which a
server is known. Each file is age over zlib; what a part leaves out at the end of its segment is zeros.
"""

import io
import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from umai.machine.backup.archive.sealed import seal, unseal
from umai.machine.backup.make import flush
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.server import write_whole

SEGMENT = re.compile(r"[0-9A-F]{24}")
FILE = re.compile(r"([0-9A-F]{24})(?:\.([0-9A-F]{8})-([0-9A-F]{8}))?\.age")


def next_segment(name: str, size: int) -> str:
    """The name of the segment after this one; `size` in bytes."""
    line, number = name[:8], int(name[8:16], 16) * (2**32 // size) + int(name[16:], 16) + 1
    high, low = divmod(number, 2**32 // size)
    return f"{line}{high:08X}{low:08X}"


@dataclass(frozen=True)
class Part:
    """One sealed file. `end` is None for a whole segment, else the bytes are those from `start` to `end`."""

    path: Path
    segment: str
    start: int = 0
    end: int | None = None


@dataclass(frozen=True)
class SealedLog:
    """The log of one server in a folder of backups."""

    folder: Path

    @classmethod
    def of(cls, folder: Path, system: int | str) -> "SealedLog":
        return cls(folder / f"umai-log-{system}")

    def parts(self, segment: str = "") -> dict[str, list[Part]]:
        """Segment to everything that there is of it; of one segment, or of all."""
        found: dict[str, list[Part]] = {}
        for path in sorted(self.folder.glob(f"{segment}*.age")):
            if match := FILE.fullmatch(path.name):
                segment, start, end = match.groups()
                part = Part(path, segment, int(start or "0", 16), int(end, 16) if end else None)
                found.setdefault(segment, []).append(part)
        return found

    def sealed_until(self, segment: str) -> int:
        """The bytes of an unfinished segment that are sealed without a hole."""
        return reached(following(self.parts(segment).get(segment, [])))

    def run_from(self, first: str, size: int) -> tuple[list[list[Part]], str]:
        """The segments from `first` on, as far as none lacks, and the name of one that lacks before the end.

        The name is "" where the run reaches the end of the log.
        """
        there = {name: parts for name, parts in self.parts().items() if name[:8] == first[:8]}
        run, name = [], first
        while chosen := following(there.get(name, [])):
            run.append(chosen)
            if chosen[0].end is not None:
                break
            name = next_segment(name, size)
        of_it = there.get(name, [])
        lacks = any(one > name for one in there) or reached(of_it) > reached(following(of_it))
        return run, name if lacks else ""

    def keep(self, segment: str, data: bytes, recipients, *, start: int = 0, whole: bool) -> None:
        """Seal a whole segment, in place of its parts, or bytes of an unfinished one. Raises OSError."""
        span = "" if whole else f".{start:08X}-{start + len(data):08X}"
        half = self.folder / f"{segment}.half"
        half.unlink(missing_ok=True)
        try:
            seal(io.BytesIO(zlib.compress(data, 1)), half, recipients)
            half.rename(self.folder / f"{segment}{span}.age")
            flush(self.folder)
        finally:
            half.unlink(missing_ok=True)
        for path in self.folder.glob(f"{segment}.*-*.age") if whole else ():
            path.unlink(missing_ok=True)

    def note_until(self, timeline: int, at: datetime) -> None:
        """Keep that everything that was written before this instant lies here."""
        write_whole(self.folder / f"until-{timeline:08X}.json", json.dumps({"until": at.isoformat()}))

    def until(self, timeline: int) -> datetime | None:
        """The instant before which everything lies here; None where nothing was ever kept."""
        path = self.folder / f"until-{timeline:08X}.json"
        try:
            return datetime.fromisoformat(json.loads(path.read_text())["until"]) if path.exists() else None
        except (ValueError, KeyError, TypeError):
            raise CannotStart(
                f"{path} is damaged: it must hold the instant until which the log is whole."
            ) from None


def reached(parts: list[Part]) -> int:
    """Where the last of the parts of an unfinished segment ends."""
    return max((part.end or 0 for part in parts), default=0)


def following(parts: list[Part]) -> list[Part]:
    """The whole one where it is there; else those from the first byte on, without a hole."""
    whole = [part for part in parts if part.end is None]
    if whole:
        return whole
    chosen, until = [], 0
    for part in sorted(parts, key=lambda part: (part.start, -(part.end or 0))):
        if part.start <= until < (part.end or 0):
            chosen.append(part)
            until = part.end or 0
    return chosen


def open_segment(parts: Iterable[Part], size: int, identities) -> bytes:
    """The bytes of a segment. Raises CannotStart for a wrong key and for a damaged part."""
    found = bytearray(size)
    for part in parts:
        sealed = io.BytesIO()
        unseal(part.path, sealed, identities)
        try:
            data = zlib.decompress(sealed.getvalue())
        except zlib.error:
            raise CannotStart(f"{part.path} is damaged.") from None
        if len(data) > size - part.start or part.end not in (None, part.start + len(data)):
            raise CannotStart(f"{part.path} is damaged: it is not as long as its name says.")
        found[part.start : part.start + len(data)] = data
    return bytes(found)
