"""The Commission on Children's Affairs: how often it sits, its quorum, its half-year report, and appeals.

Only the day of the report is of an act that was named (Resolution 449 of 2017); the rest is practice. The
value in force on the day from which is counted governs.
"""

from datetime import date, timedelta
from typing import NamedTuple

from umai.law.children.ages import months_after
from umai.law.dated_values import parameter

SESSION_MONTHS = parameter("commission_session_months")
QUORUM_PERCENT = parameter("commission_quorum_percent")
REPORT_DAY = parameter("commission_report_day")
APPEAL_DAYS = parameter("commission_appeal_days")
SECOND_HALF = 7  # the month in which the second half of a year begins


class HalfYear(NamedTuple):
    """A half of a calendar year, of which the Commission reports to the Ministry; both days inclusive."""

    from_on: date
    to_on: date


def next_session_due_on(last_on: date) -> date:
    """The last day on which the Commission sits again, after a session on this day. Calendar months."""
    return months_after(last_on, SESSION_MONTHS.on(last_on))


def hearing_due_on(asked_on: date) -> date:
    """The last day on which a case is heard of which the Commission was asked on this day. Calendar months.

    It is heard at the next session, so no request waits longer than one session after another.
    """
    return months_after(asked_on, SESSION_MONTHS.on(asked_on))


def quorum_of(members: int, held_on: date) -> int:
    """How many members must be present: the smallest whole number above the share of all members."""
    return members * QUORUM_PERCENT.on(held_on) // 100 + 1


def half_year_of(day: date) -> HalfYear:
    """The half of the year in which this day lies."""
    if day.month < SECOND_HALF:
        return HalfYear(date(day.year, 1, 1), date(day.year, SECOND_HALF - 1, 30))
    return HalfYear(date(day.year, SECOND_HALF, 1), date(day.year, 12, 31))


def half_year_before(day: date) -> HalfYear:
    """The last half-year that is over on this day."""
    return half_year_of(half_year_of(day).from_on - timedelta(days=1))


def report_due_on(half_ends_on: date) -> date:
    """The last day of the report about a half-year that ended on this day."""
    return (half_ends_on + timedelta(days=1)).replace(day=REPORT_DAY.on(half_ends_on))


def appeal_until(decided_on: date) -> date:
    """The last day on which the family can appeal against a decision of this day."""
    return decided_on + timedelta(days=APPEAL_DAYS.on(decided_on))


def sessions_due_by(from_on: date, on: date) -> int:
    """How many sessions since a first of a month had to be held before this day: of the months that are over.

    The session of the months that run may still be held, and is not missed.
    """
    months = (on.year - from_on.year) * 12 + on.month - from_on.month
    return months // SESSION_MONTHS.on(from_on)


def sessions_due(from_on: date, to_on: date) -> int:
    """How many sessions are due in these days, both inclusive: one in each calendar month or part of it."""
    months = (to_on.year - from_on.year) * 12 + to_on.month - from_on.month + 1
    return -(-months // SESSION_MONTHS.on(from_on))
