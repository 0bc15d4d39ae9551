"""Counted to expected, with an interval that knows how few districts there are.

The interval is that of leaving out one district at a time, among those with the rule and those without it
apart, and of Student's t with one less than there are districts; where there are only two on one side, with
the freedom of both sides (Welch and Satterthwaite).
"""

from dataclasses import dataclass

import numpy
from scipy.stats import t as student

from umai.evaluate.districts.imputation import impute, log_ratios
from umai.evaluate.series.tables import Panel

ENOUGH = 3  # districts on each side
Interval = tuple[float, float]


@dataclass
class DistrictRatio:
    """Counted to expected, of some districts and periods."""

    of: str
    ratio: float
    interval: Interval
    expected: float
    spread: float = 0.0
    freedom: float = 0.0

    @property
    def score(self) -> float:
        return float(numpy.log(self.ratio)) / self.spread if self.spread else 0.0


def ratios_of(panel: Panel, fitted, asked) -> list[DistrictRatio]:
    """The ratio of each mask, with its interval from leaving out one district at a time."""
    number = len(panel.districts)
    sets = numpy.concatenate([numpy.ones((1, number)), 1 - numpy.eye(number)])[:, :, None]
    expected = impute(panel.counts, panel.exposure, sets * fitted)
    return [ratio_of(name, panel, expected, sets, cells) for name, cells in asked]


def ratio_of(name, panel: Panel, expected, sets, cells) -> DistrictRatio:
    logs = log_ratios(panel.counts, expected, sets * cells)
    variance, freedom = 0.0, 0.0
    on = cells.any(axis=1)
    for group in (on, ~on):
        size = int(group.sum())
        if size < 2:
            continue
        one_out = logs[1:][group]
        part = (size - 1) / size * float(((one_out - one_out.mean()) ** 2).sum())
        variance, freedom = variance + part, freedom + part**2 / (size - 1)
    if on.sum() < 2 or variance == 0:
        spread, freedom, reach = float("nan"), float("nan"), float("inf")
    else:
        spread = float(numpy.sqrt(variance))
        enough = min(on.sum(), (~on).sum()) >= ENOUGH
        freedom = len(on) - 1.0 if enough else variance**2 / freedom
        reach = float(student.ppf(0.975, freedom)) * spread
    middle = float(logs[0])
    return DistrictRatio(
        name,
        float(numpy.exp(middle)),
        (float(numpy.exp(middle - reach)), float(numpy.exp(middle + reach))),
        float((cells * expected[0]).sum()),
        spread,
        freedom,
    )
