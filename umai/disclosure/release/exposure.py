"""What counts as disclosed: a count of 1 to 4, or a change of 1 to 4, held to fewer than five whole numbers.

What others have published may say so much by itself; only what a release adds to that is disclosed by it.
The rule looks at what is possible and never at the true count, so that it may decide what is printed: any
cell that can be fewer than five numbers, from 4 or less to 1 or more, is too narrow, whatever its count is.
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


def is_narrow(low: int, high: int) -> bool:
    """Whether bounds alone hold a cell to fewer than five numbers, a small one among them."""
    return high - low + 1 < FEWEST and high >= 1 and low <= SMALL


def narrow_cells(found: CellIntervals, known_width: numpy.ndarray) -> numpy.ndarray:
    """Which cells are held to fewer than five numbers, a small one among them, by more than was known."""
    possible = found.possible
    return (possible < FEWEST) & (found.high >= 1) & (found.low <= SMALL) & (possible <= known_width)


def possible_changes(before: CellIntervals, after: CellIntervals, differs: numpy.ndarray) -> numpy.ndarray:
    """How many changes stay possible for each cell; none is not among them where two prints differ."""
    low, high = after.low - before.high, after.high - before.low
    possible = high - low + 1 - (differs & (low <= 0) & (high >= 0))
    for at in before.fitting.keys() | after.fitting.keys():
        changes = {now - then for then in before.numbers(at) for now in after.numbers(at)}
        possible[at] = len(changes - {0}) if differs[at] else len(changes)
    return possible


def narrow_changes(
    before: CellIntervals, after: CellIntervals, differs: numpy.ndarray, known_changes: numpy.ndarray
) -> numpy.ndarray:
    """Which cells' change is held to fewer than five numbers, a small one among them, by more than known."""
    low, high = after.low - before.high, after.high - before.low
    only_none = (low == 0) & (high == 0)
    possible = possible_changes(before, after, differs)
    return (possible < FEWEST) & (high >= -SMALL) & (low <= SMALL) & ~only_none & (possible < known_changes)
