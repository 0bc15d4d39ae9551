"""The tables of this room, where Django and the other rooms look for them."""

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
]
