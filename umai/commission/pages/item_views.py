"""The pages of one matter: what is said of it, who steps back, the decision, and what became of it."""

from functools import cached_property
from typing import ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.commission.agenda import actions
from umai.commission.agenda.forms import StepBackForm, ViewForm
from umai.commission.decisions import actions as deciding
from umai.commission.decisions.actions import voters_of
from umai.commission.decisions.forms import DecideMatterForm, DecidePlanForm, ReportForm
from umai.commission.decisions.items import states_of
from umai.commission.decisions.reading import reports_of
from umai.commission.models import AgendaItem, Decision, ExecutionReport, ItemKind, ReportKind
from umai.commission.papers import sheets
from umai.commission.papers.notes import with_what_is_asked
from umai.commission.papers.sheets import decision_rows
from umai.commission.session.forms import ReasonForm
from umai.commission.session.reading import members_of, state_of
from umai.design.days import date_in_words
from umai.design.fields.forms import Form
from umai.design.parts import SummaryRow, UiText
from umai.documents.papers import LANGUAGES, as_pdf_response, render_pdf
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.staff.models import Role


class ItemPage(Page):
    """A page of one matter of an agenda."""

    of = AgendaItem
    related = ("session",)
    look = "commission.read"

    @cached_property
    def one(self):
        """The matter with what was said of it."""
        return states_of([self.record], self.by)[0]

    @cached_property
    def state(self):
        return state_of(self.record.session)

    def head(self):
        item = self.record
        return super().head() | {
            "item": item,
            "one": self.one,
            "title": _("%(n)d. %(name)s") % {"n": item.number, "name": item.name},
            "kind": capfirst(ItemKind(item.kind).label),
        }


class ShowItem(ItemPage):
    """A matter: what is asked, the child's view, who stepped back, what was decided, what became of it."""

    template = "commission/item.html"

    def context(self):
        one, by = self.one, self.by
        reports = reports_of(one.decision) if one.decision else []
        sits = may_do(by, "commission.sessions.read")
        about = with_what_is_asked([one], by)[0].about if sits else ""
        return {
            "sits": sits,
            "about": as_paragraphs(about) if about else "",
            "plan": self.record.edition_id,
            "view": as_paragraphs(sheets.view_words(one.view)),
            "heard_for": one.view.item.session.held_on if one.carried else None,
            "decided": [SummaryRow(*row) for row in decision_rows(one.decision)] if one.decision else [],
            "reports": [
                [
                    SummaryRow(_("What became of it"), capfirst(row.get_kind_display())),
                    SummaryRow(_("Day"), date_in_words(row.happened_on)),
                    SummaryRow(_("In words"), as_paragraphs(row.words)),
                    SummaryRow(_("Entered by"), by_whom(row)),
                ]
                for row in reports
            ],
            "ways": self.ways(reports),
            "languages": LANGUAGES.items(),
        }

    def ways(self, reports):
        """What this speaker can do with the matter now: (address, words)."""
        one, by, item = self.one, self.by, self.record
        found = []
        if one.decision:
            done = any(row.kind == ReportKind.DONE for row in reports)
            if one.decision.due_on and not done and may_do(by, "commission.report", one.decision):
                found.append((reverse("commission:report", args=[one.decision.pk]), _("What became of it?")))
            return found
        if self.state.is_over or one.removal:
            return found
        if one.moved:
            if may_do(by, "commission.take_out", item):
                found.append((reverse("commission:take_out", args=[item.pk]), _("Take it from the agenda")))
            return found
        if may_do(by, "commission.decide", item) and self.state.opened:
            found.append((reverse("commission:decide", args=[item.pk]), _("Write down the decision")))
        if one.view is None and may_do(by, "commission.record_view", item):
            found.append((reverse("commission:view", args=[item.pk]), _("What does the child say?")))
        if may_do(by, "commission.step_back", item):
            found.append((reverse("commission:step_back", args=[item.pk]), _("A member steps back")))
        if may_do(by, "commission.take_out", item):
            found.append((reverse("commission:take_out", args=[item.pk]), _("Take it from the agenda")))
        return found


