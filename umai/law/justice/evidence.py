"""How long evidence that was begun and not finished is kept, and an original stays open: dated parameters."""

from datetime import datetime, timedelta

from umai.law.dated_values import parameter
from umai.law.terms.clock import day_of

UPLOAD_DAYS = parameter("evidence_upload_days")
OPEN_HOURS = parameter("evidence_open_hours")


def uploads_kept_since(now: datetime) -> datetime:
    """Evidence that was begun to be sent before this instant and never finished is forgotten."""
    return now - timedelta(days=UPLOAD_DAYS.on(day_of(now)))


def upload_forgotten_at(begun_at: datetime) -> datetime:
    """The instant from which what was begun then is forgotten, by the number in force when it was begun."""
    return begun_at + timedelta(days=UPLOAD_DAYS.on(day_of(begun_at)))


def open_until(agreed_at: datetime) -> datetime:
    """The instant until which an original is open that another person agreed to open then."""
    return agreed_at + timedelta(hours=OPEN_HOURS.on(day_of(agreed_at)))
