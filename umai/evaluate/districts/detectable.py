"""How large a change must be to be seen in districts: from the time before the first start alone."""

from dataclasses import dataclass

import numpy
from scipy.stats import t as student

from umai.evaluate.districts.judging import comparable, refuse_few
from umai.evaluate.districts.ratios import ratios_of
from umai.evaluate.series.tables import NEVER, Panel

POWER = 0.8


@dataclass
class DistrictsDetectable:
    """The least fall and rise that would be seen, as ratios; `periods` are those it was learnt from."""

    fall: float
    rise: float
    periods: int


def detectable_in_districts(panel: Panel) -> DistrictsDetectable:
    """From the time before the first start, in which the starts are pretended to have been earlier."""
    refuse_few(panel)
    first, last = int(panel.starts.min()), int(panel.at[-1])
    length = min(last + 1 - first, (first - int(panel.at[0])) // 2)
    before = panel.at < first
    pretended = numpy.where(
        panel.starts <= last, first - length + (panel.starts - first) * length // (last + 1 - first), NEVER
    )
    earlier = Panel(
        panel.name,
        panel.a_year,
        panel.at[before],
        panel.districts,
        panel.counts[:, before],
        panel.exposure[:, before],
        pretended,
    )
    usable = comparable(earlier)
    whole = ratios_of(earlier, ~earlier.treated, [("all", usable)])[0]
    errors = float(student.ppf(0.975, whole.freedom) + student.ppf(POWER, whole.freedom)) * whole.spread
    return DistrictsDetectable(float(numpy.exp(-errors)), float(numpy.exp(errors)), int(before.sum()))
