"""Terms for a child in danger now: doctor, prosecutor, court, and the end of the first place.

Practice, not law: no act that was read gives these terms. The value in force on the day the wait
begins governs it to its end. The instants given here are the first that are late.
"""

from datetime import date, datetime, timedelta

from umai.law.dated_values import DatedValue, parameter
from umai.law.terms.clock import day_of

NOTICE_HOURS = parameter("prosecutor_notice_hours")
COURT_DAYS = parameter("court_application_days")
EXAMINATION_HOURS = parameter("examination_hours")
PLACE_DAYS = parameter("temporary_place_days")
CONTACT_HOURS = parameter("self_harm_contact_hours")
ENTRY_HOURS = parameter("protection_entry_hours")
AGAIN_DAYS = parameter("urgent_again_days")


def notice_due_at(removed_at: datetime) -> datetime:
    """The instant from which the notice to the prosecutor is late, after the removal of a child."""
    return _hours_after(removed_at, NOTICE_HOURS)


def application_due_on(removed_on: date) -> date:
    """The last day for the application to the court, after the removal of a child."""
    return removed_on + timedelta(days=COURT_DAYS.on(removed_on))


def examination_due_at(reached_at: datetime) -> datetime:
    """The instant from which the examination by a doctor is late, after somebody reached the child."""
    return _hours_after(reached_at, EXAMINATION_HOURS)


def last_day_of_place(placed_on: date) -> date:
    """The last day of the first temporary place, by which it is decided where the child will live."""
    return placed_on + timedelta(days=PLACE_DAYS.on(placed_on))


def next_contact_due_at(seen_at: datetime) -> datetime:
    """The instant from which the next contact is late, after an attempt, self-harm or a threat of it."""
    return _hours_after(seen_at, CONTACT_HOURS)


def entry_late_after(happened_at: datetime) -> datetime:
    """The last instant at which a step may be written down without being marked late."""
    return _hours_after(happened_at, ENTRY_HOURS)


def _hours_after(instant: datetime, hours: DatedValue) -> datetime:
    return instant + timedelta(hours=hours.on(day_of(instant)))
