"""Reading a table of counts from a file: UTF-8, commas or semicolons, one line of names and rows below it."""

import csv
import hashlib
import hmac
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from umai.refusal import Refusal

LARGEST = 10**9
SHA_256 = r"^[0-9a-f]{64}$"  # what `sha256_of` and `keyed_mark_of` answer
Row = tuple[int, list[str]]


class UnusableCounts(Refusal):
    """A file of counts that cannot be used; the message says what and where."""


def read_rows(path: Path, refuse_names: Callable[[list[str]], None]) -> tuple[list[str], list[Row]]:
    """The names of the columns, and the rows below them, each with the number of its line.

    `refuse_names` raises for names that cannot be used, before any row is looked at. Raises `UnusableCounts`.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            separator = ";" if first.count(";") > first.count(",") else ","
            reader = csv.reader(chain([first], file), delimiter=separator, strict=True)
            rows = [
                (reader.line_num, [cell.strip() for cell in row])
                for row in reader
                if any(map(str.strip, row))
            ]
    except OSError as failure:
        raise UnusableCounts(f"{path}: cannot be read ({failure.strerror})") from failure
    except UnicodeDecodeError as failure:
        raise UnusableCounts(f"{path}: is not text in UTF-8 (byte {failure.start})") from failure
    except csv.Error as failure:
        raise UnusableCounts(f"{path}: is not a table of values with commas ({failure})") from failure
    if len(rows) < 2:
        raise UnusableCounts(f"{path}: has no row below its header")
    names = rows[0][1]
    refuse_names(names)
    for line, row in rows[1:]:
        if len(row) != len(names):
            raise UnusableCounts(
                f"{path}, line {line}: has {len(row)} values where the header has {len(names)}"
            )
    return names, rows[1:]


def sha256_of(path: Path) -> str:
    """SHA-256 of the file in small hexadecimal digits: it is known by that. Raises `UnusableCounts`."""
    return hashlib.sha256(read_bytes(path)).hexdigest()


def keyed_mark_of(path: Path, key: bytes) -> str:
    """HMAC-SHA-256 of the file in small hexadecimal digits: whoever has the key knows the file again.

    Of a small file of counts a plain SHA-256 gives the counts away: all that fit what was printed are tried.
    Raises `UnusableCounts`.
    """
    return hmac.digest(key, b"file of counts " + read_bytes(path), "sha256").hex()


def read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as failure:
        raise UnusableCounts(f"{path}: cannot be read ({failure.strerror})") from failure


def parse_count(path: Path | str, line: int, text: str) -> int:
    """The whole number in the column `count` of this line. Raises `UnusableCounts`."""
    where = f"{path}, line {line}, column count"
    if text.startswith("-") and text[1:].isdecimal():
        raise UnusableCounts(f"{where}: a count cannot be negative")
    if not (text.isascii() and text.isdecimal()):
        raise UnusableCounts(f"{where}: is not a whole number")
    if len(text) > 12 or int(text) > LARGEST:
        raise UnusableCounts(f"{where}: is more than {LARGEST}")
    return int(text)
