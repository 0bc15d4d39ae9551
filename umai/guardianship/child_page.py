"""The tab of a child: who may act, on what paper, who applied, what parents announced, and their codes."""

from umai.guardianship.applications.lines import application_line
from umai.guardianship.applications.state import application_states, applications_of
from umai.guardianship.departure.views import ChildGuardianship
from umai.guardianship.invitation.lines import invitation_line, invitations_of
from umai.guardianship.page import care_context


class GuardianshipTab(ChildGuardianship):
    """The page of a child, with the applications to become its carer and the codes of its parents."""

    def context(self):
        found = application_states(applications_of(self.record.pk, self.by), self.by)
        context = super().context()
        return context | {
            **care_context(context["file"], self.by),
            "applications": [application_line(one, self.by) for one in found],
            "codes": [invitation_line(one) for one in invitations_of(self.record.pk, self.by)],
        }
