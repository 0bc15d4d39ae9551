"""The pages to explain a missed visit, plan one for other days, and choose between two versions."""

from django.shortcuts import get_object_or_404, redirect

from umai.access.pages import Page
from umai.intake.cases.page import CaseActPage
from umai.law.terms.clock import today
from umai.visits.missed_visits.forms import ExplainForm, ReplanForm, SettleForm
from umai.visits.page import VisitsActPage
from umai.visits.visit import actions, lines
from umai.visits.visit.answers import Answers
from umai.visits.visit.models import Visit, VisitConflict
from umai.visits.visit.scheduling import open_window_of
from umai.visits.windows import Explanation, MissedVisit, VisitWindow


class MissedVisitCase(Page):
    """Lead from a missed visit to the visits of its case: a call names the missed visit."""

    of = MissedVisit
    look = "visits.read"

    def respond(self):
        return redirect("visits:of_case", self.record.case_id)


class Explain(VisitsActPage):
    """Explain why a planned visit was missed; earlier explanations stay."""

    act = actions.explain_missed_visit
    of = MissedVisit
    related = ("worker", "window")
    look = "visits.read"
    makes = Explanation
    form_class = ExplainForm
    template = "visits/explain.html"

    def context(self):
        return {"missed": self.record, "said": lines.explanation_rows(self.record)}


class Replan(VisitsActPage):
    """Plan the next visit for other days, with the reason."""

    act = actions.replan_visit
    form_class = ReplanForm
    template = "visits/replan.html"

    def find_standing(self):
        return open_window_of(self.case)

    def initial(self):
        window = self.standing
        if window is None:
            return {}
        return {"earliest_on": max(window.earliest_on, today()), "latest_on": window.latest_on}

    def perform(self):
        answers = self.form.answers()
        seen = get_object_or_404(VisitWindow.ever, pk=answers.pop("seen"), case=self.case)
        return self.act(seen, by=self.by, **answers)

    def context(self):
        return {"window": self.standing}


class Settle(CaseActPage):
    """Show two versions of a visit side by side; the department chooses which is to count."""

    act = actions.settle_conflict
    of = VisitConflict
    related = ("recorded_by",)
    form_class = SettleForm
    template = "visits/settle.html"
    in_closed_case = True

    def find(self):
        conflict = super().find()
        self.stands = Visit.objects.select_related("worker", "recorded_by").get(line=conflict.line)
        return conflict

    def context(self):
        return {
            "conflict": self.record,
            "stands": lines.rows_of(self.stands),
            "other": lines.rows_of(as_unsaved_visit(self.record, self.stands)),
        }

    def destination(self, settlement):
        return self.stands


def as_unsaved_visit(conflict, stands):
    """The version that came second as a `Visit` that is not saved: only to be shown."""
    row = Visit(recorded_at=conflict.recorded_at, **Answers.from_json(conflict.other).columns())
    row.worker, row.recorded_by = stands.worker, conflict.recorded_by
    return row
