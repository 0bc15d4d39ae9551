"""Tables drawn again, and intervals that follow from estimating each of them (BCa; DiCiccio and Efron 1996).

The whole method, with its choice of a model, is repeated on each table, so that the interval carries that
choice (Chan, Silverman and Vincent 2021; Silverman, Chan and Vincent 2024).
"""

from collections.abc import Callable

import numpy
from scipy.special import ndtr, ndtri

Interval = tuple[float | None, float | None]
Estimator = Callable[[numpy.ndarray], numpy.ndarray]  # tables to the number of all children, NaN without one

LEVELS = (0.025, 0.975)
WALD = 1.959963984540054


def draw_tables(table: numpy.ndarray, draws: int, rng: numpy.random.Generator) -> numpy.ndarray:
    """So many tables of as many children, drawn from the histories that were seen."""
    seen = table.copy()
    seen[0] = 0
    return rng.multinomial(round(seen.sum()), seen / seen.sum(), size=draws).astype(float)


def without_one(table: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """The table without one child, for each history that was seen; and how many children have it."""
    seen = numpy.flatnonzero(table[1:] > 0) + 1
    tables = numpy.repeat(table[None, :], len(seen), axis=0)
    tables[numpy.arange(len(seen)), seen] -= numpy.minimum(1, table[seen])
    return tables, table[seen]


def acceleration(estimates: numpy.ndarray, weights: numpy.ndarray) -> float:
    """How fast the spread changes with the estimate, from the estimates without one child each."""
    usable = numpy.isfinite(estimates)
    if not usable.any():
        return 0.0
    estimates, weights = estimates[usable], weights[usable]
    apart = (weights * estimates).sum() / weights.sum() - estimates
    spread = (weights * apart**2).sum()
    return float((weights * apart**3).sum() / (6 * spread**1.5)) if spread > 0 else 0.0


def bca_interval(estimate: float, redrawn: numpy.ndarray, accelerated: float) -> Interval:
    """The ends of the interval, from estimates of tables that were drawn again."""
    redrawn = redrawn[numpy.isfinite(redrawn)]
    if not len(redrawn) or not numpy.isfinite(estimate):
        return None, None
    below = numpy.clip((redrawn < estimate).mean(), 0.5 / len(redrawn), 1 - 0.5 / len(redrawn))
    shift = ndtri(below) + ndtri(LEVELS)
    levels = ndtr(ndtri(below) + shift / (1 - accelerated * shift))
    low, high = numpy.quantile(redrawn, levels, method="median_unbiased")
    return float(low), float(high)


def wald_interval(seen: float, hidden: float, variance: float) -> Interval:
    """The interval of one model, symmetric in the logarithm of those on no list; it carries no choice.

    Where hardly anybody is on two lists its upper end is infinite.
    """
    if not numpy.isfinite(hidden):
        return None, None
    with numpy.errstate(over="ignore"):
        apart = numpy.exp(WALD * numpy.sqrt(variance))
    return float(seen + hidden / apart), float(seen + hidden * apart)
