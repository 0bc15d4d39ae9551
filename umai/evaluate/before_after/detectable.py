"""How large a change must be to be seen: from the time before the date alone, so that it is told beforehand.

The periods after the date are thought of with the means that the time before lets expect. For every pair of
the grid the standard error of the effect is that of the same regression. The half width of the interval is
that of the mixture over the grid, and a change is seen where it is found beyond that: the size is sought at
which this happens 80 times of 100.
"""

from dataclasses import dataclass

import numpy
from scipy.optimize import brentq
from scipy.stats import norm

from umai.evaluate.before_after.design import BOTH, make_design
from umai.evaluate.before_after.latent import LatentFit, fit_latent
from umai.evaluate.series.tables import Series

POWER = 0.8
ROUNDS = 4
LARGEST = 5.0  # a logarithm of a ratio


@dataclass
class Detectable:
    """The least fall and rise that would be seen: as ratios, and in children a year."""

    fall: float
    rise: float
    fall_a_year: float
    rise_a_year: float
    expected_a_year: float


def detectable(before: Series, after_at, exposure, shape: str = BOTH) -> Detectable:
    """What would be seen in these periods after the date; their counts are not asked for."""
    a_year = before.a_year
    earlier = make_design(before.at, before.seasons, a_year, None)
    fit = fit_latent(before.counts, before.offset, before.at, earlier.terms, earlier.precision)
    at = numpy.concatenate([before.at, after_at])
    design = make_design(at, at % a_year, a_year, int(after_at[0]), shape)
    kept = at < after_at[0]
    offset = numpy.concatenate([before.offset, numpy.log(exposure / before.exposure.mean())])
    means = expected_means(fit, earlier, before, at, offset)
    expected = means[~kept].sum() * a_year / len(after_at)
    fall, rise = (least_change(fit, means, at, design, kept, sign) for sign in (-1, 1))
    return Detectable(fall, rise, expected * (fall - 1), expected * (rise - 1), float(expected))


def expected_means(fit: LatentFit, earlier, before: Series, at, offset):
    """What the time before lets expect of every period, season and trend carried on."""
    mean = fit.moments()[0]
    trend = (at - before.at.mean()) / before.a_year
    seasons = {int(one): row for one, row in zip(before.seasons, earlier.terms[:, 2:], strict=True)}
    season = numpy.array([seasons[int(one)] for one in at % before.a_year]).reshape(len(at), -1)
    return numpy.exp(offset + mean[0] + mean[1] * trend + season @ mean[2:])


def least_change(fit: LatentFit, means, at, design, kept, sign) -> float:
    """The ratio that is seen with the power asked for; a fall makes counts fewer and so less sure."""
    change = numpy.zeros(design.terms.shape[1])
    change[design.change] = design.terms[~kept][:, design.change].mean(axis=0)
    distance = numpy.abs(at[:, None] - at[None, :])
    size = 0.0
    for _round in range(ROUNDS):
        changed = numpy.where(kept, means, means * numpy.exp(sign * size))
        errors = []
        for spread, link in zip(fit.spreads, fit.links, strict=True):
            kernel = spread**2 * numpy.sign(link) ** distance * numpy.abs(link) ** distance
            inner = design.terms.T @ numpy.linalg.solve(kernel + numpy.diag(1 / changed), design.terms)
            errors.append(change @ numpy.linalg.solve(inner + numpy.diag(design.precision), change))
        size = size_seen(fit.weights, numpy.sqrt(errors))
    return float(numpy.exp(sign * size))


def size_seen(weights, errors) -> float:
    """The size that is seen with the power asked for, where each error is as likely as it weighs."""
    far = LARGEST + 10 * float(errors.max())
    half = brentq(lambda one: weights @ norm.cdf(one / errors) - 0.975, 0, far)
    return min(brentq(lambda one: weights @ norm.cdf((one - half) / errors) - POWER, 0, 2 * far), LARGEST)
