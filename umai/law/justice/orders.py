"""How long an order that keeps a child safe may run, and by when what follows from it is late.

Dated parameters; the value in force on the day on which a term begins governs it to its end.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from umai.law.children.ages import months_after
from umai.law.dated_values import NoLawInForce, parameter
from umai.law.terms.clock import day_of

POLICE_DAYS = parameter("police_order_days")
BAN_MONTHS = parameter("court_ban_months")
ENDING_DAYS = parameter("order_ending_days")
ANSWER_DAYS = parameter("court_answer_days")
OUTCOME_MONTHS = parameter("measure_outcome_months")
CARERS_HOURS = parameter("detention_carers_hours")
OFFICE_HOURS = parameter("detention_office_hours")
DAY = timedelta(days=1)


def longest_until(marks: Iterable[str], in_force_on: date) -> date | None:
    """The last day that an order with these marks may have; None where no law of that day names one."""
    try:
        if "police_term" in marks:
            return in_force_on + POLICE_DAYS.on(in_force_on) * DAY - DAY
        if "court_term" in marks:
            return months_after(in_force_on, BAN_MONTHS.on(in_force_on)) - DAY
    except NoLawInForce:
        return None
    return None


def ends_soon_until(on: date) -> date:
    """The last day of the orders whose end My day asks about on this day."""
    return on + ENDING_DAYS.on(on) * DAY


def answer_due_on(filed_on: date) -> date:
    """The last day on which the court's answer to an application of this day is in time."""
    return filed_on + ANSWER_DAYS.on(filed_on) * DAY


def outcome_until(measured_on: date) -> date:
    """The last day on which is looked what became of the child after a measure of this day."""
    return months_after(measured_on, OUTCOME_MONTHS.on(measured_on))


def carers_told_late(detained_at: datetime, told_at: datetime) -> bool:
    """Whether parents or carers were told, or still are not, too late after a detention."""
    return told_at - detained_at > timedelta(hours=CARERS_HOURS.on(day_of(detained_at)))


def office_told_late(detained_at: datetime, told_at: datetime) -> bool:
    """The same for the body that protects children."""
    return told_at - detained_at > timedelta(hours=OFFICE_HOURS.on(day_of(detained_at)))
