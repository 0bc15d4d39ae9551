"""The pages of an announcement, with what was written on the site where it was taken over from there."""

from umai.guardianship.departure.actions import confirm_departure
from umai.guardianship.departure.views import ConfirmDeparture, ShowDeparture
from umai.guardianship.invitation.lines import against_on_site, sent_into


class ShowAnnouncement(ShowDeparture):
    """An announcement, with what the parent wrote on the site against it while it waits."""

    def context(self):
        context = super().context()
        sent = sent_into(self.record, self.by)
        against = against_on_site(sent) if context["state"].waits else []
        return context | {"sent": sent, "doubts": [*context["doubts"], *against]}


class ConfirmAnnouncement(ConfirmDeparture):
    """Confirm an announcement, and read before what the parent wrote on the site against it."""

    act = confirm_departure

    def context(self):
        context = super().context()
        sent = sent_into(self.record, self.by)
        return context | {"sent": sent, "doubts": [*context["doubts"], *against_on_site(sent)]}
