"""The tables of this room, where Django looks for them."""

from umai.planning.draft.choices import MeasureKind, PlacementKind, PlanKind, ProgressKind, StepKind
from umai.planning.draft.models import Goal, Measure, MeasureProgress, Need, Placement, Plan, PlanLine
from umai.planning.editions.models import PlanEdition, PlanStep

__all__ = [
    "Goal",
    "Measure",
    "MeasureKind",
    "MeasureProgress",
    "Need",
    "Placement",
    "PlacementKind",
    "Plan",
    "PlanEdition",
    "PlanKind",
    "PlanLine",
    "PlanStep",
    "ProgressKind",
    "StepKind",
]
