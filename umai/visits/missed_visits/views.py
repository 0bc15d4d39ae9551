"""The pages of visits that were not made: explain one, plan for other days, settle two texts."""

from django.shortcuts import get_object_or_404

from umai.intake.cases.page import CaseActPage
from umai.law.terms.clock import today
from umai.visits.missed_visits.forms import ExplainForm, ReplanForm, SettleForm
from umai.visits.page import VisitsActPage
from umai.visits.visit import actions, lines
from umai.visits.visit.answers import Answers
from umai.visits.visit.models import Visit, VisitConflict
from umai.visits.visit.scheduling import open_window_of
from umai.visits.windows import Explanation, MissedVisit, VisitWindow


class Explain(VisitsActPage):
    """Why a planned visit was missed; what was said before stays."""

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
        said = self.form.answers()
        seen = get_object_or_404(VisitWindow.ever, pk=said.pop("seen"), case=self.case)
        return self.act(seen, by=self.by, **said)

    def context(self):
        return {"window": self.standing}


class Settle(CaseActPage):
    """Two visits with one id, side by side; the department says which stands."""

    act = actions.settle_conflict
    of = VisitConflict
    related = ("recorded_by",)
    form_class = SettleForm
    template = "visits/settle.html"

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
    """What came afterwards, as if it were recorded: for showing only."""
    answers = Answers.from_json(conflict.other)
    row = Visit(recorded_at=conflict.recorded_at, **answers.columns())
    row.worker = stands.worker
    row.recorded_by = conflict.recorded_by
    return row
