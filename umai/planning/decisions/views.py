"""The pages of an edition: the frozen text with its steps, each step, the print, the check code."""

import uuid
from functools import cached_property
from typing import ClassVar

from django.db import connection
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.design.parts import IdentityFact
from umai.documents.actions import attach_document, print_paper
from umai.documents.models import DocumentKind
from umai.documents.papers import LANGUAGES, as_pdf_response
from umai.law.terms.clock import today
from umai.planning.decisions.forms import PaperDemand, PlanCodeForm, PlanStepForm
from umai.planning.draft.choices import PlanKind, StepKind
from umai.planning.editions import actions as chain
from umai.planning.editions import papers
from umai.planning.editions.codes import as_printed_code, parse_code
from umai.planning.editions.differences import differences
from umai.planning.editions.display import button_words, chain_steps, step_links, step_rows
from umai.planning.editions.models import PlanEdition, PlanStep
from umai.planning.editions.sheet import sheet_of
from umai.planning.editions.status import PlanStatus, steps_of
from umai.planning.editions.steps import own_deciding_role


class DecisionPage(Page):
    """A page of an edition. The bar on top is made from the frozen text: not all readers see the file."""

    of = PlanEdition
    related = ("recorded_by",)

    @cached_property
    def steps(self):
        """The steps that were taken, by kind."""
        return steps_of(self.record, self.by)

    @cached_property
    def sheet(self):
        return sheet_of(self.record.text)

    def head(self):
        edition, child = self.record, self.sheet.child
        standing = PlanStatus(edition.case_id, edition.kind, None, edition, self.steps)
        return super().head() | {
            "edition": edition,
            "title": capfirst(PlanKind(edition.kind).label),
            "standing": standing,
            "steps": chain_steps(standing),
            "sheet": self.sheet,
            "who": {"title": child[0][1], "facts": [IdentityFact(*row) for row in child[1:]]},
        }


class PlanEditionPage(DecisionPage):
    """An edition: its text, the differences from the one before, its steps, what this reader may do."""

    look = "planning.read"
    template = "planning/edition.html"

    def context(self):
        edition, by = self.record, self.by
        others = PlanEdition.objects.within_reach_of(by).filter(plan_id=edition.plan_id)
        before = others.filter(number__lt=edition.number).order_by("-number").first()
        taken = [self.steps[kind] for kind in StepKind.values if kind in self.steps]
        begun = [one for one in self.sheet.measures() if one.begun]
        return {
            "begun": begun if StepKind.APPROVED not in self.steps else [],
            "before": before,
            "differences": differences(before.text, edition.text) if before else [],
            "taken": [(row.get_kind_display(), step_rows(row), scan_url_of(row, by)) for row in taken],
            "ways": step_links(edition, self.steps, by),
            "later": others.filter(number__gt=edition.number).defer("text").order_by("-number").first(),
            "code": as_printed_code(edition.code),
            "prints": may_do(by, "documents.print", edition),
            "languages": LANGUAGES.items(),
            "reads_case": may_do(by, "intake.read", edition),
        }


