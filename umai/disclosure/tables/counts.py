"""Tables of counts and their cells. A cell is what is counted and of whom, whatever table it stands in."""

from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

import numpy

from umai.disclosure.tables.dimensions import TOTAL, TableAxis, UnusableTable


class CountedCell(NamedTuple):
    """What is counted, and of which categories, sorted by dimension; of a total nothing is named."""

    measure: str
    categories: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        of = ", ".join(f"{dimension} {label}" for dimension, label in self.categories)
        return f"{self.measure}: {of or 'all'}"


@dataclass
class CountTable:
    """Counts of one measure by the finest categories of each axis; all margins are theirs to print.

    The axes, and the counts with them, are kept in the order of their names.
    """

    name: str
    measure: str
    axes: tuple[TableAxis, ...]
    counts: numpy.ndarray = field(repr=False)

    def __post_init__(self) -> None:
        self.counts = numpy.asarray(self.counts)
        shape = tuple(len(axis.finest) for axis in self.axes)
        if self.counts.shape != shape:
            raise UnusableTable(f"{self.name}: {self.counts.shape} counts for {shape} categories")
        if not numpy.issubdtype(self.counts.dtype, numpy.integer) or (self.counts < 0).any():
            raise UnusableTable(f"{self.name}: a count is a whole number from 0")
        if len({axis.dimension.name for axis in self.axes}) < len(self.axes):
            raise UnusableTable(f"{self.name}: two axes are the same dimension")
        order = sorted(range(len(self.axes)), key=lambda at: self.axes[at].dimension.name)
        self.axes, self.counts = tuple(self.axes[at] for at in order), self.counts.transpose(order)

    def cell(self, labels: tuple[str, ...]) -> CountedCell:
        """The cell of these categories, one for each axis."""
        return cell_of(self.measure, self.axes, labels)

    def finest_cells(self) -> list[CountedCell]:
        """The cells that are no margin."""
        return [self.cell(labels) for labels in product(*(axis.finest for axis in self.axes))]

    def cells(self) -> dict[CountedCell, int]:
        """Every cell and margin that the table prints, with its count."""
        found = {}
        sums = self.counts
        for at, axis in enumerate(self.axes):
            inside = numpy.array(
                [[part in axis.parts_of(label) for part in axis.finest] for label in axis.printed], int
            )
            sums = numpy.moveaxis(numpy.tensordot(inside, sums, axes=(1, at)), 0, at)
        for place in numpy.ndindex(sums.shape):
            labels = tuple(axis.printed[at] for axis, at in zip(self.axes, place, strict=True))
            found[self.cell(labels)] = int(sums[place])
        return found


def cell_of(measure: str, axes: tuple[TableAxis, ...], labels: tuple[str, ...]) -> CountedCell:
    """The cell of a measure with one category for each axis; axes are sorted by dimension."""
    named = zip(axes, labels, strict=True)
    return CountedCell(measure, tuple((axis.dimension.name, one) for axis, one in named if one != TOTAL))


def counts_of(tables: list[CountTable]) -> dict[CountedCell, int]:
    """The count of every cell of these tables. Two tables that count one cell differently are refused."""
    found: dict[CountedCell, int] = {}
    for table in tables:
        for cell, count in table.cells().items():
            if found.setdefault(cell, count) != count:
                raise UnusableTable(
                    f"{table.name}: {cell} is {count} here and {found[cell]} in another table"
                )
    return found


def all_labels(axes: tuple[TableAxis, ...], labels: list[tuple[str, ...]]):
    """Every combination of the categories of each axis."""
    return product(*labels) if axes else [()]
