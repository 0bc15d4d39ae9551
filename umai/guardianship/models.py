"""The tables of guardianship, where Django looks for them."""

from umai.guardianship.departure.models import (
    Departure,
    DepartureCheck,
    DepartureConfirmation,
    DepartureWithdrawal,
)
from umai.guardianship.invitation.models import (
    Invitation,
    InvitationTakenBack,
    SentAnnouncement,
    SentAnnouncementAnswer,
)

__all__ = [
    "Departure",
    "DepartureCheck",
    "DepartureConfirmation",
    "DepartureWithdrawal",
    "Invitation",
    "InvitationTakenBack",
    "SentAnnouncement",
    "SentAnnouncementAnswer",
]
