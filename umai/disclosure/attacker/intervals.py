"""Which whole numbers each cell can be, as far as a reader can tell from everything together.

Outer bounds come from sums and are always true. Inner bounds are counts that were found: tables of whole
numbers that agree with everything. A cell is settled when both meet, or when what was found is wide enough.
"""

from dataclasses import dataclass

import numpy

from umai.disclosure.attacker.bounds import SumLines
from umai.disclosure.attacker.reading import TableReading


@dataclass
class CellIntervals:
    """Outer bounds (`low`, `high`), what was found inside of them, and how many programmes were solved."""

    low: numpy.ndarray
    high: numpy.ndarray
    found_low: numpy.ndarray
    found_high: numpy.ndarray
    solved: int = 0

    def unsettled(self, targets: numpy.ndarray, enough: int) -> numpy.ndarray:
        """Of these cells, those of which it is not known yet whether they are as wide as that."""
        low, high = self.low[targets], self.high[targets]
        found = self.found_high[targets] - self.found_low[targets]
        return targets[found < numpy.minimum(enough, high - low)]

    def is_reached(self, at: int, *, most: bool) -> bool:
        """Whether counts were found at which a cell is at its outer bound."""
        return bool(self.found_high[at] == self.high[at] if most else self.found_low[at] == self.low[at])

    def take(self, counts: numpy.ndarray) -> None:
        """Counts of all cells that agree with everything."""
        self.found_low = numpy.minimum(self.found_low, counts)
        self.found_high = numpy.maximum(self.found_high, counts)

    @property
    def has_example(self) -> bool:
        return bool((self.found_low <= self.found_high).all())


def quick_intervals(reading: TableReading, lines: SumLines) -> CellIntervals:
    """Outer bounds alone, by carrying them along sums."""
    low, high = lines.tightened(reading.low, reading.high)
    return CellIntervals(low, high, high.copy(), low.copy())
