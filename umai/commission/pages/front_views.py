"""The first page of the Commission, and what a case sees of it."""

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.commission.agenda.actions import ask_hearing
from umai.commission.agenda.forms import AskHearingForm
from umai.commission.control.reading import unsent_half
from umai.commission.decisions.items import items_of, items_of_case
from umai.commission.decisions.reading import delays_of, open_decisions
from umai.commission.models import HearingRequest, Sitting
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.session.models import SessionStepKind
from umai.commission.session.reading import convened_session, states_of
from umai.documents.papers import LANGUAGES
from umai.intake.cases.page import CaseActPage, CasePage
from umai.law.terms.commission import next_session_due_on, report_due_on

SESSIONS, DECISIONS = 24, 100  # on one page; what is not over stands there however much it is
OVER = (SessionStepKind.CLOSED, SessionStepKind.CANCELLED)


class CommissionFront(Page):
    """For the secretary what waits, sessions and decisions; for a member the next session."""

    look = "commission.sessions.read"
    template = "commission/front.html"

    def context(self):
        rows = Sitting.objects.within_reach_of(self.by)
        over = rows.filter(steps__kind__in=OVER)
        coming = states_of(rows.exclude(pk__in=over.values("pk")).order_by("held_on", "recorded_at"))
        past = states_of(over.order_by("-held_on", "-recorded_at")[:SESSIONS])
        held = rows.filter(steps__kind=SessionStepKind.OPENED).aggregate(last_on=Max("held_on"))
        found = {
            "coming": coming,
            "convened": convened_session(self.by),
            "over": past,
            "leads": may_do(self.by, "commission.convene"),
            "due_on": next_session_due_on(held["last_on"]) if held["last_on"] else None,
            "languages": LANGUAGES.items(),
            "here": self.by.office.place_id,
            "agenda": items_of(coming[0].session, self.by) if coming else [],
            "waiting": [],
            "decisions": [],
            "report_due_on": None,
        }
        return found | self.for_the_secretary() if found["leads"] else found

    def for_the_secretary(self):
        """What waits, the decisions that are not carried out, and the report until it was sent."""
        unsent = unsent_half(self.by)
        rows = open_decisions(self.by).order_by("due_on", "pk")[:DECISIONS]
        decisions = consult_list(
            "commission.decisions", rows, by=self.by, read=lambda rows: rows.select_related("item")
        )
        delays = delays_of(decisions)
        ordered = sorted(decisions, key=lambda one: (one.due_on, one.pk))
        return {
            "waiting": waiting_matters(self.by),
            "decisions": [(one, delays.get(one.pk, "")) for one in ordered],
            "report_due_on": report_due_on(unsent.to_on) if unsent else None,
        }


class CommissionOfCase(CasePage):
    """What the Commission hears and decided in one case, and what became of it."""

    look = "commission.read"
    template = "commission/of_case.html"

    def context(self):
        asked = HearingRequest.objects.within_reach_of(self.by).filter(case=self.case)
        return {
            "items": items_of_case(self.case, self.by),
            "asked": list(asked.order_by("-asked_on", "-recorded_at")),
            "may_ask": may_do(self.by, "commission.ask_hearing", self.case) and not self.closed,
        }


class AskHearing(CaseActPage):
    """Ask the Commission to hear the case."""

    act = ask_hearing
    makes = HearingRequest
    form_class = AskHearingForm
    template = "commission/ask.html"
    message = gettext_lazy("The Commission was asked. It stands on the list of what waits there.")

    def destination(self, outcome):
        return reverse("commission:of_case", args=[self.case.pk])
