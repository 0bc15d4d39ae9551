"""The audit: what a reader of all releases together can hold too narrowly."""

from collections.abc import Collection, Iterable
from itertools import combinations

import numpy

from umai.disclosure.attacker.intervals import CellIntervals
from umai.disclosure.release.editions import EditionReading, Release, by_edition
from umai.disclosure.release.exposure import Exposure, narrow_cells, narrow_changes
from umai.disclosure.tables.counts import CountedCell


def exposures(
    releases: Iterable[Release], *, behind: bool = False, among: Collection[CountedCell] = ()
) -> list[Exposure]:
    """Every cell and every change between editions that these releases tell too much of.

    `behind`: cells that only a joint table has, which nobody prints, are asked for by programmes as well, and
    not along sums alone. `among`: only these cells are asked for, where somebody wants to know of these and
    not of all.
    """
    readings = [EditionReading(edition, of_it) for edition, of_it in by_edition(releases).items()]
    for one in readings if among else []:
        one.name_only(among)
    for one in readings if behind else []:
        one.named = numpy.arange(one.lines.size)
    found, asked = [(one, one.intervals(one.reading())) for one in readings], set(among)
    cells = {one.cell for one in exposures_of(found) if one.cell in asked or not asked}
    for one in readings if cells else []:
        one.know_exactly(cells)
    return [one for one in exposures_of(found) if one.cell in cells] if cells else []


def exposures_of(editions: list[tuple[EditionReading, CellIntervals]]) -> list[Exposure]:
    found = [one for reading, intervals in editions for one in cell_exposures(reading, intervals)]
    for (before, known_before), (after, known_after) in combinations(editions, 2):
        found += EditionPair(before, after).exposures(known_before, known_after)
    return found


def cell_exposures(reading: EditionReading, found: CellIntervals) -> list[Exposure]:
    cells = reading.linked.cells
    return [
        Exposure(cells[at], int(found.low[at]), int(found.high[at]), reading.edition)
        for at in numpy.flatnonzero(narrow_cells(found, reading.known_width))
    ]


class EditionPair:
    """The cells that two editions have in common, and how each may have changed."""

    def __init__(self, before: EditionReading, after: EditionReading):
        self.before, self.after = before, after
        self.cells: list[CountedCell] = [cell for cell in before.linked.index if cell in after.linked.index]
        self.at_before = numpy.array([before.linked.index[cell] for cell in self.cells], int)
        self.at_after = numpy.array([after.linked.index[cell] for cell in self.cells], int)
        self.printed_before = numpy.array([as_number(before.printed(cell)) for cell in self.cells], int)
        self.known_width = self.known_changes()

    def known_changes(self) -> numpy.ndarray:
        """How many changes stay possible by what others have published alone."""
        before, after = self.before.known_width[self.at_before], self.after.known_width[self.at_after]
        return before + after + 1

    def differs(self) -> numpy.ndarray:
        """Where two prints by rounding are not the same, so that the counts are not."""
        now = numpy.array([as_number(self.after.printed(cell)) for cell in self.cells], int)
        return (self.printed_before >= 0) & (now >= 0) & (self.printed_before != now)

    def narrow(self, before: CellIntervals, after: CellIntervals) -> numpy.ndarray:
        """The places of cells, in the later edition, whose change is told too narrowly."""
        return self.at_after[self.told(before, after)]

    def told(self, before: CellIntervals, after: CellIntervals) -> numpy.ndarray:
        return narrow_changes(
            before.picked(self.at_before), after.picked(self.at_after), self.differs(), self.known_width
        )

    def exposures(self, before: CellIntervals, after: CellIntervals) -> list[Exposure]:
        low = after.low[self.at_after] - before.high[self.at_before]
        high = after.high[self.at_after] - before.low[self.at_before]
        return [
            Exposure(
                self.cells[at], int(low[at]), int(high[at]), self.after.edition, since=self.before.edition
            )
            for at in numpy.flatnonzero(self.told(before, after))
        ]


def as_number(printed: int | None) -> int:
    return -1 if printed is None else printed
