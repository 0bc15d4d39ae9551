"""The tables of this room, where Django and the other rooms look for them."""

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
