"""The pages of visits that one worker told and another wrote down."""

from django.utils.translation import gettext as _

from umai.access.doors import note_shown
from umai.access.pages import Page
from umai.design.days import date_in_words
from umai.design.parts import Task
from umai.intake.cases.page import CaseActPage
from umai.visits.plausibility.lists import with_names
from umai.visits.told import actions
from umai.visits.told.forms import ConfirmToldForm
from umai.visits.visit import lines
from umai.visits.visit.models import Visit, VisitConfirmation
from umai.visits.visit.views import visit_or_404


class ToldVisits(Page):
    """The visits that wait for the reader's answer, and those of the reader's writing that are contested."""

    look = "visits.confirm_told"
    template = "visits/told/list.html"

    def context(self):
        found = self.by.ask("select visit_id, child_id, contested from visits_told()")
        if found:
            ids, children = ([row[n] for row in found] for n in (0, 1))
            note_shown("visits.told", ids, set(children), by=self.by)
        contested = {visit for visit, _child, is_contested in found if is_contested}
        rows = Visit.objects.within_reach_of(self.by).filter(pk__in=[row[0] for row in found])
        rows = list(with_names(rows, "recorded_by").order_by("at"))
        return {
            "mine": [task_of(row, row.recorded_by) for row in rows if row.pk not in contested],
            "contested": [task_of(row, row.worker) for row in rows if row.pk in contested],
        }


class ConfirmToldVisit(CaseActPage):
    """Say whether a visit was as another person wrote it down."""

    act = actions.confirm_told_visit
    makes = VisitConfirmation
    form_class = ConfirmToldForm
    template = "visits/told/confirm.html"
    in_closed_case = True

    def find(self):
        case = super().find()
        self.visit = visit_or_404(case, self.address["line"], self.by)
        return case

    def perform(self):
        return self.act(self.visit, by=self.by, **self.answers())

    def destination(self, outcome):
        return self.visit

    def context(self):
        return {"visit": self.visit, "rows": lines.rows_of(self.visit)}


def task_of(row, who) -> Task:
    """A visit as a line of the list: the day, the child, and the other worker."""
    name = " ".join(filter(None, [row.surname, row.given, row.patronymic])) or _("Name not known")
    return Task(
        f"{date_in_words(row.happened_on)}: {name}", row.get_absolute_url(), lines.status(row), hint=str(who)
    )
