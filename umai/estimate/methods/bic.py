"""The hierarchical model with the least BIC, and an interval that carries the choice among the best ones.

On each drawn table the choice is made again among the models that were best on the table itself (Silverman,
Chan and Vincent 2024). A model is not fitted where a larger one shows that it cannot win: a model without an
interaction deviates at least as much as the largest one without it.
"""

import heapq

import numpy

from umai.estimate.methods.bootstrap import Interval, acceleration, bca_interval, without_one
from umai.estimate.models.fitting import fit
from umai.estimate.models.terms import UNEQUAL, Model, hierarchical_models, pairs, size_of

ALL_ORDERS = 4  # lists, up to which interactions of every order are tried
KEPT = {2: 1, 3: 100, 4: 20}  # how many of the best models are tried on drawn tables, by lists
KEPT_OTHERWISE = 100


def candidates(lists: int) -> tuple[Model, ...]:
    """The models to choose from: all up to four lists, all of pairs for five."""
    return hierarchical_models(lists, lists - 1 if lists <= ALL_ORDERS else 2)


def bounds(models: tuple[Model, ...], tables: numpy.ndarray) -> numpy.ndarray:
    """What the BIC of each model is at least, on each table (models by tables)."""
    lists = tables.shape[1].bit_length() - 1
    largest = tuple(sorted(set().union(*models)))
    seen = numpy.log(tables[:, 1:].sum(axis=1))
    least = numpy.array([1 + lists + len(model) for model in models])[:, None] * seen[None, :]
    deviates = numpy.zeros_like(least)
    for pair in (term for term in largest if size_of(term) == 2 and term != UNEQUAL):
        fits = fit(tuple(term for term in largest if term == UNEQUAL or term & pair != pair), tables)
        lacking = numpy.array([pair not in model for model in models])
        deviates[lacking] = numpy.maximum(deviates[lacking], numpy.nan_to_num(fits.deviance))
    return least + deviates


def ranking(table: numpy.ndarray, models: tuple[Model, ...], number: int) -> list[tuple[float, float, Model]]:
    """(BIC, all children, model) of so many best models on this table."""
    table = numpy.atleast_2d(table)
    seen, least = table[0, 1:].sum(), bounds(models, table)[:, 0]
    best: list[float] = []
    found = []
    for at in numpy.argsort(least, kind="stable"):
        if len(best) >= number and least[at] > -best[0]:
            break
        fits = fit(models[at], table)
        if numpy.isfinite(value := float(fits.bic(seen)[0])):
            found.append((value, float(seen + fits.hidden[0]), models[at]))
            heapq.heappush(best, -value)
            if len(best) > number:
                heapq.heappop(best)
    return sorted(found)[:number]


def totals(models: tuple[Model, ...], tables: numpy.ndarray) -> numpy.ndarray:
    """All children by the model with the least BIC of these, on each table; NaN where none exists."""
    least, seen = bounds(models, tables), tables[:, 1:].sum(axis=1)
    best, total = numpy.full(len(tables), numpy.inf), numpy.full(len(tables), numpy.nan)
    for model, at_least in zip(models, least, strict=True):
        at = numpy.flatnonzero(at_least < best)
        if not len(at):
            continue
        fits = fit(model, tables[at])
        value = fits.bic(seen[at])
        better = value < best[at]
        best[at[better]], total[at[better]] = value[better], (seen[at] + fits.hidden)[better]
    return total


def estimate(
    table: numpy.ndarray, drawn: numpy.ndarray, models: tuple[Model, ...] = (), kept: int = 0
) -> tuple[Model, float, Interval]:
    """The best model, the number of all children by it, and its BCa interval from drawn tables."""
    lists = len(table).bit_length() - 1
    models = models or (candidates(lists) if lists <= 5 else near_models(table))
    best = ranking(table, models, kept or KEPT.get(lists, KEPT_OTHERWISE))
    if not best:
        return (), float("nan"), (None, None)
    _value, total, model = best[0]
    tried = tuple(model for _bic, _total, model in best)
    smaller, weights = without_one(table)
    return (
        model,
        total,
        bca_interval(total, totals(tried, drawn), acceleration(totals(tried, smaller), weights)),
    )


def near_models(table: numpy.ndarray) -> tuple[Model, ...]:
    """For six lists and more: every model of pairs that a search passes, one pair in or out at each step."""
    lists, seen = len(table).bit_length() - 1, table[1:].sum()
    values: dict[Model, float] = {(): float(fit((), table).bic(seen)[0])}
    at: Model = ()
    while True:
        for pair in pairs(lists):
            other = tuple(sorted(set(at) ^ {pair}))
            if other not in values:
                value = float(fit(other, table).bic(seen)[0])
                values[other] = value if numpy.isfinite(value) else numpy.inf
        best = min(values, key=lambda model: values[model])
        if best == at:
            return tuple(values)
        at = best
