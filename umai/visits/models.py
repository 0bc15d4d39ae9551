"""The tables of visits, where Django looks for them."""

from umai.visits.planned import Because, Explanation, Missed, Reason, Window
from umai.visits.plausibility.models import Answering, Callback, Decided, Draw, Heard, Question, Result, Sign
from umai.visits.safety.models import DwellingWarning, Outing, Return
from umai.visits.visit.drafts import Draft
from umai.visits.visit.models import Alone, Conflict, Keeps, NotMade, Settlement, Visit

__all__ = [
    "Alone",
    "Answering",
    "Because",
    "Callback",
    "Conflict",
    "Decided",
    "Draft",
    "Draw",
    "DwellingWarning",
    "Explanation",
    "Heard",
    "Keeps",
    "Missed",
    "NotMade",
    "Outing",
    "Question",
    "Reason",
    "Result",
    "Return",
    "Settlement",
    "Sign",
    "Visit",
    "Window",
]
