"""What speaks against an effect: the year before the start, and starts shuffled among the districts."""

import numpy

from umai.evaluate.districts.imputation import LEAST_UNTREATED, can_be_imputed, impute, log_ratios
from umai.evaluate.districts.ratios import DistrictRatio, ratios_of
from umai.evaluate.series.periods import NAMES
from umai.evaluate.series.tables import NEVER, Panel

SHUFFLES = 199


def earlier_ratios(panel: Panel) -> list[DistrictRatio]:
    """The year before the rule started, judged as if it had started then: nothing should be there."""
    shifted = panel.starts - panel.a_year
    if int(shifted.min()) - int(panel.at[0]) < panel.a_year // 2:
        return []
    pretended = (panel.at[None, :] >= shifted[:, None]) & ~panel.treated & (panel.starts < NEVER)[:, None]
    fitted = ~panel.treated & ~pretended
    usable = pretended & can_be_imputed(panel.counts, fitted)
    half = panel.a_year // 2
    near = panel.starts[:, None] - panel.at[None, :] <= half
    asked = [
        ("the year before", usable),
        (f"{panel.a_year} to {half + 1} {NAMES[panel.a_year]}s before", usable & ~near),
        (f"{half} to 1 {NAMES[panel.a_year]}s before", usable & near),
    ]
    return ratios_of(panel, fitted, [one for one in asked if one[1].any()])


def shuffled(panel: Panel, whole: DistrictRatio, rng) -> int:
    """How often starts shuffled among the districts give an effect as large as the real ones."""
    starts = numpy.array([rng.permutation(panel.starts) for _one in range(SHUFFLES)])
    treated = panel.at[None, None, :] >= starts[:, :, None]
    enough = (~treated).sum(axis=1, keepdims=True) >= LEAST_UNTREATED
    logs = log_ratios(panel.counts, impute(panel.counts, panel.exposure, ~treated), treated & enough)
    return int((numpy.abs(logs) >= abs(float(numpy.log(whole.ratio)))).sum())
