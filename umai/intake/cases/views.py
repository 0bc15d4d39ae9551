"""The pages of intake: open a case, assign it, correct its clock."""

import uuid
from typing import Any

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from umai.access.doors import answer_not_found
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.intake.cases import actions, reading
from umai.intake.cases.clock import clock_of, clock_state, due_in_words
from umai.intake.cases.forms import AssignForm, CorrectClockForm, OpenCaseForm
from umai.intake.cases.models import Assignment, Case
from umai.intake.cases.page import CaseActPage, CasePage
from umai.intake.cases.workers import candidates
from umai.law.terms.clock import today
from umai.register.child.page import FileActPage
from umai.register.models import Child
from umai.trail.entries import EntrySubject


class OpenCase(FileActPage):
    """Ask what the case is about and when the need became known; open it and show the last day."""

    act = actions.open_case
    of = Child
    makes = Case
    form_class = OpenCaseForm
    template = "intake/open.html"

    def find(self):
        child = super().find()
        cases = reading.cases_of(child, self.by)
        self.open_case = next((one.case for one in cases if one.closure is None), None)
        self.previous = reading.previous_case_of(child, [one for one in cases if one.closure is not None])
        return child

    def answers(self):
        return self.form.answers() | {"follows": self.previous.case if self.previous else None}

    def refuse(self, refusal):
        super().refuse(refusal)
        if isinstance(refusal, actions.AlreadyOpen):
            self.open_case = refusal.case

    def context(self):
        page = {"child": self.record, "standing": self.open_case, "previous": self.previous}
        if self.previous:
            case, closure = self.previous.case, self.previous.closure
            page |= {"ended_case": case, "ended": reading.closed_case_rows(case, closure)}
        return page

    def destination(self, case):
        return reverse("intake:opened", args=[case.pk])


class OpenedCase(CasePage):
    """Say that the case is open, by when assessment and plan are due, and what comes next."""

    template = "intake/opened.html"

    def context(self):
        clock = clock_of(self.case)
        return {
            "clock_face": clock_state(clock, on=today()),
            "sentence": due_in_words(clock),
            "may_assign": may_do(self.by, "intake.assign", self.case),
            "may_assess": may_do(self.by, "assessment.begin", self.case),
        }


class AssignedCase(Page):
    """Lead from an assignment to its case, also from one that was replaced: old calls name it."""

    of = Assignment

    def find(self):
        pk = self.address["pk"]
        found = Assignment.ever.within_reach_of(self.by).filter(pk=pk).select_related("case").first()
        if found is None:
            answer_not_found("intake.read", EntrySubject("intake.assignment", pk), by=self.by)
        return found

    def respond(self):
        return redirect(self.record.case)


class Assign(CaseActPage):
    """Choose the worker who answers for the case, from a list that says how many cases each has."""

    act = actions.assign_worker
    form_class = AssignForm
    template = "intake/assign.html"

    def form_options(self):
        return {"candidates": candidates(self.case, self.by)}

    def answers(self):
        return {"worker_id": uuid.UUID(self.form.cleaned_data["worker_id"])}

    def context(self):
        assigned = Assignment.objects.filter(case=self.case).select_related("worker").first()
        return {"standing": assigned, "clock": clock_of(self.case)}


class CorrectClock(CaseActPage):
    """Correct when the need became known, with the reason."""

    act = actions.correct_clock
    form_class = CorrectClockForm
    template = "intake/correct_clock.html"

    def initial(self):
        return as_form_values(clock_of(self.case))

    def context(self):
        return {"clock": clock_of(self.case)}


def as_form_values(clock):
    """The clock's beginning as values of the form; 00:00 means that no hour was given."""
    typed: dict[str, Any] = {}
    for name in ("received", "discovered"):
        instant = getattr(clock, f"{name}_at")
        if instant is None:
            continue
        local = timezone.localtime(instant)
        typed[f"{name}_on"] = local.date()
        if (local.hour, local.minute) != (0, 0):
            typed[f"{name}_time"] = local.time()
    return typed
