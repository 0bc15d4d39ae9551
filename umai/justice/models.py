"""The tables of this room, where Django and the other rooms look for them."""

from umai.justice.duties.models import (
    BodyNotice,
    DutyAnswer,
    DutyLetter,
    DutyLetterAnswer,
    DutyLetterSigning,
    DutyQuestion,
)
from umai.justice.incidents.models import Incident, IncidentExamination, IncidentWitness, Suspect
from umai.justice.interviews.models import Interview
from umai.justice.shield.models import Want, WantAnswer

__all__ = [
    "BodyNotice",
    "DutyAnswer",
    "DutyLetter",
    "DutyLetterAnswer",
    "DutyLetterSigning",
    "DutyQuestion",
from umai.justice.conflict_with_law.models import (
    ChildDetention,
    Diversion,
    MatterOutcome,
    MatterQuestioning,
    OffenceMatter,
)
from umai.justice.incidents.models import Incident, IncidentExamination, IncidentWitness, Suspect
from umai.justice.interviews.models import Interview
from umai.justice.measures.models import FamilyMeasure
from umai.justice.orders.models import CourtAnswer, OrderBreach, ProtectionOrder

__all__ = [
    "ChildDetention",
    "CourtAnswer",
    "Diversion",
    "FamilyMeasure",
    "Incident",
    "IncidentExamination",
    "IncidentWitness",
    "Interview",
    "Suspect",
    "Want",
    "WantAnswer",
from umai.justice.proceedings.models import Proceeding, ProceedingStage
from umai.justice.representation.models import IndependentAsked, Representation, ViewInProceedings
from umai.justice.settled.models import SettledAnswer, SettledLetter
from umai.justice.withdrawals.models import WithdrawnComplaint

__all__ = [
    "Incident",
    "IncidentExamination",
    "IncidentWitness",
    "IndependentAsked",
    "Interview",
    "Proceeding",
    "ProceedingStage",
    "Representation",
    "SettledAnswer",
    "SettledLetter",
    "Suspect",
    "ViewInProceedings",
    "WithdrawnComplaint",
    "MatterOutcome",
    "MatterQuestioning",
    "OffenceMatter",
    "OrderBreach",
    "ProtectionOrder",
    "Suspect",
from umai.justice.households.models import HouseholdDecision, HouseholdSignal, HouseholdVisitResult
from umai.justice.incidents.models import Incident, IncidentExamination, IncidentWitness, Suspect
from umai.justice.interviews.models import Interview
from umai.justice.unfounded.models import UnfoundedAnswer, UnfoundedProposal

__all__ = [
    "HouseholdDecision",
    "HouseholdSignal",
    "HouseholdVisitResult",
    "Incident",
    "IncidentExamination",
    "IncidentWitness",
    "Interview",
    "Suspect",
    "UnfoundedAnswer",
    "UnfoundedProposal",
from umai.justice.incidents.key_models import IncidentTrace, SuspectKey
from umai.justice.incidents.models import Incident, IncidentExamination, IncidentWitness, Suspect
from umai.justice.interviews.models import Interview
from umai.justice.repeated.models import (
    CarerAlarm,
    CarerAlarmAnswer,
    IncidentTie,
    RepeatedAnswer,
    RepeatedNotice,
    SuspectSame,
)

__all__ = [
    "CarerAlarm",
    "CarerAlarmAnswer",
    "Incident",
    "IncidentExamination",
    "IncidentTie",
    "IncidentTrace",
    "IncidentWitness",
    "Interview",
    "RepeatedAnswer",
    "RepeatedNotice",
    "Suspect",
    "SuspectKey",
    "SuspectSame",
]
