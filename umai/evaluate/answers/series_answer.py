"""The answer to one series and one date: what could be seen, the effect, and what speaks against it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import numpy
from scipy.stats import t as student

from umai.counts.remarks import Remark
from umai.evaluate.answers.remarks import remarks_on_series
from umai.evaluate.before_after.design import BOTH, make_design
from umai.evaluate.before_after.detectable import Detectable, detectable
from umai.evaluate.before_after.judging import (
    Interval,
    JudgedEffect,
    judge,
    judge_plainly,
    refuse_short,
    split,
)
from umai.evaluate.before_after.placebos import PlaceboDates, placebo_dates
from umai.evaluate.series.tables import Series

DRAWS, SEED = 4_000, 2026
STEPS = ("before", "after", "beside", "earlier dates", "placebo")


@dataclass
class Beside:
    """What another method says, children a year."""

    method: str
    a_year: float
    interval: Interval


@dataclass
class SeriesAnswer:
    """What is said of a series and a date; the effect is None where only the time before was asked for."""

    on: date
    shape: str
    season: str
    before: int
    after: int
    left_out: str | None
    per_population: bool
    detectable: Detectable
    effect: JudgedEffect | None = None
    methods: list[Beside] = field(default_factory=list)
    placebo_dates: PlaceboDates | None = None
    placebo_outcome: JudgedEffect | None = None
    remarks: list[Remark] = field(default_factory=list)
    draws: int = DRAWS
    seed: int = SEED


def answer_before(series: Series, on: date, shape: str = BOTH) -> SeriesAnswer:
    """What could be seen, told without a look at what was counted after the date."""
    series, change_at, left_out = split(series, on)
    refuse_short(series, change_at)
    before = series.at < change_at
    return SeriesAnswer(
        on,
        shape,
        make_design(series.at, series.seasons, series.a_year, change_at, shape).season,
        int(before.sum()),
        int((~before).sum()),
        None if left_out is None else series.period(left_out),
        bool((series.exposure != 1).any()),
        detectable(series.only(before), series.at[~before], series.exposure[~before], shape),
    )


def answer_series(
    series: Series,
    on: date,
    shape: str = BOTH,
    *,
    placebo: Series | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    tick: Callable[[str], None] = lambda step: None,
) -> SeriesAnswer:
    """Judge a series at a date."""
    tick("before")
    answer = answer_before(series, on, shape)
    answer.draws, answer.seed = draws, seed
    rng = numpy.random.default_rng(seed)
    series, change_at, _left_out = split(series, on)
    tick("after")
    judged = judge(series, change_at, shape, draws=draws, rng=rng)
    answer.effect = judged.effect
    tick("beside")
    answer.methods = beside(series, change_at, shape, judged.effect, draws, rng)
    answer.placebo_dates = placebo_dates(series, change_at, shape, judged.score, rng, tick)
    if placebo is not None:
        tick("placebo")
        other, other_at, _left_out = split(placebo, on)
        refuse_short(other, other_at)
        answer.placebo_outcome = judge(other, other_at, shape, draws=draws, rng=rng).effect
    answer.remarks = remarks_on_series(series, change_at, judged, answer)
    return answer


def beside(series: Series, change_at: int, shape: str, effect: JudgedEffect, draws: int, rng) -> list[Beside]:
    """Every method in the order in which they are shown."""
    found = [Beside("latent", effect.a_year, effect.a_year_interval)]
    for name, newey_west in (("newey-west", True), ("quasi-poisson", False)):
        other = judge_plainly(series, change_at, shape, newey_west=newey_west, draws=draws, rng=rng)
        if other is not None:
            found.append(Beside(name, other.a_year, other.a_year_interval))
    return [*found, difference_of_means(series, change_at)]


def difference_of_means(series: Series, change_at: int) -> Beside:
    """What is printed where nobody judges: the mean after less the mean before, with Welch's interval."""
    before, after = series.counts[series.at < change_at], series.counts[series.at >= change_at]
    parts = [one.var(ddof=1) / len(one) for one in (before, after)]
    variance = sum(parts)
    freedom = (
        variance**2 / sum(part**2 / (len(one) - 1) for part, one in zip(parts, (before, after), strict=True))
        if variance
        else 1.0
    )
    apart = (after.mean() - before.mean()) * series.a_year
    reach = student.ppf(0.975, freedom) * numpy.sqrt(variance) * series.a_year
    return Beside("before-after", float(apart), (float(apart - reach), float(apart + reach)))
