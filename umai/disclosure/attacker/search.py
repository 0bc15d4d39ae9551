"""The search for the interval of each cell: programmes for many cells at once, then cell by cell.

One programme that pushes many cells settles most. The rest are asked one by one: whether the bound along
sums is reached by whole numbers, then as a linear programme, then, where its width is at most
`INTEGER_BELOW`, in whole numbers. Where ratios were printed, each number of a cell is asked for until as many
fit as are enough.
"""

import numpy

from umai.disclosure.attacker.bounds import NoCountsAgree, SumLines
from umai.disclosure.attacker.intervals import CellIntervals, quick_intervals
from umai.disclosure.attacker.programme import NEAR, CountProgramme, whole_counts
from umai.disclosure.attacker.reading import TableReading

INTEGER_BELOW = 8
TRIES = 8  # programmes with a cell held at its end, before whole numbers are asked for
PUSH_NODES = 1  # of the search for a push in whole numbers: what it has found by then
PUSHES, IDLE = 80, 4  # programmes for many cells at once, and how many of them may settle next to nothing


def cell_intervals(
    reading: TableReading,
    lines: SumLines | None = None,
    *,
    enough: int = 10**9,
    targets: numpy.ndarray | None = None,
) -> CellIntervals:
    """The interval of each target, exact, or known to be at least `enough` wide.

    What cannot be shown to be that wide counts as no wider than what was found.
    """
    lines = lines or SumLines(reading.linked)
    found = quick_intervals(reading, lines)
    targets = numpy.arange(lines.size) if targets is None else targets
    fixed = found.low == found.high
    found.found_low[fixed] = found.found_high[fixed] = found.low[fixed]
    if reading.ratios or len(found.unsettled(targets, enough)):
        IntervalSearch(reading, lines, found, targets, enough).run()
        unproven = found.unsettled(targets, enough)
        found.low[unproven], found.high[unproven] = found.found_low[unproven], found.found_high[unproven]
    return found


class IntervalSearch:
    """The cells that are not settled yet, and one programme that is asked for them again and again."""

    def __init__(
        self,
        reading: TableReading,
        lines: SumLines,
        found: CellIntervals,
        targets: numpy.ndarray,
        enough: int,
    ):
        self.found, self.targets, self.enough = found, targets, enough
        self.examples: list[numpy.ndarray] = []
        self.has_ratios = bool(reading.ratios)
        self.programme = CountProgramme(reading, lines, found.low, found.high)

    def run(self) -> None:
        for whole in (False, True):
            self.push_many(whole=whole)
        for at in self.left():
            self.settle(int(at))
        if self.has_ratios and self.enough <= INTEGER_BELOW:
            for at in self.targets:
                self.count_numbers(int(at))

    def left(self) -> numpy.ndarray:
        return self.found.unsettled(self.targets, self.enough)

    def push_many(self, *, whole: bool) -> None:
        """Push all unsettled cells up, or down, by weights drawn anew, while that settles some.

        No cell is pushed farther than it has to go, so that those that share a sum do not stand in each
        other's way; whatever was found before stays possible.
        """
        rng, idle, found = numpy.random.default_rng(1), 0, self.found
        for push in range(PUSHES):
            left = self.left()
            if not len(left) or idle > IDLE:
                break
            up = left[found.found_high[left] < found.high[left]]
            down = left[found.found_low[left] > found.low[left]]
            most = push == 0 or (push > 1 and len(up) >= len(down))
            chosen = up if most else down
            costs = numpy.zeros(len(found.low))
            costs[chosen] = rng.exponential(size=len(chosen)) + 0.01
            self.take(self.programme.solve_all(costs, most=most, whole=whole, nodes=PUSH_NODES)[1])
            if found.has_example:
                self.programme.bound(
                    numpy.maximum(found.low, numpy.minimum(found.found_low, found.found_high - self.enough)),
                    numpy.minimum(found.high, numpy.maximum(found.found_high, found.found_low + self.enough)),
                )
            idle = 0 if len(self.left()) < 0.97 * len(left) else idle + 1
        self.programme.bound(found.low, found.high)

    def take(self, counts: numpy.ndarray | None) -> bool:
        """Count one programme; whether its answer is whole numbers, which are kept."""
        self.found.solved += 1
        whole = None if counts is None else whole_counts(counts)
        if whole is not None:
            self.found.take(whole)
            self.examples += [whole] if self.has_ratios else []
        return whole is not None

    def settle(self, at: int) -> None:
        """Both ends of one cell."""
        found, alone = self.found, numpy.array([at])
        for ask in (self.try_end, self.ask_linear, self.try_end, self.ask_whole):
            if ask == self.ask_whole and self.enough <= INTEGER_BELOW < found.high[at] - found.low[at]:
                found.found_low[at], found.found_high[at] = found.low[at], found.high[at]
            for most in (False, True):
                if len(found.unsettled(alone, self.enough)) and not found.is_reached(at, most=most):
                    ask(at, most)

    def try_end(self, at: int, most: bool) -> None:
        """Hold a cell as far out as it has to go, and push the other unsettled ones at random."""
        found, left, rng = self.found, self.left(), numpy.random.default_rng(at)
        end = found.high[at] if most else found.low[at]
        if found.found_low[at] <= found.found_high[at]:
            far = found.found_low[at] + self.enough if most else found.found_high[at] - self.enough
            end = min(end, far) if most else max(end, far)
        for _try in range(TRIES):
            weights = numpy.zeros(len(found.low))
            weights[left] = rng.normal(size=len(left))
            counts = self.programme.solve_held(at, float(end), weights)
            if self.take(counts) or counts is None:
                return

    def ask_linear(self, at: int, most: bool) -> None:
        """The end of a cell if counts need not be whole."""
        found = self.found
        value, counts = self.programme.solve({at: 1.0}, most=most)
        if most:
            found.high[at] = min(found.high[at], numpy.floor(value + NEAR))
        else:
            found.low[at] = max(found.low[at], numpy.ceil(value - NEAR))
        if found.low[at] > found.high[at]:
            raise NoCountsAgree
        self.take(counts)

    def ask_whole(self, at: int, most: bool) -> None:
        """The end of a cell in whole numbers. Where that takes too long it stays unsettled."""
        value, counts = self.programme.solve({at: 1.0}, most=most, whole=True)
        if numpy.isnan(value):
            return
        if most:
            self.found.high[at] = round(value)
        else:
            self.found.low[at] = round(value)
        self.take(numpy.rint(counts))

    def count_numbers(self, at: int) -> None:
        """Ask for each number of a cell, until as many fit as are enough; one not shown to fit does not."""
        found = self.found
        fitting = {int(counts[at]) for counts in self.examples}
        for number in range(int(found.low[at]), int(found.high[at]) + 1):
            if len(fitting) > self.enough:
                return
            if number not in fitting and self.take(self.programme.find_held(at, number)):
                fitting.add(number)
        if len(fitting) <= found.high[at] - found.low[at]:
            found.fitting[at] = frozenset(fitting)
