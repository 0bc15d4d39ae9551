"""The pages of oversight: the board and its rows, the sources of reports, the intervals of visits."""

from django.http import Http404

from umai.access.pages import Page
from umai.law.terms.clock import today
from umai.oversight import sources
from umai.oversight.board import board, rows
from umai.oversight.board.counts import RATIOS
from umai.oversight.board.intervals import IntervalsForm, intervals_in_force, visits_by_district
from umai.oversight.board_query import DAYS_BACK, BoardQuery, districts_of, month_in_words, months


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
        to_choose, districts = self.choices()
        return board.page(self.asked) | {"months": to_choose, "districts": districts, "days_back": DAYS_BACK}


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
