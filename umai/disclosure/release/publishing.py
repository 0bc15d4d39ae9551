"""The one way in which counts of children are published.

Every count and margin is rounded; then a reader attacks all releases together. Where that tells too much,
the draws around it are thrown away and drawn anew, until nothing is told or the release is refused. Whether
a draw is thrown away is decided by printed numbers and by what others have published alone, never by a count:
any counts that fit what is printed could have been printed so at the first draw, so that knowing this
procedure helps no reader.

What others' figures already tell too narrowly is not printed at all; an exact figure that others have
published is printed as it is.
"""

import hmac
from collections.abc import Iterable, Mapping

import numpy

from umai.disclosure.attacker.intervals import CellIntervals
from umai.disclosure.release.advice import merges
from umai.disclosure.release.audit import EditionPair, cell_exposures
from umai.disclosure.release.editions import AuditReport, Bounds, EditionReading, Release, by_edition
from umai.disclosure.release.exposure import Exposure, is_narrow, narrow_cells
from umai.disclosure.release.rounding import Rounding
from umai.disclosure.tables.counts import CountedCell, CountTable
from umai.disclosure.tables.dimensions import UnusableTable
from umai.refusal import Refusal

CHOSEN = Rounding(5, keyed=True)
MOST_REDRAWS = 400
SHORTEST_KEY = 16
REDRAWN = 0.5  # the share of draws around a cell that are thrown away at once
NAMED = 20  # cells that a refusal names


class WouldDisclose(Refusal):
    """A release that would tell of single children. `exposed` are the cells, `advice` what may be merged."""

    def __init__(self, exposed: list[Exposure], advice: list[str]):
        self.exposed, self.advice = exposed, advice
        more = f" and {len(exposed) - NAMED} more" if len(exposed) > NAMED else ""
        merging = f" May be merged: {'; '.join(advice[:NAMED])}." if advice else ""
        super().__init__(
            f"Not published: readers could tell {'; '.join(map(str, exposed[:NAMED]))}{more}.{merging}"
        )


def publish(
    tables: list[CountTable],
    *,
    edition: str,
    key: bytes,
    earlier: Iterable[Release] = (),
    known: Mapping[CountedCell, Bounds] | None = None,
    rounding: Rounding = CHOSEN,
) -> Release:
    """The printed numbers of these tables, safe beside everything that was released before. May refuse.

    `known` is what others have published of this edition: cell to its exact figure, twice, or its bounds.
    """
    if len(key) < SHORTEST_KEY:
        raise ValueError(f"the key has fewer than {SHORTEST_KEY} bytes")
    release = Release(edition, tables, known=known or {})
    refuse_other_figures(release)
    drawing = ReleaseDrawing(release, list(earlier), key, rounding)
    try:
        return drawing.release()
    except WouldDisclose as refusal:
        if not known:
            raise
        drawing.reading.know_exactly({one.cell for one in refusal.exposed})
        return drawing.release()


def refuse_other_figures(release: Release) -> None:
    """Refuse what others are said to have published, where these tables count otherwise."""
    for cell, (low, high) in release.known.items():
        if cell in release.counts and not low <= (count := release.counts[cell]) <= high:
            found = low if low == high else f"{low} to {high}"
            raise UnusableTable(f"{cell}: others have published {found}, and these tables count {count}")


