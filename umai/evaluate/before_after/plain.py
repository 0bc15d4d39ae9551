"""The usual model, shown beside the answer: quasi-Poisson, with and without Newey and West's errors."""

from dataclasses import dataclass

import numpy
import statsmodels.api
from statsmodels.stats.diagnostic import acorr_ljungbox


@dataclass
class PlainFit:
    """Terms and their covariance."""

    terms: numpy.ndarray
    covariance: numpy.ndarray
    dispersion: float


def quasi_poisson(counts, offset, terms, *, newey_west: bool) -> PlainFit:
    """A Poisson regression whose variance is a multiple of its mean, or whose errors are linked over time."""
    model = statsmodels.api.GLM(counts, terms, family=statsmodels.api.families.Poisson(), offset=offset)
    if not newey_west:
        found = model.fit(scale="X2")
        return PlainFit(found.params, found.cov_params(), float(found.scale))
    lags = int(4 * (len(counts) / 100) ** (2 / 9)) + 1
    found = model.fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True})
    dispersion = float(found.pearson_chi2 / found.df_resid)
    return PlainFit(found.params, found.cov_params(), dispersion)


def probability_of_no_link(residuals, lags: int) -> float:
    """Ljung and Box: how likely residuals are as much linked as these where they are not linked at all."""
    lags = max(1, min(lags, len(residuals) // 5))
    return float(acorr_ljungbox(residuals, lags=[lags])["lb_pvalue"].iloc[0])
