"""How many more or fewer there were after a date than the time before let expect."""

from dataclasses import dataclass, field
from datetime import date

import numpy

from umai.counts.files import UnusableCounts
from umai.evaluate.before_after.design import BOTH, Design, make_design
from umai.evaluate.before_after.latent import LatentFit, fit_latent
from umai.evaluate.before_after.plain import quasi_poisson
from umai.evaluate.series.periods import MONTHS, NAMES, QUARTERS, begins_period, period_of
from umai.evaluate.series.tables import Series

LEAST_BEFORE, LEAST_AFTER = {MONTHS: 18, QUARTERS: 8}, {MONTHS: 6, QUARTERS: 3}
LEAST_EVENTS = 20  # before the date: below that nothing can be expected of the time after
ENDS = (0.025, 0.5, 0.975)
Interval = tuple[float, float]


@dataclass
class JudgedEffect:
    """What changed: children a year, and ratios to what was expected. The interval of each is of 95 %."""

    a_year: float
    a_year_interval: Interval
    ratio: float
    ratio_interval: Interval
    expected_a_year: float
    level: float
    level_interval: Interval
    slope: float | None = None  # the ratio by which the trend changed, a year
    slope_interval: Interval | None = None


@dataclass
class Judged:
    """The effect, and what it was found by."""

    effect: JudgedEffect
    fit: LatentFit
    design: Design
    score: float  # the mean logarithm of the ratio, in its own standard errors
    expected: numpy.ndarray = field(default_factory=lambda: numpy.empty(0))  # of each period after the date


def split(series: Series, day: date) -> tuple[Series, int, int | None]:
    """The series, the first period after the date, and the period left out because the date cuts it."""
    number = period_of(day, series.a_year)
    if not series.at[0] < number <= series.at[-1]:
        raise UnusableCounts(
            f"{series.name}: the date lies outside of the series, which goes from "
            f"{series.period(series.at[0])} to {series.period(series.at[-1])}"
        )
    if begins_period(day, series.a_year):
        return series, number, None
    return series.only(series.at != number), number + 1, number


def refuse_short(series: Series, change_at: int) -> None:
    """Refuse a series from which nothing could be said, however it turned out."""
    before, after = int((series.at < change_at).sum()), int((series.at >= change_at).sum())
    name, a_year = NAMES[series.a_year], series.a_year
    for points, least, where in (
        (before, LEAST_BEFORE[a_year], "before"),
        (after, LEAST_AFTER[a_year], "after"),
    ):
        if points < least:
            raise UnusableCounts(
                f"{series.name}: {points} {name}s {where} the date; at least {least} are needed to judge by"
            )
    events = int(series.counts[series.at < change_at].sum())
    if events < LEAST_EVENTS:
        raise UnusableCounts(
            f"{series.name}: {events} counted before the date; at least {LEAST_EVENTS} are needed to judge by"
        )


def judge(series: Series, change_at: int, shape: str = BOTH, *, draws: int, rng) -> Judged:
    """Fit the series with a change at this period."""
    design = make_design(series.at, series.seasons, series.a_year, change_at, shape)
    fit = fit_latent(series.counts, series.offset, series.at, design.terms, design.precision)
    terms, spreads = fit.draw(draws, rng)
    after = series.at >= change_at
    effect = effect_of(terms, numpy.exp(spreads**2 / 2), series, design, after)
    mean, covariance = fit.moments()
    change = numpy.zeros(len(mean))
    change[design.change] = design.terms[after][:, design.change].mean(axis=0)
    score = float(change @ mean / numpy.sqrt(change @ covariance @ change))
    unchanged = design.terms[after].copy()
    unchanged[:, design.change] = 0
    expected = numpy.exp(series.offset[after] + unchanged @ mean)
    return Judged(effect, fit, design, score, expected)


def judge_plainly(
    series: Series, change_at: int, shape: str, *, newey_west: bool, draws: int, rng
) -> JudgedEffect | None:
    """The same by quasi-Poisson, to be shown beside; None where that has no answer."""
    design = make_design(series.at, series.seasons, series.a_year, change_at, shape)
    fit = quasi_poisson(series.counts, series.offset, design.terms, newey_west=newey_west)
    if fit is None:
        return None
    terms = rng.multivariate_normal(fit.terms, fit.covariance, size=draws, method="svd")
    return effect_of(terms, numpy.ones(draws), series, design, series.at >= change_at)


def effect_of(terms, scale, series: Series, design: Design, after) -> JudgedEffect:
    """The effect by draws of the terms; `scale` is what the disturbance adds to a mean."""
    rows, offset = design.terms[after], series.offset[after]
    unchanged = rows.copy()
    unchanged[:, design.change] = 0
    with_change = numpy.exp(numpy.clip(offset + terms @ rows.T, -30, 30)).sum(axis=1) * scale
    without = numpy.exp(numpy.clip(offset + terms @ unchanged.T, -30, 30)).sum(axis=1) * scale
    years = after.sum() / series.a_year
    effect = JudgedEffect(
        *middle_and_ends((with_change - without) / years),
        *middle_and_ends(with_change / without),
        float(numpy.median(without / years)),
        *middle_and_ends(numpy.exp(terms[:, design.change[0]])),
    )
    if len(design.change) > 1:
        a_year = series.a_year / max(int(after.sum()) - 1, 1)
        effect.slope, effect.slope_interval = middle_and_ends(numpy.exp(terms[:, design.change[1]] * a_year))
    return effect


def middle_and_ends(drawn) -> tuple[float, Interval]:
    low, middle, high = numpy.quantile(drawn, ENDS)
    return float(middle), (float(low), float(high))
