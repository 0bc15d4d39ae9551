"""The tables of this room, where Django and the other rooms look for them."""

from umai.justice.incidents.models import Incident, IncidentExamination, IncidentWitness, Suspect
from umai.justice.interviews.models import Interview

__all__ = ["Incident", "IncidentExamination", "IncidentWitness", "Interview", "Suspect"]
