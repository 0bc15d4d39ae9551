"""The usual model, shown beside the answer: quasi-Poisson, with and without Newey and West's errors."""

from dataclasses import dataclass

import numpy
import statsmodels.api
from statsmodels.stats.diagnostic import acorr_ljungbox

FARTHEST = 12.0  # a logarithm of a ratio that stands for "without end"


@dataclass
class PlainFit:
    """Terms and their covariance."""

    terms: numpy.ndarray
    covariance: numpy.ndarray


def quasi_poisson(counts, offset, terms, *, newey_west: bool) -> PlainFit | None:
    """A Poisson regression whose variance is a multiple of its mean, or whose errors are linked over time.

    None where it has no answer, as where nothing at all was counted after the date. The first term is that
    of the level.
    """
    model = statsmodels.api.GLM(counts, terms, family=statsmodels.api.families.Poisson(), offset=offset)
    if not newey_west:
        found = model.fit(scale="X2")
    else:
        lags = int(4 * (len(counts) / 100) ** (2 / 9)) + 1
        found = model.fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True})
    if numpy.abs(found.params[1:]).max() > FARTHEST:
        return None
    return PlainFit(found.params, found.cov_params())


def probability_of_no_link(residuals, lags: int) -> float:
    """Ljung and Box: how likely residuals are as much linked as these where they are not linked at all."""
    lags = max(1, min(lags, len(residuals) // 5))
    return float(acorr_ljungbox(residuals, lags=[lags])["lb_pvalue"].iloc[0])
