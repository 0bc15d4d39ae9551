"""The pages of the way to a visit: warn of a dwelling, lift the warning, go out, come back."""

from functools import cached_property

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import moment
from umai.intake.cases.reading import as_paragraphs
from umai.notices.calls.reading import call_of
from umai.notices.models import CallKind
from umai.visits.page import VisitsActPage
from umai.visits.safety import actions
from umai.visits.safety.forms import GoOutForm, LiftForm, WarnForm
from umai.visits.safety.models import DwellingWarning, Outing, Return
from umai.visits.safety.reading import warning_of


class Warn(VisitsActPage):
    """Write what to be careful of where this child lives."""

    act = actions.warn_of_dwelling
    makes = DwellingWarning
    form_class = WarnForm
    template = "visits/warn.html"
    in_closed_case = True

    def find_standing(self):
        return actions.current_warning_of(self.case.child_id)

    def belongs(self):
        return {"child_id": self.case.child_id}

    def context(self):
        return {"before": self.standing}


class Lift(VisitsActPage):
    """Say that a warning is over, and why."""

    act = actions.lift_warning
    form_class = LiftForm
    template = "visits/lift.html"
    in_closed_case = True

    @cached_property
    def before(self):
        return actions.current_warning_of(self.case.child_id)

    def initial(self):
        return {"warning": self.before and self.before.pk}

    def perform(self):
        answers = self.form.answers()
        seen = get_object_or_404(DwellingWarning.ever, pk=answers["warning"], child_id=self.case.child_id)
        return self.act(seen, by=self.by, words=answers["words"])

    def context(self):
        return {"before": self.before}


class GoOut(VisitsActPage):
    """Say where the worker goes now, and by when they will be back."""

    act = actions.go_out
    makes = Outing
    form_class = GoOutForm
    template = "visits/go_out.html"

    def context(self):
        return {"out": actions.current_outing_of(self.by), "warning": warning_of(self.case.child_id, self.by)}


class OutingStatus(Page):
    """Who is out, where, and since when: for whoever looks for them. No child is named."""

    of = Outing
    related = ("worker", "case")
    look = "visits.read"
    template = "visits/outing.html"

    def context(self):
        outing, by = self.record, self.by
        return {
            "outing": outing,
            "rows": outing_rows(outing),
            "back": Return.objects.select_related("recorded_by").filter(outing=outing).first(),
            "late": timezone.now() > outing.back_by_at,
            "call": call_of(CallKind.OUTING, outing.pk, by=by) if may_do(by, "notices.read") else None,
            "own": outing.worker_id == by.pk,
            "writes": may_do(by, "visits.come_back", outing),
        }


class ComeBack(ActPage):
    """Say that the worker who went out is back."""

    act = actions.come_back
    of = Outing
    related = ("case",)
    message = gettext_lazy("Written down: back.")

    def destination(self, back):
        own = self.record.worker_id == self.by.pk
        return reverse("visits:of_case", args=[self.record.case_id]) if own else self.record


def outing_rows(outing):
    """Who is out, since when and where, as lines of a summary. No child is named."""
    return [
        SummaryRow(_("Who"), str(outing.worker)),
        SummaryRow(_("Out since"), moment(outing.from_at)),
        SummaryRow(_("To be back by"), moment(outing.back_by_at)),
        SummaryRow(_("Where to"), as_paragraphs(outing.words)),
    ]
