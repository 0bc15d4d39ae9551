"""The tables of a period from the records of the register: which ones is a dated list."""

from collections.abc import Callable, Mapping
from datetime import MAXYEAR, date
from itertools import combinations
from typing import Any, NamedTuple

import numpy
from django.utils.translation import override

from umai.disclosure.tables.counts import CountTable
from umai.disclosure.tables.dimensions import Dimension, TableAxis
from umai.indicators.definition import Cell
from umai.indicators.dimensions import DIMENSIONS
from umai.indicators.reading import INDICATORS, categories, count_tables
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.statistics.arithmetic.periods import days_of
from umai.statistics.elsewhere.figures import LANGUAGES, BadFigures, read_toml
from umai.statistics.publication.editions import DimensionWords

FILE = "published_tables.toml"


class PeriodNotOver(Refusal):
    """A period of which not all is known yet, or from before the tables were published."""


class ListedTable(NamedTuple):
    """One row of the list: published of the years `first` to `last`, where it ended."""

    name: str
    indicator: str
    by: tuple[str, ...]
    first: int
    last: int | None

    @property
    def end(self) -> int:
        """The last year of which it is published, as far as is known."""
        return self.last or MAXYEAR


class RecordTables(NamedTuple):
    """The tables of a period with their words, as `draw_edition` takes them."""

    tables: list[CountTable]
    titles: dict[str, dict[str, str]]
    words: dict[str, DimensionWords]


def tables_of_records(period: str, known_on: date) -> RecordTables:
    """Count every listed table of a period as the records stood at the end of the day `known_on` in Bishkek.

    Raises `PeriodNotOver` where that day is not over or lies before the end of the period. The same day
    gives the same counts, whenever it is asked again.

    Exact counts of children: for the publication function alone. It asks as the owner of the database.
    """
    since, until = days_of(period)
    if until >= today():
        raise PeriodNotOver(f"--period: {period} is not over; what is published of it would be counted again")
    if not until <= known_on < today():
        raise PeriodNotOver(f"--known-on: {known_on} is not over, or lies before the end of {period}")
    listed = [one for one in listed_tables() if one.first <= until.year <= (one.last or until.year)]
    if not listed:
        raise PeriodNotOver(f"--period: no table of {until.year} is published")
    dimensions = {name: dimension_of(name) for one in listed for name in one.by}
    cells = count_listed(listed, since, until, known_on)
    return RecordTables(
        [table_of(one, dimensions, cells[one.indicator][one.by]) for one in listed],
        {one.name: title_of(one) for one in listed},
        {name: words_of(name) for name in dimensions},
    )


def listed_tables() -> list[ListedTable]:
    """The list, checked against the indicators. Raises `BadFigures`."""
    listed = [as_listed(name, row) for name, row in read_toml(FILE).items()]
    for one, other in combinations(listed, 2):
        refuse_same_things(one, other)
    return listed


def as_listed(name: str, row: Mapping[str, Any]) -> ListedTable:
    if strange := set(row) - {"indicator", "by", "first", "last"}:
        raise BadFigures(f"{FILE}: [{name}] has the unknown word {min(strange)!r}.")
    indicator = INDICATORS.get(row["indicator"])
    if indicator is None or indicator.now_alone:
        raise BadFigures(f"{FILE}: [{name}] is of {row['indicator']!r}, which is no indicator of a period.")
    if unknown := [one for one in row["by"] if one not in indicator.dimensions]:
        raise BadFigures(f"{FILE}: [{name}] is divided by {unknown[0]!r}, by which it is not counted.")
    if indicator.repeats:
        raise BadFigures(f"{FILE}: [{name}] is of {row['indicator']!r}, which counts a thing several times.")
    return ListedTable(name, row["indicator"], tuple(row["by"]), row["first"], row.get("last"))


def refuse_same_things(one: ListedTable, other: ListedTable) -> None:
    """Refuse two indicators that count the same things and are not parts of one whole. Raises `BadFigures`.

    They are drawn apart, and the attack does not know that one number cannot be above the other.
    """
    if one.indicator == other.indicator or min(one.end, other.end) < max(one.first, other.first):
        return
    above = [wholes_of(one.indicator), wholes_of(other.indicator)]
    if one.indicator in above[1] or other.indicator in above[0]:
        raise BadFigures(f"{FILE}: [{one.name}] and [{other.name}] are a whole and a part of it.")
    units = {str(INDICATORS[name].unit) for name in (one.indicator, other.indicator)}
    if len(units) == 1 and not above[0] & above[1]:
        raise BadFigures(
            f"{FILE}: [{one.name}] and [{other.name}] both count {units.pop()}, parts of no named whole."
        )


def wholes_of(indicator: str) -> set[str]:
    """Every indicator of which this one is a part."""
    found: set[str] = set()
    while (indicator := INDICATORS[indicator].part_of) and indicator not in found:
        found.add(indicator)
    return found


def dimension_of(name: str) -> Dimension:
    """Every category of the dimension, also those of which there is nobody: what is possible is public."""
    return Dimension(name, tuple(code for code, _words in categories(name)))


def count_listed(
    listed: list[ListedTable], since: date, until: date, known_on: date
) -> dict[str, dict[tuple[str, ...], list[Cell]]]:
    """The cells of every table, by indicator and dimensions; the rows of an indicator are read once."""
    lists: dict[str, list[tuple[str, ...]]] = {}
    for one in listed:
        lists.setdefault(one.indicator, []).append(one.by)
    return {name: count_tables(name, since, until, by, known_on) for name, by in lists.items()}


def table_of(one: ListedTable, dimensions: Mapping[str, Dimension], cells: list[Cell]) -> CountTable:
    """The table with its counts. Raises `BadFigures` where a record has a category that no list has."""
    axes = tuple(TableAxis(dimensions[name]) for name in one.by)
    counts = numpy.zeros([len(axis.finest) for axis in axes], int)
    for cell in cells:
        for axis, code in zip(axes, cell.categories, strict=True):
            if code not in axis.finest:
                raise BadFigures(f"{one.name}: {axis.dimension.name} {code!r} is in no list of categories.")
        place = tuple(axis.finest.index(code) for axis, code in zip(axes, cell.categories, strict=True))
        counts[place] += cell.count
    return CountTable(one.name, one.indicator, axes, counts)


def title_of(one: ListedTable) -> dict[str, str]:
    """What is counted and by what it is divided, in every language."""
    return in_languages(
        lambda: ": ".join(
            [str(INDICATORS[one.indicator].title), ", ".join(str(DIMENSIONS[name].title) for name in one.by)]
        )
    )


def words_of(name: str) -> DimensionWords:
    """The words of a dimension of today, in every language; its codes are a code list of our own."""
    said = {language: dict(in_language(language, lambda: categories(name))) for language in LANGUAGES}
    codes = {code: {language: str(said[language][code]) for language in LANGUAGES} for code in said["en"]}
    return DimensionWords(f"CL_{name.upper()}", in_languages(lambda: DIMENSIONS[name].title), codes)


def in_languages(words: Callable[[], Any]) -> dict[str, str]:
    return {language: in_language(language, lambda: str(words())) for language in LANGUAGES}


def in_language[T](language: str, words: Callable[[], T]) -> T:
    with override(language):
        return words()
