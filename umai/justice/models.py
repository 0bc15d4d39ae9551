"""The tables of this room, where Django and the other rooms look for them."""

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
from umai.justice.incidents.models import Incident, IncidentExamination, IncidentWitness, Suspect
from umai.justice.interviews.models import Interview

__all__ = [
    "Evidence",
    "EvidenceDownload",
    "EvidenceHandover",
    "EvidenceKey",
    "EvidenceOpening",
    "EvidenceOpeningAnswer",
    "EvidencePart",
    "EvidenceUpload",
    "Incident",
    "IncidentExamination",
    "IncidentWitness",
    "Interview",
    "Suspect",
]
