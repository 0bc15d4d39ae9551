"""Releases, as readers see them together: by edition, with what others have published of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy

from umai.disclosure.attacker.bounds import SumLines
from umai.disclosure.attacker.intervals import CellIntervals, quick_intervals
from umai.disclosure.attacker.reading import MOST, PrintedRatio, TableReading, empty_reading
from umai.disclosure.attacker.search import cell_intervals
from umai.disclosure.release.exposure import FEWEST
from umai.disclosure.tables.counts import CountedCell, CountTable, counts_of
from umai.disclosure.tables.sums import link_tables

Bounds = tuple[int, int]


@dataclass(frozen=True)
class AuditReport:
    """What was asked before a release was let out, and that nothing was told."""

    editions: int
    cells: int
    redraws: int
    programmes: int

    def __str__(self) -> str:
        return (
            f"{self.cells} cells of {self.editions} editions read together: nothing is told. "
            f"{self.redraws} times draws were thrown away, {self.programmes} programmes were solved"
        )


@dataclass
class Release:
    """What was printed at once of one edition (one state of the data), and the counts behind it.

    `windows` is what each printed cell may stand for, as readers are told; `known` what others have
    published: exact figures, and cells that can only be zero. `counts` never leave the office.
    """

    edition: str
    tables: list[CountTable]
    windows: dict[CountedCell, Bounds] = field(default_factory=dict)
    known: Mapping[CountedCell, Bounds] = field(default_factory=dict)
    ratios: tuple[PrintedRatio, ...] = ()
    printed: dict[CountedCell, int] = field(default_factory=dict)
    counts: dict[CountedCell, int] = field(default_factory=dict, repr=False)
    report: AuditReport | None = None

    def __post_init__(self) -> None:
        self.counts = self.counts or counts_of(self.tables)


class EditionReading:
    """All releases of one edition together, as a reader joins them."""

    def __init__(self, edition: str, releases: Iterable[Release]):
        self.edition, self.releases = edition, list(releases)
        self.linked = link_tables([table for one in self.releases for table in one.tables])
        self.lines = SumLines(self.linked)
        self.named = numpy.array([at for at in range(self.lines.size) if at not in self.linked.behind], int)
        self.known_alone = empty_reading(self.linked)
        for cell, bounds in (both for one in self.releases for both in one.known.items()):
            self.known_alone.narrow(cell, *bounds)
        self.know(self.quick(self.known_alone))

    def name_only(self, cells: Iterable[CountedCell]) -> None:
        """Ask for these cells by programmes, and for no others."""
        self.named = self.places(cells)

    def places(self, cells: Iterable[CountedCell]) -> numpy.ndarray:
        return numpy.array([self.linked.index[cell] for cell in cells if cell in self.linked.index], int)

    def know(self, known: CellIntervals) -> None:
        """Take what others' figures say alone: bounds along sums at first, which never say too much."""
        self.known = known
        self.known_width = numpy.where(known.high - known.low + 1 < FEWEST, known.high - known.low, MOST)

    def know_exactly(self, cells: Iterable[CountedCell]) -> None:
        """Ask as well, of these cells, what others' figures say by linear and integer programmes."""
        at = self.places(cells)
        found = cell_intervals(self.known_alone, self.lines, enough=FEWEST, targets=at)
        known = quick_intervals(self.known_alone, self.lines)
        known.low[at], known.high[at] = found.low[at], found.high[at]
        self.know(known)

    def intervals(self, reading: TableReading) -> CellIntervals:
        """Every cell that some table has, as exactly as the rule asks; those behind them along sums alone."""
        return cell_intervals(reading, self.lines, enough=FEWEST, targets=self.named)

    def reading(self) -> TableReading:
        """What is known and what is printed, of all releases."""
        found = self.known_alone.copy()
        for one in self.releases:
            for cell, bounds in one.windows.items():
                found.narrow(cell, *bounds)
            for ratio in one.ratios:
                found.print_ratio(ratio)
        return found

    def quick(self, reading: TableReading) -> CellIntervals:
        return quick_intervals(reading, self.lines)

    def printed(self, cell: CountedCell) -> int | None:
        """What was printed of a cell by rounding, by any release of this edition."""
        return next(
            (one.printed[cell] for one in self.releases if cell in one.printed and cell in one.windows), None
        )


def by_edition(releases: Iterable[Release]) -> dict[str, list[Release]]:
    """The releases of each edition, in the order in which the editions first came."""
    found: dict[str, list[Release]] = {}
    for one in releases:
        found.setdefault(one.edition, []).append(one)
    return found
