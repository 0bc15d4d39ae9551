"""The pages of the assessment: its parts, each part, the child's view, the completion."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.facts import ReplacementReason
from umai.access.permissions import may_do
from umai.assessment import actions, tasks
from umai.assessment.forms import ChildsViewForm, CompletionForm, FindingForm
from umai.assessment.models import CHILD_DOMAINS, FAMILY_DOMAINS, Assessment, Domain
from umai.assessment.reading import PARTS_IN_ALL, parts_of
from umai.design.guidance import read_guidance
from umai.intake.cases.clock import clock_of
from umai.intake.cases.page import CaseActPage, CasePage
from umai.intake.lowering.page import JudgesRisk
from umai.law.children.ages import OPINION_FROM
from umai.law.terms.clock import day_of, today


class AssessmentCasePage(CasePage):
    """A page of the assessment of a case, whether it is begun or not."""

    look = "assessment.read"

    @cached_property
    def assessment(self):
        """The assessment, or None where nobody has begun one."""
        found = Assessment.objects.within_reach_of(self.by).filter(case=self.case).first()
        return found and consult(Assessment, found.pk, by=self.by)

    @cached_property
    def stands(self):
        """The parts that are written now."""
        return parts_of(self.assessment, self.by)

    def head(self):
        done = self.stands.completion
        return super().head() | {
            "clock": clock_of(self.case),
            "completion": done,
            "done_on": done and max(done.completed_on, day_of(done.recorded_at)),
        }


class AssessmentActPage(AssessmentCasePage, CaseActPage):
    """A page on which something is written in the assessment, which is begun now if nobody has."""

    def get_or_begin_assessment(self):
        if self.assessment is None:
            try:
                self.assessment = actions.begin_assessment(self.case, by=self.by)
            except actions.AssessmentAlreadyBegun:
                self.assessment = Assessment.objects.get(case=self.case)
        return self.assessment

    def perform(self):
        return self.act(self.get_or_begin_assessment(), by=self.by, **self.answers())

    def refuse(self, refusal):
        self.stands = parts_of(self.assessment, self.by)
        self.standing = self.find_standing()
        super().refuse(refusal)


class AssessmentPartPage(AssessmentActPage):
    """A page of one of the thirteen parts; after completion it is corrected, and both rows are shown."""

    correct: ClassVar[Any]
    """The act that takes the place of `act` once the assessment is complete."""
    rows: ClassVar[Callable[..., list]]
    """Makes lines of a summary of the current row."""

    def perform(self):
        if self.stands.completion:
            return self.correct(self.standing, by=self.by, **self.form.answers())
        return super().perform()

    def writes(self):
        if self.stands.completion:
            return may_do(self.by, self.correct.act, self.case)
        return super().writes()

    def context(self):
        return {
            "stands_rows": self.rows(self.standing),
            "before_rows": self.rows(row_before_correction(self.standing)),
        }

    def destination(self, outcome):
        return reverse("assessment:parts", args=[self.case.pk])


class AssessmentPage(AssessmentCasePage):
    """List the thirteen parts and the completion, each with its status."""

    template = "assessment/parts.html"

    def context(self):
        return {
            "of_the_child": tasks.domain_tasks(self.case, self.stands, CHILD_DOMAINS),
            "of_the_family": tasks.domain_tasks(self.case, self.stands, FAMILY_DOMAINS),
            "voice_and_end": tasks.view_and_completion_tasks(self.case, self.stands),
            "count": self.stands.count,
            "total": PARTS_IN_ALL,
        }


class RecordFinding(AssessmentPartPage):
    """Write what was found in one domain; after completion, correct it."""

    act = actions.record_finding
    correct = staticmethod(actions.correct_finding)
    rows = staticmethod(tasks.finding_rows)
    form_class = FindingForm
    template = "assessment/finding.html"

    def find(self):
        if self.address["domain"] not in Domain.values:
            raise Http404
        self.domain = Domain(self.address["domain"])
        return super().find()

    def find_standing(self):
        return self.stands.findings.get(self.domain)

    def answers(self):
        return self.form.answers() | {"domain": self.domain}

    def context(self):
        following = next_domain(self.domain)
        return super().context() | {
            "label": capfirst(self.domain.label),
            "look_at": read_guidance("assessment", self.domain),
            "next_label": following.label if following else _("the child's view"),
        }

    def destination(self, outcome):
        """The next part or the list, as the button says that was pressed."""
        if self.request.POST.get("then") != "next":
            return super().destination(outcome)
        if following := next_domain(self.domain):
            return reverse("assessment:finding", args=[self.case.pk, following])
        return reverse("assessment:view", args=[self.case.pk])


class RecordChildsView(AssessmentPartPage):
    """Write what the child said or showed, or why the child was not heard."""

    act = actions.record_view
    correct = staticmethod(actions.correct_view)
    rows = staticmethod(tasks.view_rows)
    form_class = ChildsViewForm
    template = "assessment/view.html"

    def find_standing(self):
        return self.stands.view

    def context(self):
        return super().context() | {
            "look_at": read_guidance("assessment", "view"),
            "opinion_from": OPINION_FROM.on(today()),
        }


class CompleteAssessment(JudgesRisk, AssessmentActPage):
    """Show the answers to check, ask for the risk level and its reasons, and complete."""

    act = actions.complete_assessment
    form_class = CompletionForm
    template = "assessment/complete.html"

    def context(self):
        done = self.stands.completion
        return {
            "outcome": tasks.completion_rows(done),
            "answers": tasks.answer_rows(self.case, self.stands, changeable=not done),
            "missing": tasks.missing_links(self.case, self.stands),
        }

    def destination(self, outcome):
        return reverse("assessment:complete", args=[self.case.pk])


def row_before_correction(row):
    """The row that this correction replaces; None where the row is no correction."""
    if row is None or row.why != ReplacementReason.CORRECTION:
        return None
    return type(row).ever.select_related("recorded_by").filter(pk=row.replaces_id).first()


def next_domain(domain):
    """The domain that follows this one, or None after the last."""
    return next(iter(list(Domain)[list(Domain).index(domain) + 1 :]), None)
