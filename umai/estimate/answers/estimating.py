"""All methods side by side for one table, with what must be said of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy

from umai.counts.remarks import Remark
from umai.estimate.answers import diagnostics
from umai.estimate.answers.links import (
    Average,
    LinkRecall,
    average,
    carry_unequal_ease,
    correct,
    draw_corrected_tables,
)
from umai.estimate.answers.strata import estimate_strata
from umai.estimate.methods import bic, chao, latent, stepwise
from umai.estimate.methods.bootstrap import Interval, wald_interval
from umai.estimate.models.fitting import fit
from umai.estimate.models.terms import Model, interaction_names
from umai.estimate.tables.histories import HistoryTable, without_list

DRAWS, SEED = 1_000, 2026
STEPS = ("main effects", "averaging", "stepwise", "bic", "latent classes", "strata", "lists")


@dataclass
class MethodResult:
    """What one method says. `estimate` and the ends of `interval` are None where it says nothing."""

    method: str
    terms: list[str]
    estimate: float | None
    interval: Interval


@dataclass
class EstimationResult:
    """The answer to a file; `without` leaves out one list at a time, `strata` adds up to the estimate.

    The estimate is that of averaging; `interval` is wider than that of averaging where children may be
    unequally easy to find, and `unequal_ease` is how likely that is.
    """

    observed: int
    estimate: float
    interval: Interval
    methods: list[MethodResult]
    delta: float
    draws: int
    seed: int
    recall: LinkRecall
    lists: list[str]
    unequal_ease: float = 0.0
    strata: dict[str, list[dict]] = field(default_factory=dict)
    without: list[dict] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def default_delta(lists: int) -> float:
    """One child beforehand, shared out over all histories."""
    return 1.0 / (1 << lists)


def estimate(
    table: HistoryTable,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    delta: float | None = None,
    recall: LinkRecall | None = None,
    tick: Callable[[str], None] = lambda step: None,
) -> EstimationResult:
    """Estimate how many children there are in all, by every method."""
    recall = recall or LinkRecall()
    delta = default_delta(len(table.lists)) if delta is None else delta
    rng = numpy.random.default_rng(seed)
    counts = correct(table.counts, recall.share)
    tick("averaging")
    averaged = average(table.counts, delta, recall, rng)
    methods = side_by_side(table, counts, draws, recall, averaged, rng, tick)
    interval, unequal = carry_unequal_ease(table.counts, averaged, recall, rng)
    answer = EstimationResult(
        table.observed, averaged.mean, interval, methods, delta, draws, seed, recall, table.lists, unequal
    )
    tick("strata")
    answer.strata = {
        column: estimate_strata(levels, averaged, delta, recall, rng, answer.remarks, column)
        for column, levels in table.strata.items()
    }
    tick("lists")
    answer.without = leave_out_each(table, delta, recall, rng)
    answer.remarks[:0] = diagnostics.remarks_on(table, counts, answer, averaged.of_table)
    return answer


def side_by_side(table, counts, draws, recall, averaged: Average, rng, tick) -> list[MethodResult]:
    """The answer of each method, in the order in which they are shown."""

    def answer(method: str, model: Model, total: float, interval: Interval) -> MethodResult:
        known = bool(numpy.isfinite(total))
        return MethodResult(
            method,
            interaction_names(model, table.lists),
            total if known else None,
            interval if known else (None, None),
        )

    tick("main effects")
    alone, seen = fit((), counts), float(counts[1:].sum())
    hidden = float(alone.hidden[0])
    drawn = draw_corrected_tables(table.counts, draws, recall, rng)
    found = [answer("main-effects", (), seen + hidden, wald_interval(seen, hidden, float(alone.variance[0])))]
    tick("stepwise")
    found.append(answer("stepwise-0.02", *stepwise.estimate(counts, drawn)))
    tick("bic")
    found.append(answer("bic", *bic.estimate(counts, drawn)))
    found.append(answer("average", averaged.of_table.edges, averaged.mean, averaged.interval))
    found.append(answer("chao", (), *chao.estimate(counts)))
    tick("latent classes")
    found.append(answer("latent-class", (), *latent.estimate(counts, rng)))
    return found


def leave_out_each(table: HistoryTable, delta, recall, rng) -> list[dict]:
    """The average without each list, where two are left that share a child."""
    found = []
    for one, name in enumerate(table.lists):
        fewer = without_list(table.counts, one)
        if len(table.lists) < 3 or not diagnostics.is_usable(fewer):
            continue
        averaged = average(fewer, delta, recall, rng)
        found.append(
            {
                "list": name,
                "observed": int(fewer.sum()),
                "estimate": averaged.mean,
                "interval": averaged.interval,
            }
        )
    return found
