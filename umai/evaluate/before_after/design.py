"""The terms of a series: level, trend, season, and what may change at the date.

The rule for the season is fixed and looks at no count: of months, one term for each from 60 periods on, two
waves from 24 on; of quarters, one term for each from 12 periods on; otherwise none.
"""

from dataclasses import dataclass

import numpy

DUMMIES_FROM = {12: 60, 4: 12}
WAVES_FROM, WAVES = 24, 2
BOTH, LEVEL = "both", "level"
WIDE = 2.0  # beforehand a season or a change has this spread, in logarithms: a ratio between 1/50 and 50
FLAT = 1e-6


@dataclass
class Design:
    """Terms by column; `change` are the columns of the change, `season` says in words what the season is."""

    terms: numpy.ndarray
    precision: numpy.ndarray
    change: list[int]
    season: str


def make_design(at, seasons, a_year: int, change_at: int | None, shape: str = BOTH) -> Design:
    """The terms of these periods: their numbers, seasons (0 to a_year - 1), and the number of the date."""
    columns = [numpy.ones(len(at)), (at - at.mean()) / a_year]
    precision = [FLAT, FLAT]
    season, said = season_terms(seasons, a_year)
    columns += season
    precision += [WIDE**-2] * len(season)
    first = len(columns)
    if change_at is not None:
        after = at >= change_at
        columns.append(after.astype(float))
        if shape == BOTH:
            columns.append(numpy.where(after, at - change_at, 0) / max(int(after.sum()) - 1, 1))
        precision += [WIDE**-2] * (len(columns) - first)
    return Design(numpy.column_stack(columns), numpy.array(precision), list(range(first, len(columns))), said)


def season_terms(seasons, a_year: int):
    if len(seasons) >= DUMMIES_FROM[a_year]:
        dummies = [(seasons == one).astype(float) - 1 / a_year for one in range(1, a_year)]
        return dummies, "a term for each month" if a_year == 12 else "a term for each quarter"
    if a_year == 12 and len(seasons) >= WAVES_FROM:
        turn = 2 * numpy.pi * (seasons + 1) / a_year
        waves = [wave(number * turn) for number in range(1, WAVES + 1) for wave in (numpy.sin, numpy.cos)]
        return waves, "two waves a year"
    return [], "none, the series is too short for one"
