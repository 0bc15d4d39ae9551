"""Reports by SMS and messenger: how old a message may be, and what goes on with what."""

from datetime import date, datetime, timedelta

from umai.law.dated_values import parameter
from umai.law.terms.clock import day_of

REPLAY_MINUTES = parameter("message_minutes_replay")
JOINED_HOURS = parameter("message_hours_joined")
DRAFT_DAYS = parameter("line_draft_days")


def is_fresh(sent_at: datetime, now: datetime) -> bool:
    """Whether a message stamped at this instant may be taken now; the last second still counts."""
    return abs(now - sent_at) <= timedelta(minutes=REPLAY_MINUTES.on(day_of(now)))


def joined_hours(on: date) -> int:
    """Hours in which a further message from the same number goes on with the report before it."""
    return JOINED_HOURS.on(on)


def drafts_kept_since(now: datetime) -> datetime:
    """What was last saved before this instant and never sent is deleted."""
    return now - timedelta(days=DRAFT_DAYS.on(day_of(now)))
