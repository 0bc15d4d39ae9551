"""The tab of a child: who may act, on what paper, what parents announced, and the codes they were given."""

from umai.guardianship.departure.views import ChildGuardianship
from umai.guardianship.invitation.lines import invitation_line, invitations_of


class GuardianshipTab(ChildGuardianship):
    """The page of a child, with the codes that its parents were given."""

    def context(self):
        codes = [invitation_line(one) for one in invitations_of(self.record.pk, self.by)]
        return super().context() | {"codes": codes}
