"""Counts whose logarithm follows terms and a slow disturbance: Poisson with a latent AR(1), integrated.

    count ~ Poisson(exposure * exp(terms + u)),  u of spread s, whose correlation over k periods is r ** k

The disturbance carries both overdispersion and autocorrelation. How strong they are is not chosen: every
pair on a grid of (s, r) is weighed by its Laplace likelihood, in which the terms are integrated out as in
restricted maximum likelihood, so that an interval is as wide as ignorance of them makes it.
"""

from dataclasses import dataclass

import numpy

SPREADS = numpy.concatenate([[0.004], numpy.geomspace(0.02, 1.1, 11)])
LINKS = numpy.array([-0.25, 0.0, 0.2, 0.4, 0.58, 0.73, 0.85, 0.93])
SPREAD_RATE = 6.0  # beforehand the spread is exponential: one in twenty is above 0.5
STEPS, NEAR, LARGEST_STEP = 15, 1e-4, 2.0
LEAST_WEIGHT = 1e-5  # of the heaviest pair, below which a pair is left out
FARTHEST = 30.0  # a logarithm of a mean beyond which no count lies


@dataclass
class LatentFit:
    """The pairs of the grid that weigh something: weights, and the terms' means and covariances at each."""

    weights: numpy.ndarray
    spreads: numpy.ndarray
    links: numpy.ndarray
    means: numpy.ndarray
    covariances: numpy.ndarray
    residuals: numpy.ndarray  # at the heaviest pair, made independent of each other

    def draw(self, number: int, rng: numpy.random.Generator) -> tuple[numpy.ndarray, numpy.ndarray]:
        """So many draws of the terms, and the spread of each draw."""
        of_pair = rng.multinomial(number, self.weights)
        drawn = [
            mean + rng.standard_normal((often, len(mean))) @ numpy.linalg.cholesky(covariance).T
            for mean, covariance, often in zip(self.means, self.covariances, of_pair, strict=True)
        ]
        return numpy.concatenate(drawn), numpy.repeat(self.spreads, of_pair)

    def moments(self) -> tuple[numpy.ndarray, numpy.ndarray]:
        """The mean and the covariance of the terms over the whole grid."""
        mean = self.weights @ self.means
        apart = self.means - mean
        return mean, numpy.tensordot(self.weights, self.covariances, 1) + (self.weights * apart.T) @ apart


def grid(at):
    """Every pair of spread and link: (spreads, links, kernels, logarithms of what each weighs beforehand)."""
    distance = numpy.abs(at[:, None] - at[None, :])
    correlations = numpy.sign(LINKS)[:, None, None] ** distance * numpy.abs(LINKS)[:, None, None] ** distance
    kernels = SPREADS[:, None, None, None] ** 2 * correlations
    prior = numpy.log(numpy.gradient(SPREADS)) - SPREAD_RATE * SPREADS
    weigh = prior[:, None] + numpy.log(numpy.gradient(LINKS))
    spreads, links = numpy.meshgrid(SPREADS, LINKS, indexing="ij")
    return spreads.ravel(), links.ravel(), kernels.reshape(-1, *distance.shape), weigh.ravel()


def fit_latent(counts, offset, at, terms, precision) -> LatentFit:
    """Fit; `at` is the number of each period, `precision` what is known of each term beforehand."""
    spreads, links, kernels, weigh = grid(at)
    eta = numpy.tile(numpy.log(counts + 0.5), (len(kernels), 1))
    for _step in range(STEPS):
        mean, _inner, betas, _left, pull = regress(counts, offset, kernels, terms, precision, eta)
        reached = offset + betas @ terms.T + numpy.einsum("gij,gj->gi", kernels, pull)
        moved = reached - eta
        eta = eta + numpy.clip(moved, -LARGEST_STEP, LARGEST_STEP)
        if numpy.abs(moved).max() < NEAR:
            break
    mean, inner, betas, left, pull = regress(counts, offset, kernels, terms, precision, eta)
    factors = numpy.linalg.cholesky(variances(kernels, mean))
    scores = weigh + (
        eta @ counts
        - mean.sum(axis=1)
        - numpy.einsum("gi,gij,gj->g", pull, kernels, pull) / 2
        - numpy.log(numpy.diagonal(factors, axis1=1, axis2=2)).sum(axis=1)
        - numpy.log(mean).sum(axis=1) / 2
        - numpy.linalg.slogdet(inner)[1] / 2
        - betas**2 @ precision / 2
    )
    weights = numpy.exp(scores - scores.max())
    kept, best = numpy.flatnonzero(weights > LEAST_WEIGHT), int(scores.argmax())
    return LatentFit(
        weights[kept] / weights[kept].sum(),
        spreads[kept],
        links[kept],
        betas[kept],
        numpy.linalg.inv(inner[kept]),
        numpy.linalg.solve(factors[best], left[best]),
    )


def variances(kernels, mean):
    found = kernels.copy()
    at = numpy.arange(mean.shape[1])
    found[:, at, at] += 1 / mean
    return found


def regress(counts, offset, kernels, terms, precision, eta):
    """One weighted regression for each pair: (means, inner products, terms, what is left, its pull)."""
    mean = numpy.exp(numpy.clip(eta, -FARTHEST, FARTHEST))
    working = eta - offset + (counts - mean) / mean
    right = numpy.concatenate(
        [numpy.broadcast_to(terms, (len(kernels), *terms.shape)), working[:, :, None]], axis=2
    )
    solved = numpy.linalg.solve(variances(kernels, mean), right)
    inner = terms.T @ solved[:, :, :-1] + numpy.diag(precision)
    inner = (inner + inner.transpose(0, 2, 1)) / 2
    betas = numpy.linalg.solve(inner, terms.T @ solved[:, :, -1:])[:, :, 0]
    pull = solved[:, :, -1] - numpy.einsum("gip,gp->gi", solved[:, :, :-1], betas)
    return mean, inner, betas, working - betas @ terms.T, pull
