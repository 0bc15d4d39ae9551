"""The pages of single lines of a draft: a need with its goals and measures, a goal, a measure, striking."""

from functools import cached_property
from uuid import UUID

from django.http import Http404

from umai.access.permissions import may_do
from umai.planning.draft import actions
from umai.planning.draft.models import Goal, Measure, Need
from umai.planning.writing.forms import GoalForm, MeasureForm, NeedForm
from umai.planning.writing.lines import LINES, line_rows, measure_rows, offices, workers
from umai.planning.writing.page import PlanActPage, PlanPage


class NeedPage(PlanPage):
    """One need with its goals and measures, each with a link to change it."""

    template = "planning/need.html"

    def context(self):
        line = self.address["line"]
        need = self.draft.need(line)
        if need is None:
            raise Http404
        goals = [
            {"goal": goal, "measures": measure_rows(self.draft.measures_of(line, goal.line))}
            for goal in self.draft.goals_of(line)
        ]
        return {
            "need": need,
            "goals": goals,
            "measures": measure_rows(self.draft.measures_of(line)),
            "writes": may_do(self.by, "planning.record_need", self.plan),
        }


class LinePage(PlanActPage):
    """A line of the draft: a new one, whose id the form makes, or the one that the address names."""

    makes: type[Need] | type[Goal] | type[Measure]
    compares_itself = True

    @cached_property
    def need(self) -> Need | None:
        """The need that the line serves; None where it serves none."""
        return None

    def find_standing(self):
        if "line" in self.address:
            return self.row(self.makes, self.address["line"])
        line = read_line_id(self.request.POST, "line")
        rows = self.makes.objects.filter(plan=self.plan, line=line).select_related("recorded_by")
        return rows.first() if line else None

    def received(self):
        """The current row, if this form wrote it: the same values, by the same person, after the same row."""
        if not self.form.is_valid():
            return None
        row, answers = self.find_standing(), self.form.answers()
        after = answers.pop("seen")
        if row is None or row.recorded_by_id != self.by.pk or row.replaces_id != after:
            return None
        return row if all(getattr(row, name) == value for name, value in answers.items()) else None

    def context(self):
        return {
            "before": self.standing,
            "need": self.need,
            "stands": line_rows(self.standing) if self.meanwhile else [],
            "back": self.destination(self.standing),
        }

    def destination(self, row):
        return self.back_to(self.need and self.need.line)


class WriteNeed(LinePage):
    """Write a need, or change its words."""

    act = actions.record_need
    makes = Need
    form_class = NeedForm
    template = "planning/needs.html"

    def destination(self, need):
        return self.back_to(need and need.line)


class NeedLinePage(LinePage):
    """A line that serves a need: the one that it serves already, or else the one in the address."""

    @cached_property
    def need(self):
        line = self.standing.need_line if self.standing else read_line_id(self.request.GET, "need")
        return self.row(Need, line) if line else None

    def answers(self):
        return self.form.answers() | {"need_line": self.need and self.need.line}


class WriteGoal(NeedLinePage):
    """Write a goal of a need, or change its words."""

    act = actions.record_goal
    makes = Goal
    form_class = GoalForm
    template = "planning/goals.html"

    def make_form(self):
        if self.need is None:
            raise Http404
        return super().make_form()


class WriteMeasure(NeedLinePage):
    """Write a measure for a need, or for none, or change it."""

    act = actions.record_measure
    makes = Measure
    form_class = MeasureForm
    template = "planning/measures.html"

    def initial(self):
        before = self.standing
        if before is None:
            return {"goal_line": self.request.GET.get("goal")}
        return super().initial() | {"body": str(before.body_id or ""), "person": str(before.person_id or "")}

    def form_options(self):
        goals = self.draft.goals_of(self.need.line) if self.need else []
        return {"goals": goals, "offices": offices(self.case), "workers": workers(self.case)}


class StrikePlanLine(PlanActPage):
    """Ask for confirmation, and strike a line out of the draft."""

    act = actions.strike_line
    look = ""
    template = "planning/strike.html"

    def find_standing(self):
        if self.address["what"] not in LINES:
            raise Http404
        return self.row(LINES[self.address["what"]], self.address["line"])

    def perform(self):
        return self.act(self.standing, by=self.by)

    def context(self):
        row = self.standing
        back = self.back_to(getattr(row, "need_line", row.line))
        return {"rows": line_rows(row), "error": self.refusal, "back": back}

    def destination(self, row):
        return self.back_to(getattr(row, "need_line", None))


def read_line_id(values, name):
    """The id of a line in the values of an address or a form, as in `?need=…`; None where there is none."""
    try:
        return UUID(values.get(name, ""))
    except ValueError:
        return None
