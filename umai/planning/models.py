"""The tables of this room, where Django looks for them."""

from umai.planning.draft.choices import Form, MeasureKind, PlanKind, ProgressKind, StepKind
from umai.planning.draft.models import Goal, Line, Measure, Need, Placement, Plan, Progress
from umai.planning.editions.models import Edition, Step

__all__ = [
    "Edition",
    "Form",
    "Goal",
    "Line",
    "Measure",
    "MeasureKind",
    "Need",
    "Placement",
    "Plan",
    "PlanKind",
    "Progress",
    "ProgressKind",
    "Step",
    "StepKind",
]
