"""The pages about keeping and erasing: the table of retention, a hold, a proposal and its answer."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.pages import Page
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.law.terms.clock import today
from umai.rights.erasure import actions, reading
from umai.rights.erasure.forms import AgreeErasureForm, HoldForm, ProposeErasureForm, RefuseErasureForm
from umai.rights.erasure.models import Erasure, ErasureProposal, ErasureRefusal, LegalHold
from umai.rights.page import ChildRightsPage, RightsActPage


class Retention(Page):
    """How long each kind of record is kept, on what that rests and how sure it is."""

    look = "rights.retention.read"
    template = "rights/retention.html"

    def context(self):
        return {"kinds": reading.retention_rows(today())}


class HoldFile(ChildRightsPage):
    """Keep a file longer, for proceedings or a complaint."""

    act = actions.hold_file
    makes = LegalHold
    form_class = HoldForm
    title = gettext_lazy("Keep the file longer")
    lead = gettext_lazy("While the file is held nobody can erase it, whatever its term says.")
    button = gettext_lazy("Keep it")


class ProposeErasure(ChildRightsPage):
    """Propose to erase a file because the person asked for it."""

    act = actions.propose_erasure
    makes = ErasureProposal
    form_class = ProposeErasureForm
    title = gettext_lazy("Propose to erase the file")
    lead = gettext_lazy("Names and words go for good when another person agrees. Days and counts stay.")
    button = gettext_lazy("Propose it")

    def warnings(self):
        return reading.held_warnings(self.record.child_id)

    def destination(self, outcome):
        return outcome


class ErasurePage(RightsActPage):
    """A page about one proposal."""

    of = ErasureProposal
    related = ("recorded_by",)

    def rows(self):
        row = self.record
        label = {field.name: capfirst(field.verbose_name) for field in ErasureProposal._meta.fields}
        rows = [
            SummaryRow(label["ground"], capfirst(row.get_ground_display())),
            SummaryRow(label["words"], row.words),
            SummaryRow(_("Proposed by"), str(row.recorded_by or _("the clock"))),
            SummaryRow(_("Proposed on"), date_in_words(row.recorded_at)),
        ]
        return [one for one in rows if one.value]

    def destination(self, outcome):
        return self.record


class AgreeErasure(ErasurePage):
    """What is proposed; another person agrees, and names and words are gone for good."""

    act = actions.agree_to_erasure
    look = "rights.read"
    form_class = AgreeErasureForm
    template = "rights/erasure.html"
    title = gettext_lazy("Erase the names and words of this file?")
    button = gettext_lazy("Agree: erase it for good")
    danger = True

    def warnings(self):
        return reading.held_warnings(self.record.child_id)

    def context(self):
        return super().context() | {
            "proposal": self.record,
            "erasure": Erasure.objects.filter(proposal=self.record).first(),
            "refused": ErasureRefusal.objects.filter(proposal=self.record).first(),
            "own": self.record.recorded_by_id == self.by.pk,
        }


class RefuseErasure(ErasurePage):
    """Ask why the file is kept."""

    act = actions.refuse_erasure
    form_class = RefuseErasureForm
    title = gettext_lazy("Keep the file as it is")
    button = gettext_lazy("Keep it")

    def back(self):
        return reverse("rights:erasure", args=[self.record.pk])
