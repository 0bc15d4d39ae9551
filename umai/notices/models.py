"""The tables of this room, where Django looks for them."""

from umai.notices.calls.models import (
    NOBODY_TOLD,
    Answer,
    Attempt,
    Call,
    CallKind,
    CallQuerySet,
    Keeper,
    Notice,
    Outcome,
    Result,
    Way,
)
from umai.notices.reminders.models import Reminder, Round, Summary, WorkedThrough

__all__ = [
    "NOBODY_TOLD",
    "Answer",
    "Attempt",
    "Call",
    "CallKind",
    "CallQuerySet",
    "Keeper",
    "Notice",
    "Outcome",
    "Reminder",
    "Result",
    "Round",
    "Summary",
    "Way",
    "WorkedThrough",
]
