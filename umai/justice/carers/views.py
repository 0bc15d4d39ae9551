"""The list of children who lost their carer, by name, with what is to be answered for each."""

from umai.access.pages import Page
from umai.justice.carers.reading import carer_losses, each_child_once, shown_losses

MAX_LOSSES = 100  # children on the page; the rest is counted


class CarerLosses(Page):
    """Children whose carer was detained, died, left or lies in hospital, with nobody in that place."""

    look = "justice.read"
    template = "justice/carer_losses.html"

    def context(self):
        every = each_child_once(carer_losses(self.by))
        return {
            "losses": shown_losses(every[:MAX_LOSSES], self.by),
            "left_out": max(0, len(every) - MAX_LOSSES),
        }
