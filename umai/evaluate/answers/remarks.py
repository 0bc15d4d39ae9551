"""What must be said of an answer, in words, the weightiest first."""

import numpy

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


def remarks_on_series(series: Series, change_at: int, judged: Judged, answer) -> list[str]:
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
        yield (
            f"What the rule cannot touch changed too (by {percent(answer.placebo_outcome.ratio)}): something "
            "else happened on that date, and the effect cannot be put down to the rule."
        )


def of_placebo_dates(answer):
    tried, as_large = answer.placebo_dates.tried, answer.placebo_dates.as_large
    if tried < FEW_DATES:
        yield f"Only {tried} earlier dates could be tried, too few to say that the date is special."
    if tried and as_large > OFTEN * tried and shows(answer.effect.ratio_interval):
        yield (
            f"At {as_large} of {tried} earlier dates, at which no rule changed, the change seems as large: "
            "this series moves like that without a rule."
        )


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
        yield (
            "The trend before the date was bent, and what is expected after it is a straight line: the "
            "effect may be nothing but the bend."
        )


def of_residuals(series: Series, judged: Judged):
    name, chance = NAMES[series.a_year], probability_of_no_link(judged.fit.residuals, series.a_year)
    if chance < SURE:
        yield (
            f"What the model leaves over is still linked from {name} to {name} (chance {chance:.3f}): the "
            "interval may be too narrow."
        )
    far = numpy.flatnonzero(numpy.abs(judged.fit.residuals) > FAR)
    if len(far):
        named = ", ".join(series.period(series.at[one]) for one in far[:4])
        yield f"{named} lies far from all others; find out whether it was counted rightly."


def of_size(ratio: float, shown: bool, detectable):
    if not shown:
        yield (
            "Nothing is shown, which is not that nothing happened: a fall of less than "
            f"{100 * (1 - detectable.fall):.0f} % would often go unseen here."
        )
    elif detectable.fall < ratio < detectable.rise:
        yield (
            "The effect is smaller than what is seen reliably in this series; effects found so are likely "
            "overstated."
        )


def of_length(series: Series, answer):
    if answer.after < series.a_year:
        yield "Less than a year lies after the date: a season may look like an effect."
    if answer.season.startswith("none"):
        yield "The series is too short for a season to be told from an effect."
    if answer.left_out:
        yield f"{answer.left_out} is left out, because the date lies within it."


def of_population(answer):
    if not answer.per_population:
        yield "No population is given: more or fewer children look like an effect of the rule."


def remarks_on_districts(answer) -> list[str]:
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
        yield "There is too little time before the first start to see whether the districts went together."
    elif shows(effect.earlier[0].interval):
        yield (
            f"The districts parted before the rule started (by {percent(effect.earlier[0].ratio)} in the "
            "year before): what followed cannot be put down to the rule."
        )


def of_shuffles(effect):
    if effect.as_large > OFTEN * effect.tried and shows(effect.whole.interval):
        yield (
            f"{effect.as_large} of {effect.tried} shufflings of the starts among the districts give as large "
            "an effect: these districts differ like that without a rule."
        )


def of_districts(effect):
    number = effect.districts + effect.without
    if number < FEW_DISTRICTS:
        yield f"{number} districts are few; the interval is wide for that reason, and less sure than it says."
    if effect.left_out:
        yield (
            f"{effect.left_out} district periods with the rule are left out, because too few districts are "
            "without it then."
        )
    alone = [one.of for one in effect.by_start if not numpy.isfinite(one.interval[1])]
    if alone:
        yield f"One district alone has each of: {', '.join(alone)}; it has no interval of its own."


def percent(ratio: float) -> str:
    return f"{100 * (ratio - 1):+.0f} %"
