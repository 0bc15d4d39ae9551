"""A drawn edition as plain values: what is printed, and what is kept so that later ones are drawn beside it.

No count is kept. For each cell there is a keyed mark of its count in this edition: whoever has the key can
ask whether a count is still the same, which is what the next edition needs to print it alike; without the
key a mark tells nothing, and the marks of one count in two editions differ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, NamedTuple

from umai.refusal import Refusal

ALL = ""  # the category of all children: a cell does not name it

type CellName = tuple[str, tuple[tuple[str, str], ...]]  # measure; dimension and category, sorted


class UnusableEdition(Refusal):
    """A kept edition that cannot be read, or that was drawn with another key."""


class PrintedAxis(NamedTuple):
    """A dimension of a printed table with its categories; the total is printed beside them."""

    dimension: str
    categories: tuple[str, ...]

    @property
    def printed(self) -> tuple[str, ...]:
        return (*self.categories, ALL) if len(self.categories) > 1 else self.categories


class PrintedTable(NamedTuple):
    """Which cells one table prints. `words`: its title by language, where there is one."""

    name: str
    measure: str
    axes: tuple[PrintedAxis, ...]
    words: Mapping[str, str]

    def places(self) -> Iterator[tuple[str, ...]]:
        """Every row of the table: one category for each axis, the total as ""."""
        return product(*(axis.printed for axis in self.axes))

    def cell(self, place: tuple[str, ...]) -> CellName:
        named = zip(self.axes, place, strict=True)
        return self.measure, tuple(sorted((axis.dimension, one) for axis, one in named if one != ALL))


class DimensionWords(NamedTuple):
    """What a dimension and its categories are called, by language. `sdmx`: the id of its code list, or ""."""

    sdmx: str
    title: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]


class PrintedCell(NamedTuple):
    """`printed`: the number, None where nothing is printed; `least` to `most` is what it may stand for.

    `rounded`: it was drawn, and is no figure of others.
    """

    printed: int | None
    least: int | None
    most: int | None
    rounded: bool
    mark: str


@dataclass(frozen=True)
class Edition:
    """One edition: `name` is its period, with a number from the second edition of that period on.

    `words` are those of the day on which it was drawn, so that it is printed again word for word. `known` is
    what others had published by then, also of cells that no table prints and that only join tables.
    `known_on`: the day at whose end in Bishkek the records stood so; "" where the tables came from files.
    """

    name: str
    period: str
    key_id: str
    method: str
    drawn_at: str
    tables: tuple[PrintedTable, ...]
    words: Mapping[str, DimensionWords] = field(repr=False)
    cells: Mapping[CellName, PrintedCell] = field(repr=False)
    known: Mapping[CellName, tuple[int, int]] = field(default_factory=dict, repr=False)
    known_on: str = ""

    def printed(self, table: PrintedTable, place: tuple[str, ...]) -> PrintedCell:
        return self.cells[table.cell(place)]


def as_plain(edition: Edition) -> dict[str, Any]:
    """The edition as values that JSON can hold."""
    return {
        "name": edition.name,
        "period": edition.period,
        "key_id": edition.key_id,
        "method": edition.method,
        "drawn_at": edition.drawn_at,
        "known_on": edition.known_on,
        "tables": [
            {
                "name": one.name,
                "measure": one.measure,
                "axes": [[axis.dimension, list(axis.categories)] for axis in one.axes],
                "words": dict(one.words),
            }
            for one in edition.tables
        ],
        "words": {name: list(one) for name, one in edition.words.items()},
        "cells": [
            [measure, [list(both) for both in categories], *cell]
            for (measure, categories), cell in edition.cells.items()
        ],
        "known": [
            [measure, [list(both) for both in categories], *bounds]
            for (measure, categories), bounds in edition.known.items()
        ],
    }


def from_plain(values: Any) -> Edition:
    """The edition of these values. Raises `UnusableEdition`."""
    try:
        tables = tuple(
            PrintedTable(
                one["name"],
                one["measure"],
                tuple(PrintedAxis(dimension, tuple(categories)) for dimension, categories in one["axes"]),
                one["words"],
            )
            for one in values["tables"]
        )
        cells = {
            cell_name(measure, categories): PrintedCell(printed, least, most, rounded, mark)
            for measure, categories, printed, least, most, rounded, mark in values["cells"]
        }
        known = {
            cell_name(measure, categories): (int(low), int(high))
            for measure, categories, low, high in values["known"]
        }
        words = {name: DimensionWords(*one) for name, one in values["words"].items()}
        texts = {name: str(values[name]) for name in ("name", "period", "key_id", "method", "drawn_at")}
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise UnusableEdition(f"a kept edition cannot be read ({type(fault).__name__}: {fault})") from fault
    known_on = str(values.get("known_on", ""))
    edition = Edition(**texts, tables=tables, words=words, cells=cells, known=known, known_on=known_on)
    for table in tables:
        if strange := {axis.dimension for axis in table.axes} - words.keys():
            raise UnusableEdition(f"the kept edition {edition.name} has no words of {min(strange)}")
        if missing := [place for place in table.places() if table.cell(place) not in cells]:
            raise UnusableEdition(f"the kept edition {edition.name} has no cell {missing[0]} of {table.name}")
    return edition


def cell_name(measure: str, categories: Any) -> CellName:
    return measure, tuple((dimension, label) for dimension, label in categories)


def without_marks(edition: Edition) -> Edition:
    """The edition as readers may have it: what is printed, and nothing that the key could be tried on."""
    return replace(edition, cells={name: cell._replace(mark="") for name, cell in edition.cells.items()})
