"""Base classes of the pages of one of the two plans of a case."""

from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst

from umai.access.doors import consult
from umai.intake.cases.clock import clock_of
from umai.intake.cases.page import CaseActPage, CasePage
from umai.intake.models import Stop
from umai.planning.draft import actions
from umai.planning.draft.choices import PlanKind
from umai.planning.draft.models import Plan
from umai.planning.draft.reading import draft_of


class PlanPage(CasePage):
    """A page of a plan, which need not be begun yet.

    The address names the plan by its case and its `kind`; without a kind it is the child's plan.
    """

    look = "planning.read"

    def find(self):
        self.kind = self.address.get("kind", PlanKind.CHILD)
        if self.kind not in PlanKind.values:
            raise Http404
        return super().find()

    @cached_property
    def plan(self):
        """The plan, or None where nobody has begun it."""
        found = Plan.objects.within_reach_of(self.by).filter(case=self.case, kind=self.kind).first()
        return found and consult(Plan, found.pk, by=self.by)

    @cached_property
    def draft(self):
        return draft_of(self.plan)

    def row(self, model, line):
        """The current row of this line of the plan; 404 where there is none."""
        rows = model.objects.select_related("recorded_by", "plan")
        return get_object_or_404(rows, plan=self.plan, line=line)

    def back_to(self, need_line=None):
        """The address of the page of a need; without one, of the draft."""
        if need_line:
            return reverse("planning:need", args=[self.case.pk, self.kind, need_line])
        return reverse("planning:draft", args=[self.case.pk, self.kind])

    def head(self):
        return super().head() | {"kind": self.kind, "title": capfirst(PlanKind(self.kind).label)}


class PlanActPage(PlanPage, CaseActPage):
    """A page on which something is written in the draft of a plan."""

    def get_or_begin_plan(self):
        """The plan; it is begun now if nobody has begun it."""
        if self.plan is None:
            try:
                self.plan = actions.begin_plan(self.case, by=self.by, kind=self.kind)
            except actions.PlanAlreadyBegun:
                self.plan = Plan.objects.get(case=self.case, kind=self.kind)
        return self.plan

    def perform(self):
        return self.act(self.get_or_begin_plan(), by=self.by, **self.answers())

    def destination(self, outcome):
        return self.back_to()


def clock_context(case):
    """For a template: the clock of the case, and the day on which it stopped."""
    stop = Stop.objects.filter(case=case).first()
    return {"clock": clock_of(case), "stopped_on": stop and stop.stopped_on}
