"""Forward choice of interactions between two lists at p <= 0.02 (Chan, Silverman and Vincent 2021).

At each step the pair whose number of common children is least likely under the model is taken in, by the
one-sided Poisson probability of that number, unless the larger model cannot be estimated.
"""

from collections import defaultdict

import numpy
from scipy.special import gammainc, gammaincc

from umai.estimate.methods.bootstrap import Interval, acceleration, bca_interval, without_one
from umai.estimate.models.existence import OK, state_of
from umai.estimate.models.fitting import fit
from umai.estimate.models.terms import Model, pairs

LIMIT = 0.02


def choose(tables: numpy.ndarray) -> tuple[list[Model], numpy.ndarray]:
    """The model that is chosen for each table, and the number of all children by it."""
    tables = numpy.atleast_2d(tables)
    chosen: list[Model] = [()] * len(tables)
    totals = numpy.full(len(tables), numpy.nan)
    going: dict[Model, list[int]] = {(): list(range(len(tables)))}
    while going:
        larger: dict[Model, list[int]] = defaultdict(list)
        for model, of_model in going.items():
            at = numpy.array(of_model)
            fits = fit(model, tables[at])
            totals[at] = tables[at, 1:].sum(axis=1) + fits.hidden
            for one, term in zip(of_model, next_terms(model, tables[at], fits.means), strict=True):
                if term is not None:
                    chosen[one] = tuple(sorted((*model, term)))
                    larger[chosen[one]].append(one)
        going = larger
    return chosen, totals


def next_terms(model: Model, tables: numpy.ndarray, means: numpy.ndarray) -> list[int | None]:
    """For each table the pair of lists that is to be taken in, or none."""
    histories, lists = numpy.arange(1, tables.shape[1]), tables.shape[1].bit_length() - 1
    candidates = [pair for pair in pairs(lists) if pair not in model]
    if not candidates:
        return [None] * len(tables)
    common = numpy.array([(histories & pair) == pair for pair in candidates]).astype(float).T
    likely = probabilities(tables[:, 1:] @ common, means @ common)
    return [
        first_that_exists(model, candidates, probability, table[1:] > 0, lists)
        for probability, table in zip(likely, tables, strict=True)
    ]


def probabilities(observed: numpy.ndarray, expected: numpy.ndarray) -> numpy.ndarray:
    """The smaller of the probabilities of as few and of as many; the counts may be fractions."""
    expected = numpy.maximum(expected, 1e-300)
    return numpy.minimum(gammaincc(observed + 1, expected), gammainc(observed, expected))


def first_that_exists(model, candidates, likely, seen, lists) -> int | None:
    for at in numpy.argsort(likely, kind="stable"):
        if likely[at] >= LIMIT:
            return None
        if state_of(tuple(sorted((*model, candidates[at]))), seen, lists) == OK:
            return candidates[at]
    return None


def estimate(table: numpy.ndarray, drawn: numpy.ndarray) -> tuple[Model, float, Interval]:
    """The model that is chosen, the number of all children by it, and its BCa interval from drawn tables."""
    (model,), (total,) = choose(table)
    smaller, weights = without_one(table)
    interval = bca_interval(total, choose(drawn)[1], acceleration(choose(smaller)[1], weights))
    return model, float(total), interval
