"""The pages of oversight: the board and its rows, the sources of reports, the intervals of visits."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.design.parts import Link
from umai.law.terms.clock import today
from umai.oversight import sources
from umai.oversight.board import board, rows
from umai.oversight.board.counts import RATIOS
from umai.oversight.board.intervals import IntervalsForm, intervals_in_force, visits_by_district
from umai.oversight.board_query import DAYS_BACK, BoardQuery, districts_of, month_in_words, months

OTHER_PAGES = (  # the right, the page, and what it is called
    ("intake.caseload.read", "intake:caseload", _("What each worker carries")),
    ("intake.transfers.read", "intake:transfers", _("Files between offices")),
    ("referrals.read", "referrals:ledger", _("What each body was asked, and how it answered")),
    ("visits.decide_question", "visits:questions", _("Questions about visits")),
    ("visits.record_callback", "visits:callbacks", _("Families to call")),
    ("offices.duty.read", "offices:duty", _("Who is on duty")),
    ("oversight.read", "oversight:known", _("Where reports come from, and where none do")),
    ("outreach.read", "outreach:places", _("Posters and words to say")),
    ("unseen.read", "unseen:board", _("Children in nobody's care")),
    ("contradictions.read", "contradictions:rows", _("What does not fit together")),
    ("oversight.read", "oversight:duty", _("Who knew, and did not report")),
    ("oversight.read", "oversight:intervals", _("What another interval between visits would ask")),
)


class BoardPage(Page):
    """A page of oversight, about the period and the districts in its address."""

    look = "oversight.read"

    def find(self):
        self.asked = BoardQuery.of(self.request.GET, self.by)

    def choices(self):
        """The months and the districts that can be chosen, as (value, words)."""
        districts = districts_of(self.by) if len(self.by.required_reach.districts) > 1 else []
        return [(month, month_in_words(month)) for month in months(self.asked.on)], districts


class Board(BoardPage):
    """What was owed and done, by worker, with denominators; every number leads to its rows."""

    template = "oversight/board.html"

    def context(self):
        ways = [Link(label, reverse(address)) for act, address, label in OTHER_PAGES if may_do(self.by, act)]
        to_choose, districts = self.choices()
        return board.page(self.asked) | {
            "months": to_choose,
            "districts": districts,
            "ways": ways,
            "days_back": DAYS_BACK,
        }


class RowsBehindNumber(BoardPage):
    """The rows behind one number."""

    template = "oversight/rows.html"

    def context(self):
        if self.address["key"] not in RATIOS:
            raise Http404
        return rows.page(RATIOS[self.address["key"]], self.asked, self.request.GET)


class ReportSources(BoardPage):
    """Reports by place, channel and month, and the villages from which none come."""

    template = "oversight/known.html"

    def context(self):
        to_choose, districts = self.choices()
        return sources.page(self.asked) | {
            "months_to_choose": to_choose,
            "districts": districts,
            "days_back": DAYS_BACK,
        }


class Intervals(Page):
    """How many visits other intervals would make; nothing is changed here."""

    look = "oversight.read"
    template = "oversight/intervals.html"

    def context(self):
        on = today()
        now = intervals_in_force(on)
        form = IntervalsForm(self.request.GET or None, initial=now)
        if form.errors:
            self.status = 422
        every = form.cleaned_data if form.is_valid() else now
        return {
            "form": form,
            "lines": visits_by_district(self.by, every, on),
            "asked": form.is_bound and form.is_valid(),
            "risks": [words for words, _n in board.by_risk({})],
        }
