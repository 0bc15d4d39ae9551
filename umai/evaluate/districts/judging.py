"""Did the rule do anything where it began, in districts in which it started at different times?"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy

from umai.counts.files import UnusableCounts
from umai.evaluate.districts.checks import SHUFFLES, earlier_ratios, shuffled
from umai.evaluate.districts.imputation import can_be_imputed
from umai.evaluate.districts.ratios import DistrictRatio, Interval, ratios_of
from umai.evaluate.series.periods import NAMES
from umai.evaluate.series.tables import Panel

LEAST_DISTRICTS = 3  # with the rule, and without it


@dataclass
class DistrictsJudged:
    """The effect over all, by start and by time since it, and what may speak against it."""

    whole: DistrictRatio
    a_year: float
    a_year_interval: Interval
    expected_a_year: float
    districts: int
    without: int
    left_out: int
    by_start: list[DistrictRatio] = field(default_factory=list)
    by_year: list[DistrictRatio] = field(default_factory=list)
    earlier: list[DistrictRatio] = field(default_factory=list)
    tried: int = 0
    as_large: int = 0


def refuse_few(panel: Panel) -> None:
    """Refuse a panel from which nothing could be said."""
    inside = (panel.starts <= panel.at[-1]) & (panel.starts > panel.at[0])
    name, a_year = panel.name, panel.a_year
    if (panel.starts <= panel.at[0]).any():
        district = int(numpy.flatnonzero(panel.starts <= panel.at[0])[0]) + 1
        raise UnusableCounts(
            f"{name}: in district {district} of the file the rule is in force from the first period on, so "
            "nothing says what was before"
        )
    if not inside.any():
        raise UnusableCounts(f"{name}: the rule starts in no district within the series")
    first = int(panel.starts.min())
    if first - panel.at[0] < a_year:
        raise UnusableCounts(
            f"{name}: {first - panel.at[0]} {NAMES[a_year]}s before the first start; at least {a_year} are "
            "needed"
        )
    if inside.sum() < LEAST_DISTRICTS:
        raise UnusableCounts(
            f"{name}: the rule starts in {inside.sum()} districts; at least {LEAST_DISTRICTS} are needed to "
            "judge by"
        )
    if (panel.starts > first).sum() < LEAST_DISTRICTS:
        raise UnusableCounts(
            f"{name}: the rule starts everywhere at once or nearly; at least {LEAST_DISTRICTS} districts "
            "where it never starts, or later, are needed to compare with"
        )


def comparable(panel: Panel) -> numpy.ndarray:
    """The districts and periods with the rule that can be compared; refused where they are too few."""
    usable = panel.treated & can_be_imputed(panel.counts, ~panel.treated)
    if (districts := int(usable.any(axis=1).sum())) < LEAST_DISTRICTS:
        raise UnusableCounts(
            f"{panel.name}: {districts} districts with the rule can be compared with two others that are "
            f"without it at the same time; at least {LEAST_DISTRICTS} are needed"
        )
    return usable


def judge_districts(panel: Panel, *, rng, tick: Callable[[str], None] = lambda step: None) -> DistrictsJudged:
    """Judge a panel in which a rule starts at different times."""
    refuse_few(panel)
    treated = panel.treated
    usable = comparable(panel)
    tick("districts")
    ratios = ratios_of(panel, ~treated, masks(panel, usable))
    whole = ratios[0]
    districts = int((panel.starts <= panel.at[-1]).sum())
    a_year = float(whole.expected / usable.sum() * panel.a_year * districts)
    low, high = whole.interval
    found = DistrictsJudged(
        whole,
        a_year * (whole.ratio - 1),
        (a_year * (low - 1), a_year * (high - 1)),
        a_year,
        districts,
        len(panel.districts) - districts,
        int((treated & ~usable).sum()),
    )
    found.by_start = [one for one in ratios[1:] if one.of.startswith("start")]
    found.by_year = [one for one in ratios[1:] if not one.of.startswith("start")]
    found.earlier = earlier_ratios(panel)
    tick("shuffled starts")
    found.tried = SHUFFLES
    found.as_large = shuffled(panel, whole, rng)
    return found


def masks(panel: Panel, usable) -> list[tuple[str, numpy.ndarray]]:
    """What is asked of: the whole, each start, each year since the start."""
    found = [("all", usable)]
    for start in sorted(set(panel.starts[panel.starts <= panel.at[-1]].tolist())):
        found.append((f"start {panel.period(start)}", usable & (panel.starts == start)[:, None]))
    since = (panel.at[None, :] - panel.starts[:, None]) // panel.a_year
    for year in range(int(since[usable].max()) + 1 if usable.any() else 0):
        found.append((f"year {year + 1}", usable & (since == year)))
    return [one for one in found if one[1].any()]