class ItemActPage(ItemPage, ActPage):
    """A page on which something is written of a matter; all have one template."""

    template = "commission/act.html"
    look = ""
    title: ClassVar
    button: ClassVar
    intro: ClassVar[UiText] = ""
    guide: ClassVar[str] = ""

    def context(self):
        return {
            "title": self.title,
            "button": self.button,
            "intro": self.intro,
            "back": self.record.get_absolute_url(),
            "guide": self.guide,
            "lines": [(self.head()["kind"], self.record.name)],
        }

    def destination(self, outcome):
        return self.record.get_absolute_url()


class TakeOut(ItemActPage):
    """Take the matter from the agenda."""

    act = actions.take_out
    form_class = ReasonForm
    title, button = gettext_lazy("Take it from the agenda"), gettext_lazy("Take it out")
    intro = gettext_lazy("It waits again, and stands on the list for the next session.")


class StepBack(ItemActPage):
    """A member steps back from the matter."""

    act = actions.step_back
    form_class = StepBackForm
    title, button = gettext_lazy("A member steps back"), gettext_lazy("Write it down")
    intro = gettext_lazy(
        "Who is kin to the child, works for the family or has a quarrel with it does not decide, leaves the"
        " room, and is not counted. The file of the child is closed to a member with an account from then on."
    )

    def destination(self, outcome):
        """The session: the matter itself is closed to a member who stepped back."""
        return self.record.session.get_absolute_url()

    def form_options(self):
        members = members_of(self.record.session)
        if self.by.role != Role.COMMISSION_SECRETARY:
            members = [one for one in members if one.worker_id == self.by.pk]
        return {"members": members}


class WriteView(ItemActPage):
    """Write what the child says, told to one person beforehand."""

    act = actions.record_view
    form_class = ViewForm
    title, button = gettext_lazy("What does the child say?"), gettext_lazy("Write it down")
    intro = gettext_lazy(
        "One person hears the child before the session. A child is never questioned by the table."
    )


class Decide(ItemActPage):
    """Write down what was decided of the matter."""

    act = deciding.decide
    title, button = gettext_lazy("The decision"), gettext_lazy("Write down the decision")
    guide = "planning/agree"
    form_class: type[Form] | None = DecideMatterForm

    def make_form(self):
        self.form_class = DecidePlanForm if self.record.kind == ItemKind.PLAN else DecideMatterForm
        return super().make_form()

    def context(self):
        found = voters_of(self.record)
        lines = super().context()["lines"]
        if found:
            lines = [*lines, (_("Members who may decide this"), found.voters), (_("Quorum"), found.quorum)]
        return super().context() | {"lines": lines}


class ReportExecution(ActPage):
    """Say what became of a decision."""

    of = Decision
    related = ("item",)
    act = deciding.report_execution
    makes = ExecutionReport
    form_class = ReportForm
    template = "commission/act.html"

    def context(self):
        decision = self.record
        return {
            "title": _("What became of it?"),
            "button": _("Write it down"),
            "intro": _("The day stays as the Commission set it. Another day only the Commission gives."),
            "back": decision.get_absolute_url(),
            "guide": "",
            "lines": decision_rows(decision),
        }

    def destination(self, outcome):
        return self.record.get_absolute_url()


class PrintDecision(ItemPage):
    """The decision in writing, for the family, as PDF in Kyrgyz or Russian."""

    look = "commission.sessions.read"

    def respond(self):
        language = self.address["language"]
        if language not in LANGUAGES or self.one.decision is None:
            raise Http404
        values = sheets.decision_values(self.state, self.one, self.by, language)
        pdf = render_pdf(sheets.TEMPLATE, values, language, record=self.one.decision.pk)
        return as_pdf_response(pdf, f"decision-{self.record.number}-{language}")
