"""The current draft of a plan: needs, goals, measures with their progress, the placement."""

from datetime import date
from typing import NamedTuple

from umai.assessment.models import Domain
from umai.planning.draft.choices import ProgressKind
from umai.planning.draft.models import Goal, Measure, MeasureProgress, Need, Placement

ENDED_KINDS = (ProgressKind.DONE, ProgressKind.STOPPED)
BEGUN_KINDS = (ProgressKind.BEGUN, ProgressKind.DONE)


class MeasureWithProgress(NamedTuple):
    """A measure of the draft of a plan of this kind, with its progress rows, the earliest first."""

    kind: str
    measure: Measure
    history: tuple = ()

    @property
    def progress(self) -> MeasureProgress | None:
        """The last progress row, which counts; None where there is none."""
        return self.history[-1] if self.history else None

    @property
    def begun_on(self) -> date | None:
        """The day on which it began; a measure that protects now begins when it is written."""
        begun = [row.happened_on for row in self.history if row.kind in BEGUN_KINDS]
        return self.measure.begun_on or min(begun, default=None)

    @property
    def ended(self) -> bool:
        return self.progress is not None and self.progress.kind in ENDED_KINDS

    def late_on(self, day: date) -> bool:
        return not self.ended and self.measure.due_on < day


class PlanDraft(NamedTuple):
    """The current rows of a draft, in the order in which the lines were first written; needs by domain."""

    needs: list
    goals: list
    measures: list  # of `MeasureWithProgress`
    placement: Placement | None

    def need(self, line):
        return next((row for row in self.needs if row.line == line), None)

    def goal(self, line):
        return next((row for row in self.goals if row.line == line), None)

    def measure(self, line):
        return next((one for one in self.measures if one.measure.line == line), None)

    def goals_of(self, need_line):
        return [row for row in self.goals if row.need_line == need_line]

    def measures_of(self, need_line, goal_line=None):
        """Measures of this need that serve this goal; without a goal, those that serve none."""
        return [
            one
            for one in self.measures
            if (one.measure.need_line, one.measure.goal_line) == (need_line, goal_line)
        ]


def draft_of(plan) -> PlanDraft:
    """The draft of this plan, empty where `plan` is None. Five queries."""
    if plan is None:
        return PlanDraft([], [], [], None)
    needs = sorted(_current_rows(Need, plan), key=lambda row: Domain.values.index(row.domain))
    goals = _current_rows(Goal, plan)
    progress = progress_of(plan)
    measures = _current_rows(Measure, plan, "body", "person")
    placement = Placement.objects.filter(plan=plan).select_related("recorded_by").first()
    return PlanDraft(
        needs,
        goals,
        [MeasureWithProgress(plan.kind, row, tuple(progress.get(row.line, ()))) for row in measures],
        placement,
    )


def progress_of(plan) -> dict:
    """The progress rows of each measure, by its line, the earliest first."""
    found = {}
    rows = (
        MeasureProgress.objects.filter(plan=plan).select_related("recorded_by").order_by("recorded_at", "pk")
    )
    for row in rows:
        found.setdefault(row.line, []).append(row)
    return found


def _current_rows(model, plan, *related):
    first, current = {}, []
    for row in model.ever.filter(plan=plan).select_related("recorded_by", *related).order_by("recorded_at"):
        first.setdefault(row.line, row.recorded_at)
        if row.current:
            current.append(row)
    return sorted(current, key=lambda row: (first[row.line], row.line))
