"""The tables of this room, where Django and the other rooms look for them."""

from umai.justice.conflict_with_law.models import (
    ChildDetention,
    Diversion,
    MatterOutcome,
    MatterQuestioning,
    OffenceMatter,
)
from umai.justice.duties.models import (
    BodyNotice,
    DutyAnswer,
    DutyLetter,
    DutyLetterAnswer,
    DutyLetterSigning,
    DutyQuestion,
)
from umai.justice.evidence.models import (
    Evidence,
    EvidenceDownload,
    EvidenceHandover,
    EvidenceKey,
    EvidenceOpening,
    EvidenceOpeningAnswer,
    EvidencePart,
    EvidenceUpload,
)
from umai.justice.households.models import HouseholdDecision, HouseholdSignal, HouseholdVisitResult
from umai.justice.incidents.key_models import IncidentTrace, SuspectKey
from umai.justice.incidents.models import Incident, IncidentExamination, IncidentWitness, Suspect
from umai.justice.interviews.models import Interview
from umai.justice.measures.models import FamilyMeasure
from umai.justice.orders.models import CourtAnswer, OrderBreach, ProtectionOrder
from umai.justice.proceedings.models import Proceeding, ProceedingStage
from umai.justice.repeated.models import (
    CarerAlarm,
    CarerAlarmAnswer,
    IncidentTie,
    RepeatedAnswer,
    RepeatedNotice,
    SuspectSame,
)
from umai.justice.representation.models import ChildRepresentation, IndependentAsked, ViewInProceedings
from umai.justice.roster.models import RosterEnding, RosterEntry
from umai.justice.settled.models import SettledAnswer, SettledLetter
from umai.justice.shield.models import Want, WantAnswer
from umai.justice.unfounded.models import UnfoundedAnswer, UnfoundedProposal
from umai.justice.withdrawals.models import WithdrawnComplaint

__all__ = [
    "BodyNotice",
    "CarerAlarm",
    "CarerAlarmAnswer",
    "ChildDetention",
    "ChildRepresentation",
    "CourtAnswer",
    "Diversion",
    "DutyAnswer",
    "DutyLetter",
    "DutyLetterAnswer",
    "DutyLetterSigning",
    "DutyQuestion",
    "Evidence",
    "EvidenceDownload",
    "EvidenceHandover",
    "EvidenceKey",
    "EvidenceOpening",
    "EvidenceOpeningAnswer",
    "EvidencePart",
    "EvidenceUpload",
    "FamilyMeasure",
    "HouseholdDecision",
    "HouseholdSignal",
    "HouseholdVisitResult",
    "Incident",
    "IncidentExamination",
    "IncidentTie",
    "IncidentTrace",
    "IncidentWitness",
    "IndependentAsked",
    "Interview",
    "MatterOutcome",
    "MatterQuestioning",
    "OffenceMatter",
    "OrderBreach",
    "Proceeding",
    "ProceedingStage",
    "ProtectionOrder",
    "RepeatedAnswer",
    "RepeatedNotice",
    "RosterEnding",
    "RosterEntry",
    "SettledAnswer",
    "SettledLetter",
    "Suspect",
    "SuspectKey",
    "SuspectSame",
    "UnfoundedAnswer",
    "UnfoundedProposal",
    "ViewInProceedings",
    "Want",
    "WantAnswer",
    "WithdrawnComplaint",
]
