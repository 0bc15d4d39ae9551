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
from umai.guardianship.placement.models import CarePlacement, PartingReason
from umai.guardianship.returns.models import ChildReturn, ReturnAnswer

__all__ = [
    "CarePlacement",
    "ChildReturn",
    "Departure",
    "DepartureCheck",
    "DepartureConfirmation",
    "DepartureWithdrawal",
    "Invitation",
    "InvitationTakenBack",
    "PartingReason",
    "ReturnAnswer",
    "SentAnnouncement",
    "SentAnnouncementAnswer",
]
