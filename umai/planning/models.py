"""The tables of this room, where Django looks for them."""

from umai.planning.draft.choices import StepKind
from umai.planning.draft.models import Goal, Measure, MeasureProgress, Need, Placement, Plan
from umai.planning.editions.models import PlanEdition, PlanStep

__all__ = [
    "Goal",
    "Measure",
    "MeasureProgress",
    "Need",
    "Placement",
    "Plan",
    "PlanEdition",
    "PlanStep",
    "StepKind",
]
