"""The tables of visits, where Django looks for them."""

from umai.visits.drafts import Draft
from umai.visits.going import DwellingWarning, Outing, Return
from umai.visits.made import Alone, Conflict, Keeps, NotMade, Settlement, Visit
from umai.visits.planned import Because, Explanation, Missed, Reason, Window
from umai.visits.signs_models import Answering, Callback, Decided, Draw, Heard, Question, Result, Sign

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
