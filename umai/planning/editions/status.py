"""The status of a plan: not begun, a draft, or its last edition with the steps; and the one in force."""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.law.terms.clock import is_late
from umai.planning.draft.choices import PlanKind, StepKind
from umai.planning.draft.models import Plan
from umai.planning.editions.models import PlanEdition, PlanStep

NOTHING, DRAFT, HANDED_IN = "nothing", "draft", "handed_in"
WAITING_STAGES = (StepKind.SUBMITTED, StepKind.AGREED, StepKind.RETURNED)  # the next step has a due day


class PlanStatus(NamedTuple):
    """One of the two plans of a case: the plan, its last edition with its steps, and the one in force.

    `plan`, `edition` and `in_force` may be None. `steps` are those of `edition`, by kind.
    """

    case_id: object
    kind: str
    plan: Plan | None = None
    edition: PlanEdition | None = None
    steps: dict = {}
    in_force: PlanEdition | None = None

    @property
    def stage(self) -> str:
        """The stage: "nothing", "draft", "handed_in", or the kind of the last step."""
        if self.edition is None:
            return DRAFT if self.plan else NOTHING
        return next((kind for kind in reversed(StepKind.values) if kind in self.steps), HANDED_IN)

    @property
    def last(self) -> PlanStep | None:
        return self.steps.get(self.stage)

    @property
    def due_on(self) -> date | None:
        """The day by which the next step is due; None where no step is, or where the ten days govern it."""
        return self.last.due_on if self.last is not None and self.stage in WAITING_STAGES else None

    def is_late(self, on: date) -> bool:
        return self.due_on is not None and is_late(self.due_on, on)

    @property
    def title(self) -> str:
        return str(PlanKind(self.kind).label)

    @property
    def url(self) -> str:
        return reverse("planning:draft", args=[self.case_id, self.kind])

    def in_words(self) -> str:
        """The stage in a few words."""
        return {
            NOTHING: _("not begun"),
            DRAFT: _("draft, not handed in yet"),
            HANDED_IN: _("handed in, to be submitted by the department"),
            StepKind.SUBMITTED: _("submitted, the Commission has to agree"),
            StepKind.AGREED: _("agreed by the Commission, to be approved by the local administration"),
            StepKind.APPROVED: _("approved, in force"),
            StepKind.RETURNED: _("sent back, to be handed in again"),
        }[self.stage]


def plan_statuses_of(case, by) -> dict:
    """The `PlanStatus` of the two plans of this case, by kind. Three queries; the texts are not read."""
    plans = {plan.kind: plan for plan in Plan.objects.within_reach_of(by).filter(case=case)}
    editions = PlanEdition.objects.within_reach_of(by).filter(case=case).select_related("recorded_by")
    steps = {}
    for row in PlanStep.objects.within_reach_of(by).filter(edition__case=case).select_related("recorded_by"):
        steps.setdefault(row.edition_id, {})[row.kind] = row
    found = {kind: PlanStatus(case.pk, kind, plans.get(kind)) for kind in PlanKind.values}
    for edition in editions.defer("text").order_by("number"):
        own = steps.get(edition.pk, {})
        one = found[edition.kind]._replace(edition=edition, steps=own)
        found[edition.kind] = one._replace(in_force=edition) if StepKind.APPROVED in own else one
    return found


def steps_of(edition, by) -> dict:
    """The steps of this edition by kind, each with who entered it."""
    rows = PlanStep.objects.within_reach_of(by).filter(edition=edition).select_related("recorded_by", "scan")
    return {row.kind: row for row in rows}
