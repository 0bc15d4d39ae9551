"""Whether children are unequally easy to find, and how many there are if they are.

Models of lists are fitted as they are, and those of pairs with a term for unequal ease. The weights of both
kinds are by BIC, and unequal ease is three times as likely beforehand; within a model the logarithm of those
on no list is normal. Averaging over graphs alone knows no unequal ease and is far too sure where there is
some. Where counts spread around a model more than chance would have it, that model is so much less sure.
"""

from dataclasses import dataclass

import numpy

from umai.estimate.methods.bic import bounds, near_models
from umai.estimate.models.fitting import Fits, fit
from umai.estimate.models.terms import UNEQUAL, Model, hierarchical_models, pairs

PRIOR = 0.5  # spread beforehand of the variance of ease, in logarithms of odds
ODDS = 3.0  # of unequal ease beforehand: children are seldom found alike
SLACK = 14.0  # above the least BIC, from which on a model weighs less than a thousandth
ALL_PAIRS = 5  # lists, up to which every model of pairs is tried
FEWEST_FREE = 4  # counts beyond the parameters, below which no spread around a model can be told
LARGEST = 7.0  # logarithm of how many times the children seen may be on no list


@dataclass
class Unequal:
    """How likely unequal ease is, and numbers of children on no list drawn for that case (none at 0)."""

    probability: float
    hidden: numpy.ndarray


def unequal_ease(table: numpy.ndarray, number: int, rng: numpy.random.Generator) -> Unequal:
    """Weigh unequal ease against its absence, and draw so many numbers of children on no list."""
    lists = len(table).bit_length() - 1
    if lists < 3:
        return Unequal(0.0, numpy.zeros(0))
    models = hierarchical_models(lists, 2) if lists <= ALL_PAIRS else near_models(table)
    excess = 1.0 if lists < ALL_PAIRS else excess_of(fit(pairs(lists), numpy.atleast_2d(table)))
    every = hierarchical_models(lists, lists - 1) if lists < ALL_PAIRS else models
    equal = fits_that_weigh(table, every, excess)
    wider = tuple((UNEQUAL, *model) for model in models if len(model) < len(pairs(lists)))
    unequal = [one for one in fits_that_weigh(table, wider, excess) if one[3] > 0]
    if not unequal or not equal:
        return Unequal(0.0, numpy.zeros(0))
    least = min(one[0] for one in [*equal, *unequal])
    weights = numpy.exp([-(one[0] - least) / 2 for one in unequal])
    of_equal = numpy.exp([-(one[0] - least) / 2 for one in equal]).sum()
    chosen = rng.choice(len(unequal), size=number, p=weights / weights.sum())
    middle = numpy.array([one[1] for one in unequal])[chosen]
    spread = numpy.sqrt([one[2] for one in unequal])[chosen]
    highest = LARGEST + numpy.log(table[1:].sum())
    hidden = numpy.exp(numpy.minimum(middle + spread * rng.standard_normal(number), highest))
    likely = ODDS * weights.sum()
    return Unequal(float(likely / (likely + of_equal)), hidden)


def fits_that_weigh(
    table: numpy.ndarray, models: tuple[Model, ...], excess: float
) -> list[tuple[float, float, float, float]]:
    """(BIC, logarithm of those on no list, its variance, the term of unequal ease) of models that weigh."""
    one = numpy.atleast_2d(table)
    found, best = [], numpy.inf
    least = bounds(models, one)[:, 0]
    least -= (1 - 1 / excess) * (least - [charge(model, one) for model in models])
    for at in numpy.argsort(least, kind="stable"):
        if least[at] > best + SLACK:
            break
        fits = fit(models[at], one)
        value = float(fits.deviance[0]) / excess + charge(models[at], one)
        if numpy.isfinite(value) and fits.variance[0] > 0:
            spread = max(excess, excess_of(fits))
            more, middle, variance, ease = with_prior(fits, spread, UNEQUAL in models[at])
            found.append((value + more, middle, variance, ease))
            best = min(best, value + more)
    return [one for one in found if one[0] <= best + SLACK]


def with_prior(fits: Fits, spread: float, unequal: bool) -> tuple[float, float, float, float]:
    """What the prior of unequal ease adds to the BIC; the logarithm of those on no list and its variance with
    that prior; and the term itself."""
    middle, variance = float(fits.theta[0, 0]), spread * float(fits.variance[0])
    if not unequal:
        return 0.0, middle, variance, 0.0
    at = fits.parameters - len(fits.model)
    covariance = spread * numpy.linalg.inv(fits.curvature[0])
    ease, together, own = float(fits.theta[0, at]), covariance[0, at], covariance[at, at] + PRIOR**2
    return (ease**2 / own, middle - together * ease / own, max(variance - together**2 / own, 0.0), ease)


def charge(model: Model, table: numpy.ndarray) -> float:
    """What the BIC charges for the parameters of a model."""
    return float((table.shape[1].bit_length() + len(model)) * numpy.log(table[0, 1:].sum()))


def excess_of(fits: Fits) -> float:
    """How many times more the counts spread around a model than chance would have it, at least 1."""
    free = fits.means.shape[1] - fits.parameters
    deviance = float(fits.deviance[0])
    return max(1.0, deviance / free) if free >= FEWEST_FREE and numpy.isfinite(deviance) else 1.0
