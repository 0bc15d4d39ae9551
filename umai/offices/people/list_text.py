"""A list of staff as Excel writes it: its letters, what separates its columns, and its days."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

SEPARATORS = ",;\t"
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class UnreadableText(Exception):
    """The file is no text in which every letter is safe; the message says how Excel is to save it."""


def read_rows(path: Path) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    """The names of the columns, and of each row that is not empty its line and its cells by column.

    UTF-8, or UTF-16 with its mark (Excel's “Unicode text”); commas, semicolons (Excel, where the comma is the
    sign of decimals) or tabs. Raises `UnreadableText`.
    """
    lines = io.StringIO(read_text(path), newline="")
    first = lines.readline()
    if first.lower().startswith("sep="):
        separator, before = first[4:5], 1
    else:
        separator, before = max(SEPARATORS, key=first.count), 0
        lines.seek(0)
    reader = csv.reader(lines, delimiter=separator)
    names = [name.strip().lower() for name in next(reader, [])]
    return names, rows_below(reader, names, before)


def rows_below(reader, names: list[str], before: int) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield before + reader.line_num, dict(zip(names, map(str.strip, row), strict=False))
    except csv.Error as failure:
        raise UnreadableText(f"line {before + reader.line_num} is no row of a table ({failure})") from failure


def read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
        alphabet = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
        return data.decode(alphabet)
    except OSError as failure:
        raise UnreadableText(f"{path.name} cannot be read ({failure.strerror})") from failure
    except UnicodeDecodeError as failure:
        raise UnreadableText(
            f"{path.name} is not text in UTF-8, and other kinds of CSV lose letters such as ө and ү: "
            "in Excel save it as “CSV UTF-8”"
        ) from failure


def parse_day(text: str) -> date | None:
    """A day as 2026-03-05, or as Excel turns it round, 05.03.2026; None for anything else."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