class ReleaseDrawing:
    """One release while it is drawn: which cells are printed as what, and what earlier editions tell."""

    def __init__(self, release: Release, earlier: list[Release], key: bytes, rounding: Rounding):
        self.target, self.key, self.rounding = release, key, rounding
        of_editions = by_edition([*earlier, release])
        self.reading = EditionReading(release.edition, of_editions.pop(release.edition))
        readings = [EditionReading(edition, of_it) for edition, of_it in of_editions.items()]
        self.others = [(one, one.intervals(one.reading())) for one in readings]
        self.attempts: dict[CountedCell, int] = {}
        self.kept = printed_before(earlier)
        self.rng = numpy.random.default_rng(
            int.from_bytes(hmac.digest(key, release.edition.encode(), "sha256")[:8])
        )

    def release(self) -> Release:
        """Draw, attack, draw anew. Raises `WouldDisclose`."""
        self.target.printed, self.target.windows = {}, {}
        self.draw(self.target.counts)
        self.pairs = [(EditionPair(one, self.reading), found) for one, found in self.others]
        found, redraws = self.redraw()
        exposed = cell_exposures(self.reading, found)
        exposed += [one for pair, before in self.pairs for one in pair.exposures(before, found)]
        if exposed:
            raise WouldDisclose(exposed, merges(exposed, self.target.tables))
        read = [*self.others, (self.reading, found)]
        self.target.report = AuditReport(
            editions=len(read),
            cells=sum(len(one.named) for one, _found in read),
            redraws=redraws,
            programmes=sum(found.solved for _one, found in read),
        )
        return self.target

    def redraw(self) -> tuple[CellIntervals, int]:
        """What can be told in the end, and how often draws were thrown away."""
        for redraws in range(MOST_REDRAWS):
            found, narrow = self.attack()
            again = self.neighbours(found, narrow) if len(narrow) else []
            if not again:
                return found, redraws
            self.draw_anew(again)
        return self.attack()[0], MOST_REDRAWS

    def attack(self) -> tuple[CellIntervals, numpy.ndarray]:
        """What can be told, and of which cells: by sums first, and by programmes where these tell nothing."""
        drawn = self.reading.reading()
        found = self.reading.quick(drawn)
        if not len(self.narrow(found)):
            found = self.reading.intervals(drawn)
        return found, self.narrow(found)

    def draw(self, cells: Iterable[CountedCell]) -> None:
        """Print these cells: figures of others as they are, nothing that these tell too narrowly already."""
        for cell in cells:
            at, count = self.reading.linked.index[cell], self.target.counts[cell]
            low, high = int(self.reading.known.low[at]), int(self.reading.known.high[at])
            own = self.target.known.get(cell)
            if own == (count, count) or (low == high and not is_narrow(low, high)):
                self.target.printed[cell] = count
            elif not is_narrow(low, high):
                self.print_rounded(cell, count)

    def print_rounded(self, cell: CountedCell, count: int) -> None:
        if (cell, count) in self.kept:
            self.target.printed[cell], self.target.windows[cell] = self.kept[cell, count]
            return
        printed = self.rounding.printed(cell, count, self.key, self.attempts.get(cell, 0))
        self.target.printed[cell], self.target.windows[cell] = printed, self.rounding.window(printed)

    def narrow(self, found: CellIntervals) -> numpy.ndarray:
        """The places of cells of this edition that are told too narrowly, or whose change is."""
        alone = numpy.flatnonzero(narrow_cells(found, self.reading.known_width))
        return numpy.concatenate([alone, *(pair.narrow(before, found) for pair, before in self.pairs)])

    def neighbours(self, found: CellIntervals, narrow: numpy.ndarray) -> list[CountedCell]:
        """The cells whose draw may be thrown away: those told, and those in the lines that press them."""
        lines, drawn = self.reading.lines, self.reading.reading()
        implied_low, implied_high = lines.implied(found.low, found.high)
        told = numpy.isin(lines.cell, narrow)
        pressing = told & (
            ((implied_low >= found.low[lines.cell]) & (found.low > drawn.low)[lines.cell])
            | ((implied_high <= found.high[lines.cell]) & (found.high < drawn.high)[lines.cell])
        )
        rows = lines.row[pressing if pressing.any() else told]
        near = numpy.unique(numpy.concatenate([narrow, lines.cell[numpy.isin(lines.row, rows)]]))
        cells = self.reading.linked.cells
        return [cells[at] for at in near if self.may_redraw(cells[at])]

    def may_redraw(self, cell: CountedCell) -> bool:
        """Whether another draw could print this cell otherwise; what an earlier edition printed stays."""
        count = self.target.counts.get(cell)
        return (
            cell in self.target.windows
            and count is not None
            and (cell, count) not in self.kept
            and self.rounding.keyed
            and count % self.rounding.base > 0
        )

    def draw_anew(self, cells: list[CountedCell]) -> None:
        """Throw away the draws of about half of these cells."""
        chosen = [cell for cell in cells if self.rng.random() < REDRAWN] or cells
        for cell in chosen:
            self.attempts[cell] = self.attempts.get(cell, 0) + 1
            self.print_rounded(cell, self.target.counts[cell])


def printed_before(earlier: Iterable[Release]) -> dict[tuple[CountedCell, int], tuple[int, Bounds]]:
    """What earlier releases printed by rounding for a cell and its count, and its window: it stays so."""
    return {
        (cell, one.counts[cell]): (printed, one.windows[cell])
        for one in earlier
        for cell, printed in one.printed.items()
        if cell in one.windows
    }
