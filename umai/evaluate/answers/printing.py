"""An answer as JSON, and as one page that a minister and a statistician can both read."""

from dataclasses import asdict
from datetime import date
from math import isfinite

import numpy

from umai.counts.remarks import say_remark
from umai.evaluate.answers.districts_answer import DistrictsAnswer
from umai.evaluate.answers.sentences import SENTENCES
from umai.evaluate.answers.series_answer import SeriesAnswer

SAYS = {
    "latent": "the answer: a slow disturbance, its strength averaged over",
    "newey-west": "quasi-Poisson, errors linked over time",
    "quasi-poisson": "quasi-Poisson, every period by itself",
    "before-after": "the mean after less the mean before: no trend, no season",
}


def as_json(answer: SeriesAnswer | DistrictsAnswer) -> dict:
    """The answer for a machine; what is not a finite number is null."""
    kind = "before-after" if isinstance(answer, SeriesAnswer) else "districts"
    return {"kind": kind, **plain(asdict(answer)), "warnings": warnings_of(answer)}


def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, numpy.generic):
        value = value.item()
    return None if isinstance(value, float) and not isfinite(value) else value


def series_page(answer: SeriesAnswer) -> str:
    """The page of a series: what could be seen, the effect, the other methods, the earlier dates, remarks."""
    seen = answer.detectable
    lines = [
        f"Told from the {answer.before} periods before alone: {number(seen.expected_a_year)} a year are "
        f"expected after {answer.on}. A fall by {share(1 - seen.fall)} ({number(-seen.fall_a_year)} a year) "
        f"or a rise by {share(seen.rise - 1)} ({number(seen.rise_a_year)}) would be seen 80 times of 100."
    ]
    if answer.effect is None:
        return lines[0]
    effect = answer.effect
    lines += [
        "",
        in_words(effect.a_year, effect.a_year_interval, effect.expected_a_year, f"Since {answer.on}"),
    ]
    lines.append(f"That is {change(effect.ratio, effect.ratio_interval)} of what was expected.")
    if effect.slope is not None:
        lines.append(
            f"At once {change(effect.level, effect.level_interval)}; the trend by "
            f"{change(effect.slope, effect.slope_interval)} a year."
        )
    lines += ["", f"{'method':15}{'a year':>10}  {'interval':24}what it takes for true"]
    lines += [
        f"{one.method:15}{one.a_year:>+10,.0f}  {ends(one.interval):24}{SAYS[one.method]}"
        for one in answer.methods
    ]
    placebo = answer.placebo_dates
    if placebo is not None and placebo.tried:
        lines += [
            "",
            f"Earlier dates at which the change seems as large: {placebo.as_large} of {placebo.tried}.",
        ]
    if answer.placebo_outcome is not None:
        other = answer.placebo_outcome
        lines.append(f"What the rule cannot touch: {change(other.ratio, other.ratio_interval)}.")
    shape = "level and trend" if answer.shape == "both" else "level"
    closing = f"change of {shape}; season: {answer.season}; {answer.draws:,} draws, seed {answer.seed}"
    return "\n".join([*lines, *remark_lines(answer), "", closing])


def districts_page(answer: DistrictsAnswer) -> str:
    """The page of districts."""
    seen = answer.detectable
    lines = [
        f"Told from the {seen.periods} periods before the first start alone: a fall by "
        f"{share(1 - seen.fall)} or a rise by {share(seen.rise - 1)} would be seen 80 times of 100."
    ]
    if answer.effect is None:
        return lines[0]
    effect = answer.effect
    where = f"In the {effect.districts} districts with the rule"
    lines += ["", in_words(effect.a_year, effect.a_year_interval, effect.expected_a_year, where)]
    lines.append(
        f"That is {change(effect.whole.ratio, effect.whole.interval)} of what the others let expect "
        f"({effect.without} districts are without the rule to the end)."
    )
    lines += ["", f"{'':24}{'change':>8}  {'interval':20}expected"]
    lines += [ratio_line(one) for one in [effect.whole, *effect.by_start, *effect.by_year]]
    if effect.earlier:
        lines += ["", "Before the rule started, where nothing should be seen:"]
        lines += [ratio_line(one) for one in effect.earlier]
    lines += [
        "",
        f"Shufflings of the starts that give as large an effect: {effect.as_large} of {effect.tried}.",
    ]
    return "\n".join([*lines, *remark_lines(answer), "", f"seed {answer.seed}"])


def in_words(a_year: float, interval, expected: float, where: str) -> str:
    low, high = interval
    if high < 0:
        said = f"{number(-a_year)} fewer a year, between {number(-high)} and {number(-low)} fewer"
    elif low > 0:
        said = f"{number(a_year)} more a year, between {number(low)} and {number(high)} more"
    else:
        said = f"nothing is shown: between {number(-low)} fewer and {number(high)} more a year"
    return (
        f"{where}: {said} (95 of 100 such intervals hold the truth); {number(expected)} a year were expected."
    )


def ratio_line(one) -> str:
    interval = (
        f"{signed(one.interval[0])} to {signed(one.interval[1])}" if isfinite(one.interval[1]) else "none"
    )
    return f"{one.of:24}{signed(one.ratio):>8}  {interval:20}{one.expected:,.0f}"


def change(ratio: float, interval) -> str:
    return f"{signed(ratio)} ({signed(interval[0])} to {signed(interval[1])})"


def signed(ratio: float) -> str:
    return f"{100 * (ratio - 1):+.1f} %"


def share(part: float) -> str:
    return f"{100 * part:.0f} %"


def number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.1f}"


def ends(interval) -> str:
    return f"{interval[0]:+,.0f} to {interval[1]:+,.0f}"


def warnings_of(answer: SeriesAnswer | DistrictsAnswer) -> list[str]:
    """The remarks in English, as the command line prints them."""
    return [say_remark(one, SENTENCES) for one in answer.remarks]


def remark_lines(answer: SeriesAnswer | DistrictsAnswer) -> list[str]:
    return ["", *(f"- {one}" for one in warnings_of(answer))] if answer.remarks else []
