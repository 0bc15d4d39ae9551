"""The tables of this room, where Django looks for them."""

from umai.notices.calls.models import (
    TIME_TO_TELL,
    Attempt,
    AttemptOutcome,
    AttemptResult,
    Call,
    CallAnswer,
    CallKind,
    CallQuerySet,
    Keeper,
    Notice,
    NoticeWay,
)
from umai.notices.reminders.models import DailyRun, DailyWork, Reminder, Summary

__all__ = [
    "TIME_TO_TELL",
    "Attempt",
    "AttemptOutcome",
    "AttemptResult",
    "Call",
    "CallAnswer",
    "CallKind",
    "CallQuerySet",
    "DailyRun",
    "DailyWork",
    "Keeper",
    "Notice",
    "NoticeWay",
    "Reminder",
    "Summary",
]
