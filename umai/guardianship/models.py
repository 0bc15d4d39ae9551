"""The tables of guardianship, where Django looks for them."""

from umai.guardianship.applications.models import (
    ApplicationDecision,
    ApplicationPaper,
    ApplicationStage,
    ApplicationWithdrawal,
    GuardianshipApplication,
)
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
from umai.guardianship.vetting.models import (
    AcceptanceAnswer,
    AcceptanceProposal,
    ApplicantHearing,
    HouseholdCheck,
)

__all__ = [
    "AcceptanceAnswer",
    "AcceptanceProposal",
    "ApplicantHearing",
    "ApplicationDecision",
    "ApplicationPaper",
    "ApplicationStage",
    "ApplicationWithdrawal",
    "CarePlacement",
    "ChildReturn",
    "Departure",
    "DepartureCheck",
    "DepartureConfirmation",
    "DepartureWithdrawal",
    "GuardianshipApplication",
    "HouseholdCheck",
    "Invitation",
    "InvitationTakenBack",
    "PartingReason",
    "ReturnAnswer",
    "SentAnnouncement",
    "SentAnnouncementAnswer",
]
