"""Which whole numbers each cell can be, as far as a reader can tell from everything together.

Outer bounds come from sums and are always true. Inner bounds are counts that were found: tables of whole
numbers that agree with everything. A cell is settled when both meet, or when what was found is wide enough.
A ratio makes holes between the bounds: 66.7 % of a few children are 2, 4 or 6 of them, and never 3 or 5.
"""

from dataclasses import dataclass, field

import numpy

from umai.disclosure.attacker.bounds import SumLines
from umai.disclosure.attacker.reading import TableReading


@dataclass
class CellIntervals:
    """Outer bounds (`low`, `high`), what was found inside of them, and how many programmes were solved.

    `fitting` names the numbers that fit, for each cell of which fewer than were asked for do.
    """

    low: numpy.ndarray
    high: numpy.ndarray
    found_low: numpy.ndarray
    found_high: numpy.ndarray
    solved: int = 0
    fitting: dict[int, frozenset[int]] = field(default_factory=dict)

    @property
    def possible(self) -> numpy.ndarray:
        """How many whole numbers each cell can be."""
        count = self.high - self.low + 1
        for at, numbers in self.fitting.items():
            count[at] = len(numbers)
        return count

    def numbers(self, at: int) -> frozenset[int]:
        """The whole numbers that one cell can be."""
        return self.fitting.get(at, frozenset(range(int(self.low[at]), int(self.high[at]) + 1)))

    def picked(self, at: numpy.ndarray) -> "CellIntervals":
        """The intervals of these cells alone, in this order."""
        found = CellIntervals(self.low[at], self.high[at], self.found_low[at], self.found_high[at])
        if self.fitting:
            places = enumerate(at.tolist())
            found.fitting = {new: self.fitting[old] for new, old in places if old in self.fitting}
        return found

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
