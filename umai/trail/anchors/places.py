"""A place that keeps signed heads: a folder with a file for each head, or one file that only grows.

A place holds the public key beside the heads. Only `umai trail anchor` begins a place: the timer writes
nowhere where no key lies, so the folder of a disk that is not mounted is not taken for the disk.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from umai.trail import heads
from umai.trail.heads import ORIGIN, SignedHead

TAIL = 2_000  # bytes at the end of a file in which its last head stands


class UnusableAnchors(Exception):
    """The heads of a place cannot be read; the message names the file and the reason."""


class PlaceFailed(Exception):
    """A head could not be written; the message says why, and what to do."""


@dataclass(frozen=True)
class KeptHead:
    """A head that was kept elsewhere, and the key that was kept beside it."""

    where: str
    key: bytes
    head: SignedHead
    leaves: Path | None = None  # a file with the hash of every entry, where one was kept


def is_one_file(place: Path) -> bool:
    """Whether a place is one file: it has an ending, as in trail.heads, and is no folder."""
    return bool(place.suffix) and not place.is_dir()


def key_file(place: Path) -> Path:
    return place.with_name(f"{place.name}.key") if is_one_file(place) else place / "key.hex"


def begin_place(place: Path) -> None:
    """Put the public key into a place that has none; a later key never replaces the first."""
    with contextlib.suppress(FileExistsError), key_file(place).open("x") as file:
        file.write(heads.public_key().hex() + "\n")


def keep_head(place: Path, head: SignedHead) -> None:
    """Write a head into a place, or find it there. Raises PlaceFailed or OSError."""
    try:
        key = key_file(place).read_text().strip()
    except OSError as error:
        raise PlaceFailed(
            f"no key lies there: mount it, or begin it with umai trail anchor --to {place}"
        ) from error
    if key != heads.public_key().hex():
        raise PlaceFailed("another key lies there: it belongs to another register, or the key was changed")
    if is_one_file(place):
        append_head(place, head.text())
    else:
        write_head(place / f"head-{head.size:012d}.txt", head.text())


def write_head(path: Path, text: str) -> None:
    """Write a file that must not be there yet, or finish one that a failure cut off."""
    try:
        there = path.read_text()
    except FileNotFoundError:
        there = ""
    if there == text:
        return
    if not text.startswith(there):
        raise PlaceFailed(f"another head of the same size lies there: {path.name}; umai trail verify")
    write_through(path, text[len(there) :])


def append_head(path: Path, text: str) -> None:
    """Add a head at the end of the file, unless it is the last one there."""
    end = ""
    if path.exists():
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL))
            end = file.read().decode(errors="ignore")
    if not end.endswith(text):
        write_through(path, text if not end or end.endswith("\n") else f"\n{text}")


def write_through(path: Path, text: str) -> None:
    with path.open("a") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def read_place(place: Path) -> list[KeptHead]:
    """Every head that lies there. Raises UnusableAnchors."""
    try:
        key = bytes.fromhex(key_file(place).read_text().strip())
    except (OSError, ValueError) as error:
        raise UnusableAnchors(
            f"{place}: no {key_file(place).name} that can be read; was it made by umai trail anchor?"
        ) from error
    kept = [
        KeptHead(where, key, parse(text, path, where), leaves_file(place, text))
        for path, where, text in texts_in(place)
    ]
    if not kept:
        raise UnusableAnchors(f"{place}: no head lies there")
    return kept


def texts_in(place: Path):
    """The file, a name for each head, and its text."""
    if is_one_file(place):
        for n, text in enumerate(split_heads(place.read_text()), start=1):
            yield place, f"{place.name}, head {n}", text
        return
    for path in sorted(place.glob("head-*.txt")):
        yield path, path.name, path.read_text()


def split_heads(text: str) -> list[str]:
    """The heads in one file; what a failure of the machine cut off in the middle is left out."""
    begun = [f"{ORIGIN}\n{part}" for part in f"\n{text}".split(f"\n{ORIGIN}\n")[1:]]
    return [part.rstrip("\n") + "\n" for part in begun if f"\n— {ORIGIN} " in part]


def parse(text: str, path: Path, where: str) -> SignedHead:
    try:
        return SignedHead.parse(text)
    except ValueError as error:
        raise UnusableAnchors(f"{path}: {where} is not a head of this trail") from error


def leaves_file(place: Path, text: str) -> Path | None:
    path = place / f"leaves-{int(text.split('\n')[1]):012d}.bin"
    return path if not is_one_file(place) and path.exists() else None
