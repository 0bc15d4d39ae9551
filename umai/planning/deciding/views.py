"""The pages of what was handed in: the frozen text with its steps, each step, the print, the check code."""

import uuid
from functools import cached_property
from typing import ClassVar

from django.db import connection, transaction
from django.http import Http404, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.may import may
from umai.access.pages import ActPage, Page
from umai.design.parts import Fact
from umai.documents.actions import attach, print_paper
from umai.documents.models import Kind
from umai.law.terms.clock import today
from umai.planning.deciding.forms import CodeForm, Paper, StepForm
from umai.planning.draft.choices import PlanKind, StepKind
from umai.planning.editions import actions as chain
from umai.planning.editions import papers
from umai.planning.editions.codes import as_typed, in_groups
from umai.planning.editions.differences import differences
from umai.planning.editions.models import Edition, Step
from umai.planning.editions.sheet import sheet_of
from umai.planning.editions.shown import step_rows, steps_shown, way, ways
from umai.planning.editions.standing import Standing, steps_of
from umai.planning.editions.steps import turn_of


class OfEdition:
    """A page of an edition; on top stands the frozen text, for not all its readers see the file."""

    of = Edition
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
        standing = Standing(edition.case_id, edition.kind, None, edition, self.steps)
        return super().head() | {
            "edition": edition,
            "title": capfirst(PlanKind(edition.kind).label),
            "standing": standing,
            "steps": steps_shown(standing),
            "sheet": self.sheet,
            "who": {"title": child[0][1], "facts": [Fact(*row) for row in child[1:]]},
        }


class OneEdition(OfEdition, Page):
    """What was handed in, word by word; what is different; what happened to it; what this reader may do."""

    look = "planning.read"
    template = "planning/edition.html"

    def context(self):
        edition, by = self.record, self.by
        others = Edition.objects.within_reach_of(by).filter(plan_id=edition.plan_id)
        before = others.filter(number__lt=edition.number).order_by("-number").first()
        taken = [self.steps[kind] for kind in StepKind.values if kind in self.steps]
        begun = [one for one in self.sheet.measures() if one.begun]
        return {
            "begun": begun if StepKind.APPROVED not in self.steps else [],
            "before": before,
            "differences": differences(before.text, edition.text) if before else [],
            "taken": [(row.get_kind_display(), step_rows(row), scan_of(row, by)) for row in taken],
            "ways": ways(edition, self.steps, by),
            "later": others.filter(number__gt=edition.number).defer("text").order_by("-number").first(),
            "code": in_groups(edition.code),
            "prints": may(by, "documents.print", edition),
            "languages": papers.LANGUAGES.items(),
            "reads_case": may(by, "intake.read", edition),
        }


class StepPage(OfEdition, ActPage):
    """What is decided about, and one short form. A step is taken once."""

    kind: ClassVar[StepKind]
    guide: ClassVar[str]
    """The page of the guidance about it."""
    makes = Step
    form_class = StepForm
    template = "planning/step.html"

    @cached_property
    def paper(self):
        """What the form asks about a paper."""
        if turn_of(self.by.role) is not None:
            return Paper.NONE
        if self.kind in (StepKind.AGREED, StepKind.APPROVED):
            return Paper.MUST
        if self.kind == StepKind.RETURNED and StepKind.SUBMITTED not in self.steps:
            return Paper.NONE
        return Paper.ASKED

    def form_options(self):
        own = self.record.recorded_by_id == self.by.pk
        return {
            "kind": self.kind,
            "paper": self.paper,
            "alone": self.kind == StepKind.SUBMITTED and own,
            "files": may(self.by, "documents.attach", self.record),
        }

    def initial(self):
        return {"on": None if self.paper == Paper.MUST else today(), "went_on_paper": False}

    def received(self):
        if not self.form.is_valid():
            return None
        return Step.objects.filter(edition=self.record, kind=self.kind, recorded_by=self.by.pk).first()

    def perform(self):
        """Write the step, and its scan with it: both or neither."""
        said = self.answers()
        with transaction.atomic():
            if upload := self.form.scan():
                said["scan"] = attach(
                    self.record,
                    by=self.by,
                    id=uuid.uuid4(),
                    upload=upload,
                    kind=Kind.LETTER,
                    title=_("Paper about the plan, no. %(number)s") % {"number": said["paper_number"]},
                    happened_on=said["paper_on"],
                )
            return self.act(self.record, by=self.by, **said)

    def context(self):
        return {"kind": self.kind, "words": way(self.kind, self.by, set(self.steps)), "guide": self.guide}


class Submit(StepPage):
    """Submit the edition to the Commission."""

    act = chain.submit
    kind = StepKind.SUBMITTED
    guide = "planning/submit"


class Agree(StepPage):
    """The Commission agrees."""

    act = chain.agree
    kind = StepKind.AGREED
    guide = "planning/agree"


class Approve(StepPage):
    """The head of the local administration approves what the Commission agreed to."""

    act = chain.approve
    kind = StepKind.APPROVED
    guide = "planning/approve"


class SendBack(StepPage):
    """Send the edition back with the reasons, or take it back."""

    act = chain.send_back
    kind = StepKind.RETURNED
    guide = "planning/agree"


class Print(OfEdition, Page):
    """Print what was handed in, in Kyrgyz or Russian; printing is an act and a row."""

    look = "planning.read"
    methods = ("POST",)

    def respond(self):
        language = self.request.POST.get("language")
        if language not in papers.LANGUAGES:
            raise Http404
        _row, pdf = print_paper(
            self.record,
            by=self.by,
            paper=f"planning.{self.record.kind}",
            template=papers.TEMPLATE,
            values=papers.values_of(self.record, self.steps, language),
            language=language,
        )
        return as_pdf(pdf, f"plan-{self.record.number}-{language}")


class Check(Page):
    """Say whether a code is that of a plan; which plan it is sees only who reaches it."""

    template = "planning/check.html"
    methods = ("GET", "HEAD", "POST")

    def respond(self):
        sent = self.request.POST if self.request.method == "POST" else None
        self.form = CodeForm(sent, initial={"code": self.address.get("code")})
        self.status = 422 if self.form.errors else 200
        return self.draw()

    def context(self):
        typed = self.form.cleaned_data.get("code") if self.form.is_bound else self.address.get("code")
        if not typed:
            return {"form": self.form}
        sought = as_typed(typed)
        return {
            "form": self.form,
            "asked": typed,
            "answer": of_code(sought) if sought else None,
            "edition": Edition.objects.within_reach_of(self.by).filter(code=sought).first(),
        }


def of_code(code):
    """Number and day of the edition with this code, or None. It tells nothing else of it."""
    with connection.cursor() as cursor:
        cursor.execute("select number, handed_in_on from planning_of_code(%s)", [code])
        row = cursor.fetchone()
    return {"number": row[0], "handed_in_on": row[1]} if row else None


def scan_of(row, by):
    """The address of the scan of a step, for whoever reaches it."""
    if row.scan is None or not may(by, "documents.read", row.scan):
        return None
    return row.scan.get_absolute_url()


def as_pdf(pdf, name):
    """A paper as a browser opens it."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
