"""Bounds carried along sums until nothing moves: quick, always true, and often all there is to know."""

from functools import cached_property

import numpy

from umai.disclosure.tables.sums import LinkedCells

ROUNDS = 200


class NoCountsAgree(Exception):
    """No counts at all agree with what is printed and known: the reading is wrong somewhere."""


class SumLines:
    """The lines of linked cells as one list of entries: the whole counts -1 and each part +1, together 0."""

    def __init__(self, linked: LinkedCells):
        lines = list(linked.lines)
        lengths = [1 + len(parts) for _whole, parts in lines]
        self.size, self.count = len(linked.index), len(lines)
        self.row = numpy.repeat(numpy.arange(len(lines)), lengths)
        self.cell = numpy.array([at for whole, parts in lines for at in (whole, *parts)], int)
        self.sign = numpy.array([sign for _whole, parts in lines for sign in (-1, *[1] * len(parts))], int)
        self.starts = numpy.concatenate([[0], numpy.cumsum(lengths)[:-1]]).astype(int)

    @cached_property
    def by_cell(self) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
        """The order of entries by cell, where each cell begins, and which cells these are."""
        order = numpy.argsort(self.cell, kind="stable")
        cells, starts = numpy.unique(self.cell[order], return_index=True)
        return order, starts, cells

    def implied(self, low: numpy.ndarray, high: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
        """What each line says of each of its entries, from the bounds of the others."""
        at_least = numpy.where(self.sign > 0, low[self.cell], -high[self.cell])
        at_most = numpy.where(self.sign > 0, high[self.cell], -low[self.cell])
        others_least = numpy.add.reduceat(at_least, self.starts)[self.row] - at_least
        others_most = numpy.add.reduceat(at_most, self.starts)[self.row] - at_most
        whole = self.sign < 0
        return (
            numpy.where(whole, others_least, -others_most),
            numpy.where(whole, others_most, -others_least),
        )

    def tightened(self, low: numpy.ndarray, high: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
        """The bounds of every cell after each line was asked, again and again. May find a contradiction."""
        low, high = low.copy(), high.copy()
        if not self.count:
            return low, high
        order, starts, cells = self.by_cell
        for _round in range(ROUNDS):
            implied_low, implied_high = self.implied(low, high)
            new_low = numpy.maximum(low[cells], numpy.maximum.reduceat(implied_low[order], starts))
            new_high = numpy.minimum(high[cells], numpy.minimum.reduceat(implied_high[order], starts))
            if (new_low > new_high).any():
                raise NoCountsAgree
            if (new_low == low[cells]).all() and (new_high == high[cells]).all():
                break
            low[cells], high[cells] = new_low, new_high
        return low, high
