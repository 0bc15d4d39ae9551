"""The pages of the placement and of the progress of a measure."""

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.planning.draft import actions
from umai.planning.draft.models import MeasureProgress, Placement
from umai.planning.writing.forms import PlacementForm, ProgressForm
from umai.planning.writing.lines import line_rows
from umai.planning.writing.page import PlanActPage


class WritePlacement(PlanActPage):
    """Write where the child is to live, and why this is best."""

    act = actions.record_placement
    form_class = PlacementForm
    template = "planning/placement.html"

    def find_standing(self):
        return Placement.objects.filter(plan=self.plan).select_related("recorded_by").first()

    def context(self):
        return {"stands": line_rows(self.standing) if self.meanwhile else [], "back": self.back_to()}


class WriteProgress(PlanActPage):
    """Show the progress of a measure so far, and record what is new."""

    act = actions.record_progress
    makes = MeasureProgress
    form_class = ProgressForm
    template = "planning/progress.html"

    def find_standing(self):
        self.done = self.draft.measure(self.address["line"])
        if self.done is None:
            raise Http404

    def belongs(self):
        return {"plan": self.plan}

    def perform(self):
        return self.act(self.done.measure, by=self.by, **self.answers())

    def context(self):
        history = [progress_rows(row) for row in reversed(self.done.history)]
        return {"rows": line_rows(self.done.measure), "history": history, "back": self.back_to()}


def progress_rows(row):
    """One progress row of a measure, as lines of a summary."""
    rows = [
        SummaryRow(_("What became of it"), capfirst(row.get_kind_display())),
        SummaryRow(_("Day"), date_in_words(row.happened_on)),
    ]
    if row.words:
        rows.append(SummaryRow(_("Words"), as_paragraphs(row.words)))
    return [*rows, SummaryRow(_("Entered by"), by_whom(row))]
