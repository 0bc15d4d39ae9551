"""Maximum likelihood of one model for many tables at once.

A table is 2^lists counts, by history; the first, of the children on no list, is unknown and ignored. Newton's
method runs on all tables together. A fit whose means are positive and have the sums of the counts proves
itself that the maximum exists; only where it does not is linear programming asked.
"""

from dataclasses import dataclass

import numpy

from umai.estimate.models.existence import OK, is_full_rank, state_of
from umai.estimate.models.terms import Model, design

STEPS = 40
CLOSE = 1e-8  # a sum of means this close to the sum of counts, in relation to it, is equal
CLEARLY_POSITIVE = 1e-4  # a mean above this is not on its way to zero
FLAT = 1e-9  # what keeps a step finite where a maximum does not exist


@dataclass
class Fits:
    """Fits of one model to tables. Where a table has no estimate, `hidden` and `deviance` are NaN.

    `means` are those of the histories without the all-zero one; `variance` is that of the logarithm of
    `hidden`, the mean number of children on no list; `theta` are the parameters, the first that logarithm,
    and `curvature` is the inverse of their covariance.
    """

    model: Model
    hidden: numpy.ndarray
    deviance: numpy.ndarray
    variance: numpy.ndarray
    means: numpy.ndarray
    parameters: int
    theta: numpy.ndarray
    curvature: numpy.ndarray

    def bic(self, seen: numpy.ndarray) -> numpy.ndarray:
        """Deviance and the number of parameters by the logarithm of the number of children seen."""
        return self.deviance + self.parameters * numpy.log(seen)


def fit(model: Model, tables: numpy.ndarray, *, among: numpy.ndarray | None = None) -> Fits:
    """Fit a model to each of these tables (tables by histories); `among` names the histories that count."""
    counts = numpy.atleast_2d(numpy.asarray(tables, float))[:, 1:]
    used = numpy.ones(counts.shape[1], bool) if among is None else among[1:]
    counts = numpy.where(used, counts, 0.0)
    lists = counts.shape[1].bit_length()
    matrix = design(model, lists)
    alive = counts @ matrix > 0
    kept = used & ~((~alive) @ matrix.T > 0)
    theta, means, curvature = climb(matrix, counts, alive, kept)
    fits = Fits(
        model,
        numpy.exp(theta[:, 0]),
        deviance(counts, means),
        numpy.full(len(counts), numpy.nan),
        means,
        matrix.shape[1],
        theta,
        curvature,
    )
    usable = alive[:, 0] & (
        exists(model, matrix, counts, alive, kept, means, lists)
        if among is None
        else alive.all(axis=1) & is_equal(matrix, counts, means)
    )
    fits.variance[usable] = variance_of_first(curvature[usable])
    for values in (fits.hidden, fits.deviance, fits.variance):
        values[~usable] = numpy.nan
    return fits


def climb(matrix, counts, alive, kept):
    """The parameters, the means and the curvature at the maximum, or where the steps ended."""
    tables, terms = len(counts), matrix.shape[1]
    products = (matrix[:, :, None] * matrix[:, None, :]).reshape(len(matrix), -1)
    dead = numpy.zeros((tables, terms, terms))
    dead[:, numpy.arange(terms), numpy.arange(terms)] = numpy.where(alive, FLAT, 1.0)
    sums = counts @ matrix
    start = numpy.where(kept, counts + 0.5, 0.0)
    theta = numpy.zeros((tables, terms))
    weights, working = start, numpy.log(numpy.where(start > 0, start, 1.0))
    theta = solve(curvature_of(weights, products, dead), (weights * working) @ matrix)
    log_likelihood = numpy.full(tables, -numpy.inf)
    step, base, going = numpy.zeros_like(theta), theta, numpy.arange(tables)
    means, curvature = numpy.zeros_like(counts), dead.copy()
    for _turn in range(STEPS):
        base = theta[going]
        now, means_now = likelihood(base, matrix, counts[going], kept[going])
        worse = now < log_likelihood[going] - 1e-9 * (1 + numpy.abs(log_likelihood[going]))
        if worse.any():
            step[going[worse]] /= 2
            theta[going[worse]] -= step[going[worse]]
            still = ~worse
        else:
            still = numpy.ones(len(going), bool)
        at = going[still]
        log_likelihood[at], means[at] = now[still], means_now[still]
        gradient = numpy.where(alive[at], sums[at] - means[at] @ matrix, 0.0)
        curvature[at] = curvature_of(means[at], products, dead[at])
        step[at] = solve(curvature[at], gradient)
        done = (numpy.abs(gradient) <= CLOSE * (1 + sums[at])).all(axis=1)
        theta[at] += step[at]  # the last step too: beside a large sum a small mean may still be off
        going = numpy.concatenate([at[~done], going[~still]])
        if not len(going):
            break
    return theta, means, curvature


def curvature_of(weights, products, dead):
    return (weights @ products).reshape(dead.shape) + dead


def solve(matrices, right):
    return numpy.linalg.solve(matrices, right[..., None])[..., 0]


def likelihood(theta, matrix, counts, kept):
    with numpy.errstate(over="ignore", invalid="ignore"):
        scale = numpy.clip(theta @ matrix.T, -700, 50)
        means = numpy.where(kept, numpy.exp(scale), 0.0)
        return (counts * numpy.where(kept, scale, 0.0)).sum(axis=1) - means.sum(axis=1), means


def deviance(counts, means):
    """Twice the difference to the likelihood of a model that fits each count."""
    with numpy.errstate(divide="ignore", invalid="ignore"):
        terms = numpy.where(counts > 0, counts * numpy.log(counts / means), 0.0)
    return 2 * (terms - counts + means).sum(axis=1)


def variance_of_first(curvature):
    if not len(curvature):
        return numpy.zeros(0)
    first = numpy.zeros((len(curvature), curvature.shape[1]))
    first[:, 0] = 1
    return solve(curvature, first)[:, 0]


def exists(model, matrix, counts, alive, kept, means, lists):
    """Which tables have an estimate of this model."""
    patterns, of_table = numpy.unique(alive, axis=0, return_inverse=True)
    ranked = numpy.array([is_full_rank(model, lists, one.tobytes()) for one in patterns])
    found = ranked[of_table.ravel()]
    proved = (
        is_equal(matrix, counts, means) & (numpy.where(kept, means, 1.0) > CLEARLY_POSITIVE).all(axis=1)
    ) | ((counts > 0) | ~kept).all(axis=1)
    for at in numpy.flatnonzero(found & ~proved):
        found[at] = state_of(model, counts[at] > 0, lists) == OK
    return found


def is_equal(matrix, counts, means):
    """Whether the means have the sums of the counts, over each term."""
    sums = counts @ matrix
    return (numpy.abs(means @ matrix - sums) <= 1e-6 * (1 + sums)).all(axis=1)