class PlanStepPage(DecisionPage, ActPage):
    """A page on which one step of an edition is taken; each step is taken once."""

    kind: ClassVar[StepKind]
    guide: ClassVar[str]
    """Name of the guidance about the step."""
    makes = PlanStep
    form_class = PlanStepForm
    template = "planning/step.html"

    @cached_property
    def paper(self):
        """What the form asks about a paper."""
        if own_deciding_role(self.by.role) is not None:
            return PaperDemand.NONE
        if self.kind in (StepKind.AGREED, StepKind.APPROVED):
            return PaperDemand.MUST
        if self.kind == StepKind.RETURNED and StepKind.SUBMITTED not in self.steps:
            return PaperDemand.NONE
        return PaperDemand.ASKED

    def form_options(self):
        own = self.record.recorded_by_id == self.by.pk
        return {
            "kind": self.kind,
            "paper": self.paper,
            "alone": self.kind == StepKind.SUBMITTED and own,
            "files": may_do(self.by, "documents.attach", self.record),
        }

    def initial(self):
        return {"on": None if self.paper == PaperDemand.MUST else today(), "went_on_paper": False}

    def form_id(self):
        """An id of this step of the edition: the form has none, and each step is taken once."""
        return uuid.uuid5(self.record.pk, self.kind) if self.form.is_bound else None

    def find_received(self, number):
        steps = PlanStep.objects.within_reach_of(self.by)
        return steps.filter(edition=self.record, kind=self.kind, recorded_by=self.by.pk).first()

    def perform(self):
        """Write the step, and its scan with it."""
        answers = self.answers()
        if upload := self.form.scan():
            answers["scan"] = attach_document(
                self.record,
                by=self.by,
                id=uuid.uuid4(),
                upload=upload,
                kind=DocumentKind.LETTER,
                title=_("Paper about the plan, no. %(number)s") % {"number": answers["paper_number"]},
                happened_on=answers["paper_on"],
            )
        return self.act(self.record, by=self.by, **answers)

    def context(self):
        return {
            "kind": self.kind,
            "words": button_words(self.kind, self.by, set(self.steps)),
            "guide": self.guide,
        }


class SubmitPlan(PlanStepPage):
    """Submit the edition to the Commission."""

    act = chain.submit_plan
    kind = StepKind.SUBMITTED
    guide = "planning/submit"


class AgreeToPlan(PlanStepPage):
    """The Commission agrees."""

    act = chain.agree_to_plan
    kind = StepKind.AGREED
    guide = "planning/agree"


class ApprovePlan(PlanStepPage):
    """The head of the local administration approves what the Commission agreed to."""

    act = chain.approve_plan
    kind = StepKind.APPROVED
    guide = "planning/approve"


class SendPlanBack(PlanStepPage):
    """Send the edition back with the reasons, or take it back."""

    act = chain.send_plan_back
    kind = StepKind.RETURNED
    guide = "planning/agree"


class PrintPlan(DecisionPage):
    """Print an edition in Kyrgyz or Russian; printing is an act and makes a row."""

    look = "planning.read"
    methods = ("POST",)

    def respond(self):
        language = self.request.POST.get("language")
        if language not in LANGUAGES:
            raise Http404
        printed = print_paper(
            self.record,
            by=self.by,
            paper=f"planning.{self.record.kind}",
            template=papers.TEMPLATE,
            values=papers.values_of(self.record, self.steps, language),
            language=language,
        )
        return as_pdf_response(printed.pdf, f"plan-{self.record.number}-{language}")


class CheckPlanCode(Page):
    """Say whether a plan has this check code; only who reaches that plan sees which one it is."""

    template = "planning/check.html"
    methods = ("GET", "HEAD", "POST")

    def respond(self):
        sent = self.request.POST if self.request.method == "POST" else None
        self.form = PlanCodeForm(sent, initial={"code": self.address.get("code")})
        self.status = 422 if self.form.errors else 200
        return self.draw()

    def context(self):
        typed = self.form.cleaned_data.get("code") if self.form.is_bound else self.address.get("code")
        if not typed:
            return {"form": self.form}
        sought = parse_code(typed)
        return {
            "form": self.form,
            "asked": typed,
            "answer": edition_by_code(sought) if sought else None,
            "edition": PlanEdition.objects.within_reach_of(self.by).filter(code=sought).first(),
        }


def edition_by_code(code):
    """Number and day of the edition with this code, and nothing else of it; None where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("select number, handed_in_on from planning_of_code(%s)", [code])
        row = cursor.fetchone()
    return {"number": row[0], "handed_in_on": row[1]} if row else None


def scan_url_of(row, by):
    """The address of the scan of a step, for whoever reaches it."""
    if row.scan is None or not may_do(by, "documents.read", row.scan):
        return None
    return row.scan.get_absolute_url()
