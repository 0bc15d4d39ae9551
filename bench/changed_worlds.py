"""Invented series and districts in which it is known what a change of law did, in named families.

Series, by month or quarter, of 3 to 300 children a period, with a trend, a season and a population:

    nothing         every period by itself, and no change
    level           a change of level
    slope           a change of the trend
    seasonal        a season with one sharp peak, as holidays make it, and a change of level
    autocorrelated  a disturbance that lasts for months, and a change of level
    overdispersed   counts that vary more than by chance, each period by itself, and a change of level
    outside         outside of the model: the trend bends before the date by itself, and a change of level

Districts, 6 to 24, in which a rule starts in steps, with disturbances that last:

    districts       the same effect everywhere
    staggered       an effect that grows with time and is larger where the rule started early
    few             the same with 6 or 7 districts

In every second world of a family there is no change at all, so that false alarms can be counted.
"""

from dataclasses import dataclass

import numpy

from umai.counts.files import UnusableCounts
from umai.evaluate.districts.judging import comparable, refuse_few
from umai.evaluate.series.tables import NEVER, Panel, Series

SERIES = ("nothing", "level", "slope", "seasonal", "autocorrelated", "overdispersed", "outside")
DISTRICTS = ("districts", "staggered", "few")
FIRST_YEAR = 2015


@dataclass
class SeriesWorld:
    """A series, the date, and the truth: children a year more than without the change."""

    series: Series
    change_at: int
    truth: float
    expected: float
    changed: bool
    means: numpy.ndarray  # of every period without the change, the disturbance and chance


def make_series(family: str, number: int, rng: numpy.random.Generator) -> SeriesWorld:
    """One world; the number decides whether anything changes in it."""
    a_year = 12 if rng.random() < 0.75 else 4
    before, after = int(rng.integers(2 * a_year, 7 * a_year)), int(rng.integers(a_year, 3 * a_year + 1))
    before = max(before, 10)
    count = before + after
    at = FIRST_YEAR * a_year + int(rng.integers(a_year)) + numpy.arange(count)
    years = numpy.arange(count) / a_year
    exposure = 50_000 * numpy.exp(rng.normal(0, 0.02) * years)
    means = numpy.exp(rng.uniform(numpy.log(3), numpy.log(300)) + rng.normal(0, 0.05) * years)
    means *= exposure / exposure.mean() * season(family, at % a_year, a_year, rng)
    if family == "outside":
        means *= numpy.exp(
            rng.choice([-1, 1]) * rng.uniform(0.1, 0.35) * numpy.maximum(years - years[before] / 2, 0)
        )
    changed = bool(number % 2) and family != "nothing"
    logs = change(family, years, before, rng) if changed else numpy.zeros(count)
    counts = draw_counts(family, means * numpy.exp(logs), a_year, rng)
    lasting = slice(before, None)
    truth = (means[lasting] * (numpy.exp(logs[lasting]) - 1)).sum() / after * a_year
    series = Series("invented", a_year, at, counts, exposure)
    expected = means[lasting].sum() / after * a_year
    return SeriesWorld(series, int(at[before]), float(truth), float(expected), changed, means)


def season(family, seasons, a_year, rng):
    if family == "seasonal":
        shape = numpy.zeros(a_year)
        shape[int(rng.integers(a_year))] = rng.uniform(0.5, 1.0)
        return numpy.exp(shape - shape.mean())[seasons]
    turn = 2 * numpy.pi * seasons / a_year
    return numpy.exp(rng.uniform(0, 0.25) * numpy.cos(turn - rng.uniform(0, 2 * numpy.pi)))


def change(family, years, before, rng):
    size = rng.choice([-1, 1]) * rng.uniform(0.1, 0.5)
    since = years - years[before]
    if family == "slope":
        return numpy.where(since >= 0, size * since / 2, 0.0)
    return numpy.where(since >= 0, size, 0.0)


def draw_counts(family, means, a_year, rng):
    if family == "overdispersed":
        means = means * rng.gamma(1 / 0.25**2, 0.25**2, size=len(means))
    if family == "autocorrelated":
        link = rng.uniform(0.4, 0.85) ** (12 / a_year)
        means = means * lasting_disturbance(len(means), rng.uniform(0.08, 0.25), link, rng)
    return rng.poisson(means).astype(float)


def lasting_disturbance(count, spread, link, rng):
    """Around one, linked from period to period."""
    logs = numpy.empty(count)
    logs[0] = rng.normal() * spread
    for one in range(1, count):
        logs[one] = link * logs[one - 1] + rng.normal() * spread * numpy.sqrt(1 - link**2)
    return numpy.exp(logs - spread**2 / 2)


@dataclass
class DistrictsWorld:
    """A panel, and the effect in every district and period as a logarithm, with the means without it."""

    panel: Panel
    means: numpy.ndarray
    logs: numpy.ndarray
    changed: bool


def make_districts(family: str, number: int, rng: numpy.random.Generator) -> DistrictsWorld:
    """One world of districts; what would be refused is drawn again."""
    while True:
        world = draw_districts(family, number, rng)
        try:
            refuse_few(world.panel)
            comparable(world.panel)
        except UnusableCounts:
            continue
        return world


def draw_districts(family, number, rng) -> DistrictsWorld:
    districts = int(rng.integers(6, 8)) if family == "few" else int(rng.integers(9, 25))
    periods = int(rng.integers(42, 73))
    at = FIRST_YEAR * 12 + numpy.arange(periods)
    people = numpy.exp(rng.normal(10, 0.6, size=districts))
    starts = at[0] + 18 + 6 * rng.integers(0, 4, size=districts)
    starts = numpy.where(rng.random(districts) < 0.35, NEVER, starts)
    common = numpy.cumsum(rng.normal(0, 0.03, size=periods)) + 0.2 * numpy.sin(numpy.pi * at / 6)
    each = people / people.mean() * numpy.exp(rng.normal(0, 0.3, size=districts) + rng.uniform(1.2, 3.5))
    means = each[:, None] * numpy.exp(common)[None, :]
    changed = bool(number % 2)
    logs = numpy.zeros((districts, periods))
    if changed:
        since = (at[None, :] - starts[:, None]) / 12
        size = rng.choice([-1, 1]) * rng.uniform(0.1, 0.35)
        if family == "districts":
            grows = numpy.ones_like(since)
        else:
            grows = (0.4 + since) * numpy.where(starts <= at[0] + 24, 1.3, 0.5)[:, None]
        logs = numpy.where(since >= 0, size * grows, 0.0)
    moved = numpy.array(
        [lasting_disturbance(periods, 0.15, rng.uniform(0.2, 0.8), rng) for _one in range(districts)]
    )
    counts = rng.poisson(means * numpy.exp(logs) * moved).astype(float)
    exposure = numpy.repeat(people[:, None], periods, axis=1)
    panel = Panel("invented", 12, at, [str(one) for one in range(districts)], counts, exposure, starts)
    return DistrictsWorld(panel, means, logs, changed)
