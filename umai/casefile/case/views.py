"""The page of one case."""

from umai.access.pages import Page
from umai.casefile.case import page
from umai.intake.models import Case
from umai.law.terms.clock import today
from umai.urgency.reading import bar_of_case


class OneCase(Page):
    """One case: its clock, what is done and what is missing, its worker, what happened."""

    of = Case
    related = ("recorded_by",)
    template = "casefile/case.html"

    def context(self):
        self.request.child_id = self.record.child_id
        bar = bar_of_case(self.record.pk, self.by)
        return page.case_page(self.record, by=self.by, on=today()) | {"bar": bar}
