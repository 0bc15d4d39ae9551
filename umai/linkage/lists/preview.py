"""A file as it will be understood: its columns, its first rows, and what was noticed about the whole."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice

from umai.linkage.files import reader
from umai.linkage.files.refusals import unreadable_list
from umai.linkage.parsing.columns import LOOKED_AT, NAMES, ColumnMeaning, guess_meanings
from umai.linkage.parsing.header import LOOKED_AT as HEADER_WITHIN
from umai.linkage.parsing.header import ListHeader, find_header

SHOWN = 20  # rows of a preview


@dataclass
class ListTable:
    """An opened list: what its columns are called and mean, and its rows with the numbers of their lines."""

    about: dict
    beginning: ListHeader
    width: int
    columns: list[str]
    rows: object  # an iterator of (number of the line, texts); once
    sample: list = field(default_factory=list)

    @property
    def header(self) -> list[str]:
        return [
            self.beginning.header[at] if at < len(self.beginning.header) else "" for at in range(self.width)
        ]

    def notes(self) -> list:
        """[code, numbers] of what was noticed about the whole file, and is no fault of a row."""
        found = []
        if self.beginning.is_missing:
            found.append(["no_header", {}])
        if self.beginning.two:
            found.append(["two_headers", {}])
        for name in ("macros", "formulas", "merged", "more_sheets"):
            if self.about.get(name):
                found.append([name, {"n": int(self.about[name])}])
        return found


@contextmanager
def open_table(data: bytes, ending: str, columns: list | None = None):
    """Open this file as a `ListTable`.

    `columns` are [name above, meaning] as a person gave them; None: guessed. Raises `UnreadableList` when
    the file cannot be read, has no rows, or has other columns than those given.
    """
    with reader.open_list(data, ending) as file:
        rows = file.rows()
        first = list(islice(rows, max(HEADER_WITHIN + LOOKED_AT, 100)))
        beginning = find_header(first)
        numbered = enumerate(chain(first, rows), 1)
        lines = ((at, row) for at, row in numbered if at > beginning.first and beginning.is_row(row))
        below = [row for row in first[beginning.first :] if any(row) and beginning.is_row(row)]
        if not below:
            raise unreadable_list("no_rows")
        width = max(len(beginning.header), max(map(len, below)))
        table = ListTable(file.about, beginning, width, [], without_empty_end(lines), below)
        table.columns = guess_meanings(beginning.header, below, width)
        if columns is not None:
            table.columns = match_columns(columns, table)
        yield table


def without_empty_end(lines):
    """These numbered lines, but for the empty ones behind the last that says something."""
    empty = []
    for number, row in lines:
        empty.append((number, row))
        if any(row):
            yield from empty
            empty = []


def match_columns(columns, table) -> list[str]:
    """The given meanings, for the columns of this file, by what stands above them.

    Raises `UnreadableList` where a column with a meaning is not in this file.
    """
    found, header = [""] * table.width, table.header
    if [name for name, _meant in columns] == header:
        return [meant for _name, meant in columns]
    for name, meant in columns:
        if meant and (name not in header or not name):
            raise unreadable_list("other_columns")
        if meant:
            found[header.index(name)] = meant
    return found


def require_columns(columns: list[str]) -> list[str]:
    """These meanings, if a list can be taken in by them. Raises `UnreadableList`."""
    meanings = [meant for meant in columns if meant]
    if len(meanings) != len(set(meanings)):
        raise unreadable_list("field_twice")
    if not set(meanings) & {*NAMES, ColumnMeaning.PIN}:
        raise unreadable_list("no_name_column")
    return columns
