"""A file of histories: one row a history with its count, or one row a person.

A column of 0 and 1 is a list; `count` is how many children have the history; any other column is a stratum
(an oblast, an age, a sex). Without `count` each row is one person, and a column of identifiers is left out.
What cannot be used is refused with the line and the column.
"""

import csv
from collections import Counter
from itertools import chain
from pathlib import Path

import numpy

from umai.estimate.tables.histories import HistoryTable, on_several, sizes
from umai.refusal import Refusal

COUNT = "count"
IDENTIFIERS = {"id", "person_id", "child_id", "rec_id", "cluster_id"}
MOST_LISTS, MOST_LEVELS, LARGEST = 10, 200, 10**9
DIGITS = {"0", "1"}


class UnusableHistories(Refusal):
    """A file from which nothing can be estimated; the message says what and where."""


def read_histories(path: Path) -> HistoryTable:
    """The table in this file. Raises `UnusableHistories`."""
    header, rows = read_rows(path)
    lists, strata = sort_columns(path, header, rows)
    at_count = header.index(COUNT) if COUNT in header else None
    if at_count is not None:
        refuse_repeated(path, rows, [*lists, *strata])
    counts, by_stratum = numpy.zeros(1 << len(lists)), {header[at]: {} for at in strata}
    for line, row in rows:
        history = sum(1 << bit for bit, at in enumerate(lists) if row[at] == "1")
        number = 1 if at_count is None else parse_count(path, line, row[at_count])
        if not history:
            raise UnusableHistories(
                f"{path}, line {line}: children on no list cannot be counted, they are what is estimated"
            )
        counts[history] += number
        for at in strata:
            level = by_stratum[header[at]].setdefault(row[at], numpy.zeros(len(counts)))
            level[history] += number
    found = HistoryTable([header[at] for at in lists], counts, by_stratum)
    refuse_unusable(path, found)
    return found


def read_rows(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header and the rows, each with the number of its line."""
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
        raise UnusableHistories(f"{path}: cannot be read ({failure.strerror})") from failure
    except UnicodeDecodeError as failure:
        raise UnusableHistories(f"{path}: is not text in UTF-8 (byte {failure.start})") from failure
    except csv.Error as failure:
        raise UnusableHistories(f"{path}: is not a table of values with commas ({failure})") from failure
    if len(rows) < 2:
        raise UnusableHistories(f"{path}: has no row below its header")
    header = [COUNT if name.casefold() == COUNT else name for name in rows[0][1]]
    for name, often in Counter(header).items():
        if not name or often > 1:
            at = [at for at, other in enumerate(header, 1) if other == name][-1]
            what = f"the name {name} stands there twice" if name else "has no name"
            raise UnusableHistories(f"{path}, line 1, column {at}: {what}")
    for line, row in rows[1:]:
        if len(row) != len(header):
            raise UnusableHistories(
                f"{path}, line {line}: has {len(row)} values where the header has {len(header)}"
            )
    return header, rows[1:]


def sort_columns(path: Path, header: list[str], rows) -> tuple[list[int], list[int]]:
    """The columns of lists and those of strata."""
    lists, strata = [], []
    for at, name in enumerate(header):
        if name == COUNT or (COUNT not in header and name.casefold() in IDENTIFIERS):
            continue
        values = [row[at] for _line, row in rows]
        digits = sum(value in DIGITS for value in values)
        if digits == len(values):
            lists.append(at)
        elif 2 * digits >= len(values):
            line = next(line for line, row in rows if row[at] not in DIGITS)
            raise UnusableHistories(
                f"{path}, line {line}, column {name}: is neither 0 nor 1, as the rest of this list is"
            )
        else:
            refuse_levels(path, name, values, rows)
            strata.append(at)
    if len(lists) < 2:
        raise UnusableHistories(
            f"{path}: has {len(lists)} column of 0 and 1; an estimate needs two lists at least"
        )
    if len(lists) > MOST_LISTS:
        raise UnusableHistories(f"{path}: has {len(lists)} lists; at most {MOST_LISTS} can be estimated with")
    return lists, strata


def refuse_levels(path, name, values, rows):
    if "" in values:
        line = rows[values.index("")][0]
        raise UnusableHistories(f"{path}, line {line}, column {name}: is empty")
    if (levels := len(set(values))) > MOST_LEVELS:
        raise UnusableHistories(
            f"{path}, column {name}: {levels} different values; a list has 0 and 1, a stratum at most "
            f"{MOST_LEVELS} values"
        )


def parse_count(path: Path, line: int, text: str) -> int:
    where = f"{path}, line {line}, column {COUNT}"
    if text.startswith("-") and text[1:].isdecimal():
        raise UnusableHistories(f"{where}: a count cannot be negative")
    if not (text.isascii() and text.isdecimal()):
        raise UnusableHistories(f"{where}: is not a whole number")
    if len(text) > 12 or int(text) > LARGEST:
        raise UnusableHistories(f"{where}: is more than {LARGEST}")
    return int(text)


def refuse_repeated(path, rows, keys):
    lines: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        first = lines.setdefault(tuple(row[at] for at in keys), line)
        if first != line:
            raise UnusableHistories(f"{path}, line {line}: the history of line {first} stands there again")


def refuse_unusable(path: Path, found: HistoryTable) -> None:
    for name, size in zip(found.lists, sizes(found.counts), strict=True):
        if not size:
            raise UnusableHistories(f"{path}, column {name}: nobody is on this list")
    if not on_several(found.counts):
        raise UnusableHistories(f"{path}: no child is on two lists, so nothing says how many are on none")
