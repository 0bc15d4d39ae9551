"""What a reader holds in hand: for each cell the least and most it can be, and ratios that were printed."""

from dataclasses import dataclass, field

import numpy

from umai.disclosure.tables.counts import CountedCell, CountTable
from umai.disclosure.tables.sums import LinkedCells, link_tables

MOST = 10**7  # more children than any cell has


@dataclass(frozen=True)
class PrintedRatio:
    """A ratio somebody printed: the numerator is between these shares of the denominator."""

    numerator: CountedCell
    denominator: CountedCell
    low: float
    high: float


@dataclass
class TableReading:
    """What can be read of one edition: bounds by cell, in the order of the linked cells."""

    linked: LinkedCells
    low: numpy.ndarray
    high: numpy.ndarray
    ratios: list[PrintedRatio] = field(default_factory=list)

    def narrow(self, cell: CountedCell, low: int, high: int) -> None:
        """Add that a cell is from `low` to `high`. A cell that no table has says nothing and is left out."""
        if (at := self.linked.index.get(cell)) is not None:
            self.low[at], self.high[at] = max(self.low[at], low), min(self.high[at], high)

    def print_ratio(self, ratio: PrintedRatio) -> None:
        """Add a ratio, and that it is one of somebody: of nobody none is printed."""
        self.ratios.append(ratio)
        self.narrow(ratio.denominator, 1, MOST)

    def copy(self) -> "TableReading":
        return TableReading(self.linked, self.low.copy(), self.high.copy(), list(self.ratios))


def empty_reading(linked: LinkedCells) -> TableReading:
    """A reader who knows the tables and none of their counts."""
    size = len(linked.index)
    return TableReading(linked, numpy.zeros(size, int), numpy.full(size, MOST))


def read_tables(
    tables: list[CountTable],
    windows: dict[CountedCell, tuple[int, int]],
    ratios: tuple[PrintedRatio, ...] = (),
) -> TableReading:
    """What a reader holds who is shown these tables and knows that each cell is in its window."""
    reading = empty_reading(link_tables(tables))
    for cell, (low, high) in windows.items():
        reading.narrow(cell, low, high)
    for ratio in ratios:
        reading.print_ratio(ratio)
    return reading
