"""The tables of immediate protection, where Django looks for them."""

from umai.protection.emergency.models import (
    Arrival,
    Companion,
    Danger,
    DangerUpdate,
    Examination,
    ExaminationOutcome,
    Protection,
    Removal,
    SafetyDecision,
    SafetyDecisionKind,
    TemporaryPlace,
)
from umai.protection.ending.models import (
    CourtApplication,
    ProsecutorNotice,
    ProtectionEnding,
    ProtectionEndProposal,
)
from umai.protection.people.models import (
    ConflictOfInterest,
    FollowUpContact,
    OpinionOnProtection,
    SiblingSafety,
    Watch,
)
from umai.protection.steps.steps import ALL_STEPS  # with the tables of the kinds that it lists

__all__ = [
    "ALL_STEPS",
    "Arrival",
    "Companion",
    "ConflictOfInterest",
    "CourtApplication",
    "Danger",
    "DangerUpdate",
    "Examination",
    "ExaminationOutcome",
    "FollowUpContact",
    "OpinionOnProtection",
    "ProsecutorNotice",
    "Protection",
    "ProtectionEndProposal",
    "ProtectionEnding",
    "Removal",
    "SafetyDecision",
    "SafetyDecisionKind",
    "SiblingSafety",
    "TemporaryPlace",
    "Watch",
]
