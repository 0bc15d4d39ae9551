"""Reading a table of counts to be published: one row for each combination of categories."""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from itertools import product
from math import prod
from pathlib import Path
from typing import NamedTuple

import numpy

from umai.counts.files import UnusableCounts, parse_count, read_rows
from umai.disclosure.tables.counts import CountedCell, CountTable
from umai.disclosure.tables.dimensions import Dimension, TableAxis
from umai.statistics.elsewhere.figures import LANGUAGES
from umai.statistics.publication.code_lists import TOTAL_CODE, code_lists

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
CATEGORY = re.compile(r"\w[\w .,()/+–-]{0,79}")  # begins with no sign that a spreadsheet computes
COUNT = "count"
OWN_COLUMNS = {"period", "least", "most"}  # of every published table, beside `count`
MOST_AXES, MOST_CELLS = 4, 20_000

type CountsByPlace = dict[tuple[str, ...], tuple[int, int]]  # categories ("" is the total): line and count


class CountsFile(NamedTuple):
    """A table as it was read, and its title by language; none where no file of words lies beside it."""

    table: CountTable
    title: Mapping[str, str]


def read_table(path: Path) -> CountsFile:
    """The table of a file; its name is what is counted, and NAME.toml beside it may say the title.

    Columns are dimensions, and `count`. A cell that is empty is the total over that column; totals may be
    left out, and must add up where they are there. Raises `UnusableCounts` with file, line and what is wrong.
    """
    measure = measure_of(path)
    names, found = read_places(path, {name: one.codes for name, one in code_lists().items()})
    axes = tuple(axis_of(path, name, at, found) for at, name in enumerate(names))
    shape = [len(axis.finest) for axis in axes]
    refuse_size(path, shape)
    counts = numpy.zeros(shape, int)
    for place in product(*(axis.finest for axis in axes)):
        if place not in found:
            raise UnusableCounts(
                f"{path}: has no row for {in_words(names, place)}; write 0 where there is none"
            )
        counts[tuple(axis.finest.index(label) for axis, label in zip(axes, place, strict=True))] = found[
            place
        ][1]
    refuse_other_totals(path, names, axes, counts, found)
    return CountsFile(CountTable(measure, measure.partition("__")[0], axes, counts), read_title(path))


def read_known(path: Path, cells: Collection[CountedCell]) -> dict[CountedCell, tuple[int, int]]:
    """Exact figures that others have published, as a table of which any row may be missing.

    `cells` are those of the tables that are published, and of joint tables behind them. A figure of no such
    cell is refused: the reader who is played could not use it, and a misspelt code would go unseen.
    """
    measure = measure_of(path).partition("__")[0]
    names, found = read_places(path, {})
    known = {}
    for place, (line, count) in found.items():
        named = sorted((name, label) for name, label in zip(names, place, strict=True) if label)
        cell = CountedCell(measure, tuple(named))
        if cell not in cells:
            raise UnusableCounts(f"{path}, line {line}: no table has {measure} of {in_words(names, place)}")
        known[cell] = (count, count)
    return known


def measure_of(path: Path) -> str:
    """What is counted, by the name of the file: `children__by_age.csv` counts `children`."""
    if not NAME.fullmatch(path.stem):
        raise UnusableCounts(
            f"{path}: the name of the file is what is counted, in small letters, digits and _"
        )
    return path.stem


def read_places(path: Path, codes: Mapping[str, Collection[str]]) -> tuple[list[str], CountsByPlace]:
    """The dimensions in the order of the columns, and each row's count by its categories.

    `codes`: what may stand in a column of this name; in any other, any name of a category.
    """
    names, rows = read_rows(path, lambda names: refuse_columns(path, names))
    at_count = names.index(COUNT)
    dimensions = [name for name in names if name != COUNT]
    found: CountsByPlace = {}
    for line, row in rows:
        place = tuple(cell for at, cell in enumerate(row) if at != at_count)
        for name, category in zip(dimensions, place, strict=True):
            refuse_category(path, line, name, category, codes.get(name))
        if place in found:
            raise UnusableCounts(f"{path}, line {line}: stands in line {found[place][0]} already")
        found[place] = (line, parse_count(path, line, row[at_count]))
    return dimensions, found


def refuse_columns(path: Path, names: list[str]) -> None:
    if names.count(COUNT) != 1:
        raise UnusableCounts(f"{path}: has no column count")
    if twice := {name for name in names if names.count(name) > 1}:
        raise UnusableCounts(f"{path}: has the column {min(twice)} twice")
    if strange := [name for name in names if not NAME.fullmatch(name)]:
        raise UnusableCounts(f"{path}: the column {strange[0]!r} is not named in small letters, digits and _")
    if taken := sorted(OWN_COLUMNS & set(names)):
        raise UnusableCounts(f"{path}: every published table has a column {taken[0]} of its own")
    if not 2 <= len(names) <= MOST_AXES + 1:
        raise UnusableCounts(
            f"{path}: has {len(names) - 1} columns beside count, where 1 to {MOST_AXES} may be"
        )


def refuse_category(path: Path, line: int, name: str, category: str, codes: Collection[str] | None) -> None:
    where = f"{path}, line {line}, column {name}"
    if category and codes and category not in codes:
        raise UnusableCounts(f"{where}: {category!r} is none of {', '.join(codes)}")
    if category == TOTAL_CODE:
        raise UnusableCounts(f"{where}: {TOTAL_CODE} is the total of every published table; leave it empty")
    if category and not CATEGORY.fullmatch(category):
        raise UnusableCounts(f"{where}: {category!r} is no name of a category")


def axis_of(path: Path, name: str, at: int, found: CountsByPlace) -> TableAxis:
    """The categories of a column: in the order of the code list, else in that of the file."""
    seen = dict.fromkeys(place[at] for place in found if place[at])
    if not seen:
        raise UnusableCounts(f"{path}: the column {name} is empty in every row")
    known = code_lists().get(name)
    return TableAxis(
        Dimension(name, tuple(code for code in known.codes if code in seen) if known else tuple(seen))
    )


def refuse_size(path: Path, shape: Sequence[int]) -> None:
    """Refuse more cells than can be attacked, before any memory is taken for them."""
    if (size := prod(shape)) > MOST_CELLS:
        raise UnusableCounts(f"{path}: has {size} cells, more than {MOST_CELLS}")


def refuse_other_totals(path, names, axes, counts, found: CountsByPlace) -> None:
    """Refuse a total that is not the sum of its parts."""
    for place, (line, count) in found.items():
        picked = tuple(
            axis.finest.index(label) if label else slice(None)
            for axis, label in zip(axes, place, strict=True)
        )
        if (parts := int(counts[picked].sum())) != count:
            raise UnusableCounts(
                f"{path}, line {line}, column count: "
                f"{in_words(names, place)} is {count}, and its parts add up to {parts}"
            )


def in_words(names: list[str], place: tuple[str, ...]) -> str:
    return ", ".join(f"{name} {label or '(all)'}" for name, label in zip(names, place, strict=True))


def read_title(path: Path) -> dict[str, str]:
    """The title in every language from NAME.toml beside the table; nothing where there is none."""
    beside = path.with_suffix(".toml")
    if not beside.exists():
        return {}
    try:
        said = tomllib.loads(beside.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise UnusableCounts(f"{beside}: not readable as TOML ({fault})") from fault
    for language in LANGUAGES:
        if not isinstance(said.get(language), str) or not said[language].strip():
            raise UnusableCounts(f"{beside}: says no title in {language}")
    return {language: said[language].strip() for language in LANGUAGES}
