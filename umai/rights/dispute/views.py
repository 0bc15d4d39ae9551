"""The pages of a dispute: write it down, and decide it."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.rights.dispute import actions, reading
from umai.rights.dispute.forms import DecideDisputeForm, DisputeForm
from umai.rights.dispute.models import Dispute
from umai.rights.page import ChildRightsPage, RightsActPage


class DisputeFact(ChildRightsPage):
    """Write down what somebody says is wrong."""

    act = actions.dispute_fact
    makes = Dispute
    form_class = DisputeForm
    title = gettext_lazy("Somebody says that something is wrong")
    lead = gettext_lazy("Their words stand beside the fact, whatever is decided later.")
    button = gettext_lazy("Write it down")

    def form_options(self):
        return {"facts": reading.facts_of(self.record, self.by)}


class DecideDispute(RightsActPage):
    """Say what became of a disputed fact, and why."""

    act = actions.decide_dispute
    of = Dispute
    form_class = DecideDisputeForm
    title = gettext_lazy("Decide about a disputed fact")
    lead = gettext_lazy(
        "If it is wrong, correct it in the file first: the old row stays and a new one counts."
    )
    button = gettext_lazy("Save")

    def rows(self):
        (shown,) = (
            one for one in reading.disputes_of([self.record.child_id], self.by) if one.row == self.record
        )
        return [
            SummaryRow(capfirst(shown.label), shown.words),
            SummaryRow(capfirst(self.record.get_asker_display()), self.record.words),
            SummaryRow(_("To be answered by"), date_in_words(self.record.due_on)),
        ]
