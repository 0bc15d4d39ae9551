"""Links that were missed, carried through every method: the share that was found is itself a measurement."""

from dataclasses import dataclass

import numpy

from umai.estimate.methods.average import Posterior, posterior
from umai.estimate.methods.bootstrap import LEVELS, Interval, draw_tables
from umai.estimate.methods.unequal import unequal_ease
from umai.estimate.tables.links import table_of_all_links, uniform_recall

MIXED = 20  # values of the share of links found, over which the average is taken
DRAWN_OF_EACH = 1_200


@dataclass(frozen=True)
class LinkRecall:
    """Which share of the links between two rows of one child was found, of so many known links.

    By hidden PINs or a clerical sample. Without `known` the share is taken for exact.
    """

    share: float = 1.0
    known: int | None = None

    def draw(self, number: int, rng: numpy.random.Generator) -> numpy.ndarray:
        """Shares that the measurement allows."""
        if self.share == 1 or not self.known:
            return numpy.full(number, self.share)
        found = self.share * self.known
        return rng.beta(found + 0.5, self.known - found + 0.5, size=number)


def correct(counts: numpy.ndarray, share: float) -> numpy.ndarray:
    """The table as it would be with every link."""
    if share == 1:
        return counts
    return table_of_all_links(counts, uniform_recall(len(counts).bit_length() - 1, share))


def draw_corrected_tables(
    counts: numpy.ndarray, draws: int, recall: LinkRecall, rng: numpy.random.Generator
) -> numpy.ndarray:
    """Tables drawn from what was seen, each corrected by a share of links of its own."""
    tables = draw_tables(counts, draws, rng)
    if recall.share == 1:
        return tables
    shares = recall.draw(draws, rng)
    return numpy.array([correct(table, share) for table, share in zip(tables, shares, strict=True)])


@dataclass
class Average:
    """The answer of averaging: mean, interval, and numbers drawn from the distribution.

    `shifts` is by how much the share of links of each drawn number moves the answer.
    """

    mean: float
    interval: Interval
    drawn: numpy.ndarray
    of_table: Posterior
    shifts: numpy.ndarray


def average(counts: numpy.ndarray, delta: float, recall: LinkRecall, rng: numpy.random.Generator) -> Average:
    """Average over graphs, and over what the share of links may be."""
    of_table = posterior(correct(counts, recall.share), delta)
    low, high = of_table.quantiles(LEVELS)
    drawn = of_table.draw(MIXED * DRAWN_OF_EACH, rng)
    shifts = numpy.ones(len(drawn))
    if recall.share < 1 and recall.known:
        each = [posterior(correct(counts, share), delta) for share in recall.draw(MIXED, rng)]
        drawn = numpy.concatenate([one.draw(DRAWN_OF_EACH, rng) for one in each])
        shifts = numpy.repeat([one.mean / of_table.mean for one in each], DRAWN_OF_EACH)
        low, high = (float(end) for end in numpy.quantile(drawn, LEVELS))
    return Average(of_table.mean, (low, high), drawn, of_table, shifts)


def carry_unequal_ease(
    counts: numpy.ndarray, averaged: Average, recall: LinkRecall, rng: numpy.random.Generator
) -> tuple[Interval, float]:
    """The interval of the answer, and how likely it is that children are unequally easy to find.

    It is that of the average and of models with unequal ease together, each by its weight, and holds the
    average itself.
    """
    table = correct(counts, recall.share)
    found = unequal_ease(table, len(averaged.drawn), rng)
    if not found.probability:
        return averaged.interval, 0.0
    unequal = (table[1:].sum() + found.hidden) * averaged.shifts
    mixed = numpy.where(rng.random(len(unequal)) < found.probability, unequal, averaged.drawn)
    low, high = (float(end) for end in numpy.quantile(mixed, LEVELS))
    return (min(low, averaged.mean), max(high, averaged.mean)), found.probability
