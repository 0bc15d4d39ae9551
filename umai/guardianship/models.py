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
    "Departure",
    "DepartureCheck",
    "DepartureConfirmation",
    "DepartureWithdrawal",
    "GuardianshipApplication",
    "HouseholdCheck",
]
