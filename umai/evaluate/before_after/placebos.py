"""The same model at earlier dates, at which no rule changed: where does the real date stand among them?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy

from umai.evaluate.before_after.judging import LEAST_AFTER, LEAST_BEFORE, judge
from umai.evaluate.series.tables import Series

MOST, DRAWS = 24, 200


@dataclass
class PlaceboDates:
    """How many earlier dates were tried, how many of them seem as large, and the score of each."""

    tried: int
    as_large: int
    scores: list[tuple[str, float]]


def placebo_dates(
    series: Series, change_at: int, shape: str, score: float, rng, tick: Callable[[str], None]
) -> PlaceboDates:
    """Every admissible earlier date, or some evenly apart; each sees as many periods after it as the real.

    Only what was counted before the real date is used. Dates near each other share most of their periods.
    """
    before = series.only(series.at < change_at)
    length = int((series.at >= change_at).sum())
    first = int(before.at[0]) + LEAST_BEFORE[series.a_year]
    dates = [
        one
        for one in before.at
        if first <= one <= int(before.at[-1]) + 1 - min(LEAST_AFTER[series.a_year], length)
    ]
    if len(dates) > MOST:
        dates = [dates[one] for one in numpy.linspace(0, len(dates) - 1, MOST).round().astype(int)]
    scores = []
    for one in dates:
        tick(f"earlier dates {series.period(one)}")
        window = before.only(before.at < one + length)
        scores.append((series.period(one), judge(window, int(one), shape, draws=DRAWS, rng=rng).score))
    return PlaceboDates(len(scores), sum(abs(one) >= abs(score) for _name, one in scores), scores)
