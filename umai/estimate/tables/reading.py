"""A file of histories: one row a history with its count, or one row a person.

A column of 0 and 1 is a list; `count` is how many children have the history; any other column is a stratum
(an oblast, an age, a sex). Without `count` each row is one person, and a column of identifiers is left out.
What cannot be used is refused with the line and the column.
"""

from collections import Counter
from pathlib import Path

import numpy

from umai.counts.files import UnusableCounts, parse_count, read_rows
from umai.estimate.tables.histories import HistoryTable, on_several, sizes

COUNT = "count"
IDENTIFIERS = {"id", "person_id", "child_id", "rec_id", "cluster_id"}
MOST_LISTS, MOST_LEVELS = 10, 200
DIGITS = {"0", "1"}


def read_histories(path: Path) -> HistoryTable:
    """The table in this file. Raises `UnusableCounts`."""
    names, rows = read_rows(path, lambda names: refuse_names(path, as_header(names)))
    header = as_header(names)
    lists, strata = sort_columns(path, header, rows)
    at_count = header.index(COUNT) if COUNT in header else None
    if at_count is not None:
        refuse_repeated(path, rows, [*lists, *strata])
    counts, by_stratum = numpy.zeros(1 << len(lists)), {header[at]: {} for at in strata}
    for line, row in rows:
        history = sum(1 << bit for bit, at in enumerate(lists) if row[at] == "1")
        number = 1 if at_count is None else parse_count(path, line, row[at_count])
        if not history:
            raise UnusableCounts(
                f"{path}, line {line}: children on no list cannot be counted, they are what is estimated"
            )
        counts[history] += number
        for at in strata:
            level = by_stratum[header[at]].setdefault(row[at], numpy.zeros(len(counts)))
            level[history] += number
    found = HistoryTable([header[at] for at in lists], counts, by_stratum)
    refuse_unusable(path, found)
    return found


def as_header(names: list[str]) -> list[str]:
    """These names, with that of the counts in small letters."""
    return [COUNT if name.casefold() == COUNT else name for name in names]


def refuse_names(path: Path, names: list[str]) -> None:
    for name, often in Counter(names).items():
        if not name or often > 1:
            at = [at for at, other in enumerate(names, 1) if other == name][-1]
            what = f"the name {name} stands there twice" if name else "has no name"
            raise UnusableCounts(f"{path}, line 1, column {at}: {what}")


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
            raise UnusableCounts(
                f"{path}, line {line}, column {name}: is neither 0 nor 1, as the rest of this list is"
            )
        else:
            refuse_levels(path, name, values, rows)
            strata.append(at)
    if len(lists) < 2:
        raise UnusableCounts(
            f"{path}: has {len(lists)} column of 0 and 1; an estimate needs two lists at least"
        )
    if len(lists) > MOST_LISTS:
        raise UnusableCounts(f"{path}: has {len(lists)} lists; at most {MOST_LISTS} can be estimated with")
    return lists, strata


def refuse_levels(path, name, values, rows):
    if "" in values:
        line = rows[values.index("")][0]
        raise UnusableCounts(f"{path}, line {line}, column {name}: is empty")
    if (levels := len(set(values))) > MOST_LEVELS:
        raise UnusableCounts(
            f"{path}, column {name}: {levels} different values; a list has 0 and 1, a stratum at most "
            f"{MOST_LEVELS} values"
        )


def refuse_repeated(path, rows, keys):
    lines: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        first = lines.setdefault(tuple(row[at] for at in keys), line)
        if first != line:
            raise UnusableCounts(f"{path}, line {line}: the history of line {first} stands there again")


def refuse_unusable(path: Path, found: HistoryTable) -> None:
    for name, size in zip(found.lists, sizes(found.counts), strict=True):
        if not size:
            raise UnusableCounts(f"{path}, column {name}: nobody is on this list")
    if not on_several(found.counts):
        raise UnusableCounts(f"{path}: no child is on two lists, so nothing says how many are on none")
