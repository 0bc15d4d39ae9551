"""What would have been counted without the rule, from districts and periods in which it was not in force.

A Poisson model with a term for each district and each period is fitted to those alone, and carried over to
the others (imputation: Borusyak, Jaravel and Spiess; with counts: Wooldridge 2023). A district in which the
rule is in force is never compared with one in which it has been longer, which is what misleads a regression
with both terms and one effect where starts are staggered (Goodman-Bacon 2021).
"""

import numpy

ROUNDS, NEAR = 3000, 1e-7
LEAST_UNTREATED = 2  # districts without the rule in a period, so that one can be left out
HALF = 0.5  # a child added to what was counted and to what was expected, so that none is infinitely few


def impute(counts, exposure, fitted) -> numpy.ndarray:
    """Expected counts of every district and period; `fitted` (set, district, period): what to fit to."""
    seen, known = fitted * counts, fitted * exposure
    periods = numpy.ones((fitted.shape[0], 1, fitted.shape[2]))
    districts = numpy.ones((fitted.shape[0], fitted.shape[1], 1))
    for _round in range(ROUNDS):
        before = districts
        districts = share(seen.sum(axis=2, keepdims=True), (known * periods).sum(axis=2, keepdims=True))
        periods = share(seen.sum(axis=1, keepdims=True), (known * districts).sum(axis=1, keepdims=True))
        scale = periods.mean(axis=2, keepdims=True)
        periods, districts = periods / numpy.where(scale > 0, scale, 1), districts * scale
        if numpy.abs(districts - before).max() <= NEAR * districts.max():
            break
    return exposure * districts * periods


def share(part, whole):
    return numpy.divide(part, whole, out=numpy.zeros_like(part), where=whole > 0)


def can_be_imputed(counts, untreated) -> numpy.ndarray:
    """Where something can be said: others are without the rule then, and the district was before."""
    enough = untreated.sum(axis=0) >= LEAST_UNTREATED
    known = (untreated * counts).sum(axis=1) > 0
    return enough[None, :] & known[:, None]


def log_ratios(counts, expected, cells) -> numpy.ndarray:
    """The logarithm of counted to expected over these cells, for each set."""
    return numpy.log((cells * counts).sum(axis=(1, 2)) + HALF) - numpy.log(
        (cells * expected).sum(axis=(1, 2)) + HALF
    )
