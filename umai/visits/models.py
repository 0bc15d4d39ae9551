"""The tables of visits, where Django looks for them."""

from umai.visits.plausibility.models import (
    DrawnVisit,
    FamilyCall,
    FamilyCallResult,
    QuestionAnswer,
    QuestionDecision,
    QuestionResult,
    Sign,
    VisitQuestion,
)
from umai.visits.safety.models import DwellingWarning, Outing, Return
from umai.visits.visit.drafts import VisitDraft
from umai.visits.visit.models import (
    Alone,
    ChosenVersion,
    NoVisitReason,
    Visit,
    VisitConflict,
    VisitSettlement,
)
from umai.visits.windows import Explanation, MissedReason, MissedVisit, VisitWindow, WindowReason

__all__ = [
    "Alone",
    "ChosenVersion",
    "DrawnVisit",
    "DwellingWarning",
    "Explanation",
    "FamilyCall",
    "FamilyCallResult",
    "MissedReason",
    "MissedVisit",
    "NoVisitReason",
    "Outing",
    "QuestionAnswer",
    "QuestionDecision",
    "QuestionResult",
    "Return",
    "Sign",
    "Visit",
    "VisitConflict",
    "VisitDraft",
    "VisitQuestion",
    "VisitSettlement",
    "VisitWindow",
    "WindowReason",
]
