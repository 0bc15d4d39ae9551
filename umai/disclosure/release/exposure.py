"""What counts as disclosed: a count of 1 to 4, or a change of 1 to 4, held to fewer than five whole numbers.

What others have published may say so much by itself; only what a release adds to that is disclosed by it.
The rule looks at intervals alone and never at the true count, so that it may decide what is printed: any
interval that leaves fewer than five numbers, one of them 1 to 4, is too narrow, whatever the count is.
"""

from dataclasses import dataclass

import numpy

from umai.disclosure.attacker.intervals import CellIntervals
from umai.disclosure.tables.counts import CountedCell

FEWEST, SMALL = 5, 4  # whole numbers that must stay possible; the largest count that is small


@dataclass(frozen=True)
class Exposure:
    """A cell of one edition, or its change from one to another, that a reader can hold to `low`..`high`."""

    cell: CountedCell
    low: int
    high: int
    edition: str
    since: str = ""  # the earlier edition, where it is the change that is told

    def __str__(self) -> str:
        found = str(self.low) if self.low == self.high else f"{self.low} to {self.high}"
        when = f"from {self.since} to {self.edition}: changed by" if self.since else f"{self.edition}:"
        return f"{self.cell}, {when} {found}"


def narrow_cells(low: numpy.ndarray, high: numpy.ndarray, known_width: numpy.ndarray | int) -> numpy.ndarray:
    """Which cells are held to fewer than five numbers, a small one among them, by more than was known."""
    width = high - low
    return (width + 1 < FEWEST) & (high >= 1) & (low <= SMALL) & (width < known_width)


def change_width(before: CellIntervals, after: CellIntervals, differs: numpy.ndarray) -> numpy.ndarray:
    """How many changes stay possible for each cell; none is not among them where two prints differ."""
    low, high = after.low - before.high, after.high - before.low
    return high - low + 1 - (differs & (low <= 0) & (high >= 0))


def narrow_changes(
    before: CellIntervals, after: CellIntervals, differs: numpy.ndarray, known_width: numpy.ndarray
) -> numpy.ndarray:
    """Which cells' change is held to fewer than five numbers, a small one among them, by more than known."""
    low, high = after.low - before.high, after.high - before.low
    only_none = (low == 0) & (high == 0)
    possible = change_width(before, after, differs)
    return (possible < FEWEST) & (high >= -SMALL) & (low <= SMALL) & ~only_none & (possible < known_width)
