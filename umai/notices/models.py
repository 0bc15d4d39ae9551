"""The tables of this room, where Django and the other rooms look for them."""

from umai.notices.calls.models import (
    Attempt,
    AttemptOutcome,
    AttemptResult,
    Call,
    CallAnswer,
    CallKind,
    Keeper,
    Notice,
    NoticeWay,
)
from umai.notices.reminders.models import DailyRun, DailyWork, Reminder, Summary
