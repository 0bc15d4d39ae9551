"""The tables of visits, where Django looks for them."""

from umai.visits.plausibility.models import (
    DrawnVisit,
    FamilyCall,
    QuestionAnswer,
    QuestionDecision,
    VisitQuestion,
)
from umai.visits.safety.models import DwellingWarning, Outing, Return
from umai.visits.visit.drafts import VisitDraft
from umai.visits.visit.models import (
    Alone,
    ChosenVersion,
    NoVisitReason,
    Visit,
    VisitConfirmation,
    VisitConflict,
    VisitSettlement,
)
from umai.visits.windows import Explanation, MissedVisit, VisitWindow, WindowReason

__all__ = [
    "Alone",
    "ChosenVersion",
    "DrawnVisit",
    "DwellingWarning",
    "Explanation",
    "FamilyCall",
    "MissedVisit",
    "NoVisitReason",
    "Outing",
    "QuestionAnswer",
    "QuestionDecision",
    "Return",
    "Visit",
    "VisitConfirmation",
    "VisitConflict",
    "VisitDraft",
    "VisitQuestion",
    "VisitSettlement",
    "VisitWindow",
    "WindowReason",
]
