"""A file of counts by period: what is read, and what is refused with its line and column.

Columns: `period` (2024-03 or 2024-Q1) and `count`; optionally `population`, `district`, `start` (the period
in which the rule starts in the district, empty where it never does) and `definition` (how it was counted).
"""

from pathlib import Path

import numpy

from umai.counts.files import LARGEST, UnusableCounts, parse_count, read_rows
from umai.evaluate.series.periods import MONTHS, NAMES, name_period, parse_period
from umai.evaluate.series.tables import NEVER, Panel, Series

COLUMNS = ("period", "count", "population", "district", "start", "definition")
Row = tuple[int, dict[str, str]]


def read_series(path: Path) -> Series | Panel:
    """The series in this file, or the panel where it has districts. Raises `UnusableCounts`."""
    columns, rows = rows_by_name(path)
    refuse_redefined(path, rows)
    a_year, numbers = read_periods(path, rows)
    counts = [parse_count(path, line, row["count"]) for line, row in rows]
    exposure = [
        parse_population(path, line, row["population"]) if "population" in columns else 1.0
        for line, row in rows
    ]
    if "district" in columns:
        return make_panel(path, rows, a_year, numbers, counts, exposure)
    if "start" in columns:
        raise UnusableCounts(f"{path}, line 1, column start: starts need a column district")
    at = all_periods(path, numbers, a_year, [line for line, _row in rows])
    order = numpy.argsort(numbers)
    return Series(str(path), a_year, at, numpy.array(counts, float)[order], numpy.array(exposure)[order])


def rows_by_name(path: Path) -> tuple[list[str], list[Row]]:
    """The columns in small letters, and the rows below them, each with the number of its line."""
    names, rows = read_rows(path, lambda names: refuse_columns(path, [name.casefold() for name in names]))
    columns = [name.casefold() for name in names]
    return columns, [(line, dict(zip(columns, row, strict=True))) for line, row in rows]


def refuse_columns(path, columns):
    for at, name in enumerate(columns, 1):
        if name not in COLUMNS:
            raise UnusableCounts(f"{path}, line 1, column {at}: is none of {', '.join(COLUMNS)}")
        if name in columns[: at - 1]:
            raise UnusableCounts(f"{path}, line 1, column {at}: the name {name} stands there twice")
    for name in ("period", "count"):
        if name not in columns:
            raise UnusableCounts(f"{path}, line 1: has no column {name}")


def refuse_redefined(path, rows):
    first_line, first = rows[0]
    for line, row in rows:
        if row.get("definition") != first.get("definition"):
            raise UnusableCounts(
                f"{path}, line {line}, column definition: is not that of line {first_line}; a series that "
                "was redefined cannot be compared with itself, begin it where the definition begins"
            )


def read_periods(path, rows) -> tuple[int, list[int]]:
    found = []
    for line, row in rows:
        where = f"{path}, line {line}, column period"
        if row["period"].isdecimal() and len(row["period"]) == 4:
            raise UnusableCounts(
                f"{where}: is a year; years are too few to be judged by, give months or quarters"
            )
        period = parse_period(row["period"])
        if period is None:
            raise UnusableCounts(f"{where}: is neither a month (2024-03) nor a quarter (2024-Q1)")
        if found and period[0] != found[0][0]:
            raise UnusableCounts(f"{where}: is a {NAMES[period[0]]} where line {rows[0][0]} is none")
        found.append(period)
    return found[0][0], [number for _a_year, number in found]


def parse_population(path: Path, line: int, text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= LARGEST * 10:
        raise UnusableCounts(f"{path}, line {line}, column population: is not a number above 0")
    return found


def all_periods(path, numbers, a_year, lines, of="") -> numpy.ndarray:
    """Every period from the first to the last, each there once."""
    seen: dict[int, int] = {}
    for number, line in zip(numbers, lines, strict=True):
        first = seen.setdefault(number, line)
        if first != line:
            raise UnusableCounts(
                f"{path}, line {line}: the {NAMES[a_year]} of line {first} stands there again{of}"
            )
    at = numpy.arange(min(seen), max(seen) + 1)
    for number in at:
        if int(number) not in seen:
            raise UnusableCounts(
                f"{path}: {name_period(int(number), a_year)} is missing{of}; where nothing happened the "
                "count is 0"
            )
    return at


def make_panel(path, rows, a_year, numbers, counts, exposure) -> Panel:
    by_district: dict[str, list[int]] = {}
    for one, (line, row) in enumerate(rows):
        if not row["district"]:
            raise UnusableCounts(f"{path}, line {line}, column district: is empty")
        by_district.setdefault(row["district"], []).append(one)
    if "start" not in rows[0][1]:
        raise UnusableCounts(
            f"{path}, line 1: has districts but no column start; add one, or add the districts up to one "
            "series"
        )
    ats, panels, starts = [], [], []
    for chosen in by_district.values():
        at = all_periods(
            path,
            [numbers[one] for one in chosen],
            a_year,
            [rows[one][0] for one in chosen],
            f" for the district of line {rows[chosen[0]][0]}",
        )
        ats.append(at)
        if len(at) != len(ats[0]) or at[0] != ats[0][0]:
            raise UnusableCounts(
                f"{path}, line {rows[chosen[0]][0]}: this district has other periods than that of line "
                f"{rows[0][0]}; all must have the same"
            )
        chosen.sort(key=lambda one: numbers[one])
        panels.append(([counts[one] for one in chosen], [exposure[one] for one in chosen]))
        starts.append(start_of(path, [rows[one] for one in chosen], a_year))
    return Panel(
        str(path),
        a_year,
        ats[0],
        list(by_district),
        numpy.array([one[0] for one in panels], float),
        numpy.array([one[1] for one in panels], float),
        numpy.array(starts),
    )


def start_of(path, rows: list[Row], a_year: int) -> int:
    line, row = rows[0]
    for other, another in rows:
        if another["start"] != row["start"]:
            raise UnusableCounts(
                f"{path}, line {other}, column start: is not that of line {line}, of the same district"
            )
    if not row["start"]:
        return NEVER
    period = parse_period(row["start"])
    if period is None or period[0] != a_year:
        what = "2024-03" if a_year == MONTHS else "2024-Q1"
        raise UnusableCounts(
            f"{path}, line {line}, column start: is no {NAMES[a_year]} ({what}), and not empty either"
        )
    return period[1]
