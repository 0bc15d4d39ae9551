"""How soon and how often: screening, intake, contact, visits, reviews, transfers.

Practice, not law: dated parameters that the Ministry changes without a release. As with the
ten days, the value in force on the day the wait begins governs it to its end. Risks are
named "urgent", "high", "medium" and "low".
"""

from datetime import date, datetime, timedelta

from umai.law.children.ages import birthday
from umai.law.dated_values import parameter
from umai.law.terms.clock import day_ends_at, day_of

RISKS = ("urgent", "high", "medium", "low")
SCREENING_HOURS = parameter("screening_hours")
INTAKE_DAYS = {True: parameter("intake_days_urgent"), False: parameter("intake_days")}
CONTACT_WITHIN = {
    "urgent": parameter("contact_days_urgent"),
    "high": parameter("contact_hours_high"),
    "medium": parameter("contact_days_medium"),
    "low": parameter("contact_days_low"),
}
VISIT_DAYS = {risk: parameter(f"visit_days_{risk}") for risk in RISKS}
REVIEW_DAYS = {risk: parameter("review_days") for risk in RISKS} | {
    risk: parameter("review_days_high") for risk in ("urgent", "high")
}
TRANSFER_DAYS = parameter("transfer_days")
CONFIRMATION_YEARS = parameter("confirmation_years")


def screening_due_at(received_at: datetime) -> datetime:
    """The instant by which a signal must be screened, counted in hours from its receipt."""
    return received_at + timedelta(hours=SCREENING_HOURS.on(day_of(received_at)))


def intake_due_on(received_on: date, *, urgent: bool) -> date:
    """The last day to open a case or to answer without one; for an urgent signal the same day."""
    return received_on + timedelta(days=INTAKE_DAYS[urgent].on(received_on))


def contact_due_at(risk: str, known_at: datetime) -> datetime:
    """The first instant at which the first contact is late, after the risk became known.

    Hours run from the instant; days run to 24:00 in Bishkek of the last one. "At once" can
    only be measured as the same day; it does not mean that there is time until midnight.
    """
    within = CONTACT_WITHIN[risk]
    known_on = day_of(known_at)
    if within.unit == "hours":
        return known_at + timedelta(hours=within.on(known_on))
    return day_ends_at(known_on + timedelta(days=within.on(known_on)))


def visit_days(risk: str, on: date) -> int:
    """Days from one visit to the next at this risk, in force on this day."""
    return VISIT_DAYS[risk].on(on)


def next_visit_due_on(risk: str, last_visit_on: date) -> date:
    """The last day for the next visit after the last one (or after the case was opened)."""
    return last_visit_on + timedelta(days=visit_days(risk, last_visit_on))


def next_review_due_on(risk: str, last_review_on: date) -> date:
    """The last day for the next review of the plan; urgent is reviewed as often as high."""
    return last_review_on + timedelta(days=REVIEW_DAYS[risk].on(last_review_on))


def acceptance_due_on(sent_on: date) -> date:
    """The last day for the new office to accept a file that was sent to it."""
    return sent_on + timedelta(days=TRANSFER_DAYS.on(sent_on))


def confirmation_due_on(confirmed_on: date) -> date:
    """The last day to confirm again where a child without a case lives, and with whom."""
    return birthday(confirmed_on, CONFIRMATION_YEARS.on(confirmed_on))
