"""The tables of this room, where Django and the other rooms look for them."""

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
    "MatterOutcome",
    "MatterQuestioning",
    "OffenceMatter",
    "OrderBreach",
    "ProtectionOrder",
    "Suspect",
]
