"""The answer to districts in which a rule started at different times."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy

from umai.counts.remarks import Remark
from umai.evaluate.answers.remarks import remarks_on_districts
from umai.evaluate.districts.detectable import DistrictsDetectable, detectable_in_districts
from umai.evaluate.districts.judging import DistrictsJudged, judge_districts
from umai.evaluate.series.tables import Panel

STEPS = ("before", "districts", "shuffled starts")


@dataclass
class DistrictsAnswer:
    """Everything that is said of districts; the effect is None where only the time before was asked."""

    detectable: DistrictsDetectable
    per_population: bool
    seed: int
    effect: DistrictsJudged | None = None
    remarks: list[Remark] = field(default_factory=list)


def answer_districts_before(panel: Panel, seed: int) -> DistrictsAnswer:
    """What could be seen, told from what was counted before the first start."""
    return DistrictsAnswer(detectable_in_districts(panel), bool((panel.exposure != 1).any()), seed)


def answer_districts(
    panel: Panel, *, seed: int, tick: Callable[[str], None] = lambda step: None
) -> DistrictsAnswer:
    """Judge districts."""
    tick("before")
    answer = answer_districts_before(panel, seed)
    answer.effect = judge_districts(panel, rng=numpy.random.default_rng(seed), tick=tick)
    answer.remarks = remarks_on_districts(answer)
    return answer
