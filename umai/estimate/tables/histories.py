"""A table of histories: how many children are on exactly which lists."""

from dataclasses import dataclass, field

import numpy


@dataclass
class HistoryTable:
    """Counts by history, a set of lists as a number whose bits are the lists; the first count is unknown.

    `strata` has, for each stratum column and each of its values, the table of the children with that value.
    """

    lists: list[str]
    counts: numpy.ndarray
    strata: dict[str, dict[str, numpy.ndarray]] = field(default_factory=dict)

    @property
    def observed(self) -> int:
        return int(self.counts[1:].sum())


def sizes(counts: numpy.ndarray) -> numpy.ndarray:
    """How many children are on each list."""
    lists = len(counts).bit_length() - 1
    return numpy.array([common(counts, 1 << one) for one in range(lists)])


def common(counts: numpy.ndarray, lists: int) -> float:
    """How many children are on all of these lists."""
    return float(counts[(numpy.arange(len(counts)) & lists) == lists].sum()) if lists else 0.0


def on_several(counts: numpy.ndarray) -> float:
    """How many children are on two lists or more."""
    return float(sum(count for history, count in enumerate(counts) if history.bit_count() > 1))


def without_list(counts: numpy.ndarray, one: int) -> numpy.ndarray:
    """The table if a list did not exist: its children are known by the other lists alone."""
    histories = numpy.arange(len(counts))
    below = histories & ((1 << one) - 1)
    fewer = below | (histories >> (one + 1) << one)
    found = numpy.bincount(fewer, weights=counts, minlength=len(counts) // 2)
    found[0] = 0
    return found
