"""The tables of visits, where Django looks for them."""

from umai.visits.drafts import Draft
from umai.visits.going import DwellingWarning, Outing, Return
from umai.visits.made import Alone, Conflict, Keeps, NotMade, Settlement, Visit
from umai.visits.planned import Because, Explanation, Missed, Reason, Window

__all__ = [
    "Alone", "Because", "Conflict", "Draft", "DwellingWarning", "Explanation", "Keeps", "Missed", "NotMade",
    "Outing", "Reason", "Return", "Settlement", "Visit", "Window",
]  # fmt: skip
