"""Reports by SMS and messenger: how old a message may be, and which messages are one report."""

from datetime import date, datetime, timedelta

from umai.law.dated_values import parameter
from umai.law.terms.clock import day_of

REPLAY_MINUTES = parameter("message_minutes_replay")
JOINED_HOURS = parameter("message_hours_joined")
DRAFT_DAYS = parameter("line_draft_days")


def is_fresh(sent_at: datetime, now: datetime) -> bool:
    """Whether a message stamped at this instant may still be accepted; the last second counts."""
    return abs(now - sent_at) <= timedelta(minutes=REPLAY_MINUTES.on(day_of(now)))


def joined_hours(on: date) -> int:
    """Hours in which a further message from the same number continues the report before it."""
    return JOINED_HOURS.on(on)


def drafts_kept_since(now: datetime) -> datetime:
    """Drafts that were last saved before this instant and never sent are deleted."""
    return now - timedelta(days=DRAFT_DAYS.on(day_of(now)))
