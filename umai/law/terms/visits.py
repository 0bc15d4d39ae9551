"""When a child is visited next, and by when a visit is recorded.

Practice, not law: dated parameters that the Ministry changes without a release. The value in force
on the day a wait begins governs it to its end. Risks are named as in `umai.law.terms.intervals`, and ""
where nobody has judged the risk yet.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from umai.law.dated_values import parameter
from umai.law.terms.clock import day_of
from umai.law.terms.intervals import CONTACT_WITHIN, RISKS, VISIT_DAYS

UNASSESSED = ""
CONTACT_UNASSESSED = parameter("contact_days_unassessed")
WINDOW_DAYS = parameter("visit_window_days")
LATE_ENTRY_HOURS = parameter("late_entry_hours")
CASELOAD_LIMIT = parameter("caseload_limit")
OUTING_HOURS = parameter("outing_hours")
OUTING_CALL_HOURS = parameter("outing_call_hours")


class DueWindow(NamedTuple):
    """The first and the last day of a planned visit, both included."""

    earliest_on: date
    latest_on: date


def first_contact_window(risk: str, opened_on: date) -> DueWindow:
    """The window of the first visit after the case was opened.

    A window has whole days, so hours are rounded up. "At once" is the same day.
    """
    return DueWindow(opened_on, opened_on + timedelta(days=contact_days(risk, opened_on)))


def window_after_visit(risk: str, visited_on: date) -> DueWindow:
    """The window of the next visit after one that was made; an earlier visit counts too."""
    latest = visited_on + timedelta(days=days_between(risk, visited_on))
    earliest = max(visited_on + timedelta(days=1), latest - timedelta(days=WINDOW_DAYS.on(visited_on)))
    return DueWindow(min(earliest, latest), latest)


def window_after_missed(risk: str, missed_on: date) -> DueWindow:
    """The window after a missed visit: from the next day, and before the interval has passed again."""
    next_day = missed_on + timedelta(days=1)
    return DueWindow(next_day, max(next_day, missed_on + timedelta(days=days_between(risk, missed_on))))


def window_from_today(planned: DueWindow, today: date) -> DueWindow:
    """The window moved so that it does not end before this day, on which it is planned."""
    latest = max(planned.latest_on, today)
    return DueWindow(min(planned.earliest_on, latest), latest)


def contact_days(risk: str, on: date) -> int:
    """Days to the first contact at this risk, in force on this day; hours are rounded up to days."""
    if risk == UNASSESSED:
        return int(CONTACT_UNASSESSED.on(on))
    within = CONTACT_WITHIN[risk]
    value = int(within.on(on))
    return -(-value // 24) if within.unit == "hours" else value


def days_between(risk: str, on: date) -> int:
    """Days from one visit to the next. A risk that nobody judged counts as high, as for reviews."""
    return int(VISIT_DAYS[risk or "high"].on(on))


def entry_late_from(happened_at: datetime) -> datetime:
    """The instant from which the record of a visit is late, after it was made."""
    return happened_at + timedelta(hours=LATE_ENTRY_HOURS.on(day_of(happened_at)))


def latest_return_at(leaving_at: datetime) -> datetime:
    """The latest instant at which a worker who leaves now may say to be back from a child."""
    return leaving_at + timedelta(hours=OUTING_HOURS.on(day_of(leaving_at)))


def outings_called_since(now: datetime) -> datetime:
    """People are called about a worker whose promised return is past, and after this instant."""
    return now - timedelta(hours=OUTING_CALL_HOURS.on(day_of(now)))


def visit_terms(on: date) -> Mapping[str, Any]:
    """All parameters of planning in force on this day, to plan many visits at once."""
    risks = (UNASSESSED, *RISKS)
    return {
        "contact": {risk: contact_days(risk, on) for risk in risks},
        "every": {risk: days_between(risk, on) for risk in risks},
        "window": WINDOW_DAYS.on(on),
        "caseload": CASELOAD_LIMIT.on(on),
    }
