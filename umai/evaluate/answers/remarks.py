"""What must be said of an answer, the weightiest first: codes with figures, whose words are `SENTENCES`."""

import numpy

from umai.counts.remarks import Remark
from umai.evaluate.before_after.design import make_design
from umai.evaluate.before_after.judging import Judged
from umai.evaluate.before_after.plain import probability_of_no_link, quasi_poisson
from umai.evaluate.series.periods import NAMES
from umai.evaluate.series.tables import Series

SURE, OFTEN = 0.05, 0.1
FAR, BENT = 3.5, 2.5  # standard errors of one period, and of a bend before the date
FEW_DATES, FEW_DISTRICTS = 8, 10


def shows(interval) -> bool:
    """Whether an interval of ratios is without "nothing"."""
    return interval[0] > 1 or interval[1] < 1


def remarks_on_series(series: Series, change_at: int, judged: Judged, answer) -> list[Remark]:
    """All remarks on a series."""
    return [
        *of_placebo_outcome(answer),
        *of_placebo_dates(answer),
        *of_bend(series, change_at),
        *of_residuals(series, judged),
        *of_size(answer.effect.ratio, shows(answer.effect.ratio_interval), answer.detectable),
        *of_length(series, answer),
        *of_population(answer),
    ]


def of_placebo_outcome(answer):
    if answer.placebo_outcome is not None and shows(answer.placebo_outcome.ratio_interval):
        yield Remark("untouchable_changed", {"by": percent(answer.placebo_outcome.ratio)})


def of_placebo_dates(answer):
    tried, as_large = answer.placebo_dates.tried, answer.placebo_dates.as_large
    if tried < FEW_DATES:
        yield Remark("few_dates", {"tried": tried})
    if tried and as_large > OFTEN * tried and shows(answer.effect.ratio_interval):
        yield Remark("dates_as_large", {"as_large": as_large, "tried": tried})


def of_bend(series: Series, change_at: int):
    """Whether the trend was straight before; it is carried on as a straight line.

    Asked of the usual model with the wider of its errors, since the disturbance of ours would take a bend
    for its own.
    """
    before = series.only(series.at < change_at)
    design = make_design(before.at, before.seasons, before.a_year, None)
    years = (before.at - before.at.mean()) / before.a_year
    terms = numpy.column_stack([design.terms, years**2 - (years**2).mean()])
    fits = [quasi_poisson(before.counts, before.offset, terms, newey_west=one) for one in (True, False)]
    answered = [one for one in fits if one is not None]
    widest = max((one.covariance[-1, -1] for one in answered), default=numpy.inf)
    if answered and abs(answered[0].terms[-1]) > BENT * numpy.sqrt(widest):
        yield Remark("bend")


def of_residuals(series: Series, judged: Judged):
    chance = probability_of_no_link(judged.fit.residuals, series.a_year)
    if chance < SURE:
        yield Remark(f"linked_{NAMES[series.a_year]}s", {"chance": float(chance)})
    far = numpy.flatnonzero(numpy.abs(judged.fit.residuals) > FAR)
    if len(far):
        named = ", ".join(series.period(series.at[one]) for one in far[:4])
        yield Remark("far", {"periods": named})


def of_size(ratio: float, shown: bool, detectable):
    if not shown:
        yield Remark("nothing_shown", {"fall": 100 * (1 - float(detectable.fall))})
    elif detectable.fall < ratio < detectable.rise:
        yield Remark("below_detectable")


def of_length(series: Series, answer):
    if answer.after < series.a_year:
        yield Remark("less_than_a_year")
    if answer.season.startswith("none"):
        yield Remark("no_season")
    if answer.left_out:
        yield Remark("left_out", {"period": answer.left_out})


def of_population(answer):
    if not answer.per_population:
        yield Remark("no_population")


def remarks_on_districts(answer) -> list[Remark]:
    """All remarks on districts."""
    effect = answer.effect
    return [
        *of_earlier(effect),
        *of_shuffles(effect),
        *of_size(effect.whole.ratio, shows(effect.whole.interval), answer.detectable),
        *of_districts(effect),
        *of_population(answer),
    ]


def of_earlier(effect):
    if not effect.earlier:
        yield Remark("little_before")
    elif shows(effect.earlier[0].interval):
        yield Remark("parted_before", {"by": percent(effect.earlier[0].ratio)})


def of_shuffles(effect):
    if effect.as_large > OFTEN * effect.tried and shows(effect.whole.interval):
        yield Remark("shuffles_as_large", {"as_large": effect.as_large, "tried": effect.tried})


def of_districts(effect):
    number = effect.districts + effect.without
    if number < FEW_DISTRICTS:
        yield Remark("few_districts", {"districts": number})
    if effect.left_out:
        yield Remark("cells_left_out", {"cells": effect.left_out})
    alone = [one.of.removeprefix("start ") for one in effect.by_start if not numpy.isfinite(one.interval[1])]
    if alone:
        yield Remark("alone", {"starts": ", ".join(alone)})


def percent(ratio: float) -> float:
    """The change that a ratio says, in per cent."""
    return 100 * (float(ratio) - 1)
