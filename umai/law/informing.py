"""By when bodies inform one another of a child, answer why they did not, and answer a letter about it.

No act that was read gives these terms: they are practice. The value in force on the day on which a term
begins governs it to its end. What schools, clinics and the police owe the office is `umai.law.duty`.
"""

from datetime import date, datetime, timedelta

from umai.law.dated_values import DatedValue, parameter
from umai.law.duty import HOURS
from umai.law.terms.clock import day_of

BODIES = ("police", "prosecution", "clinic", "school", "guardianship", "commission", "ministry")
TO_BODY: dict[str, DatedValue] = {body: parameter(f"inform_hours_{body}") for body in BODIES}
OF_BODY: dict[str, DatedValue] = {
    body: HOURS.get(body) or parameter(f"informed_hours_{body}") for body in BODIES
}
ANSWER_DAYS = parameter("duty_answer_days")
LETTER_DAYS = parameter("letter_answer_days")


def informed_late_at(body: str, learned_at: datetime, *, by_office: bool) -> datetime:
    """The first instant at which informing is late: of the body by the office, or of the office by it.

    Hours run also at night and on holidays. Raises `NoLawInForce`.
    """
    hours = (TO_BODY if by_office else OF_BODY)[body]
    return learned_at + timedelta(hours=hours.on(day_of(learned_at)))


def question_due_on(asked_on: date) -> date:
    """The last day, inclusive, for a body to answer why it did not inform. Raises `NoLawInForce`."""
    return asked_on + timedelta(days=ANSWER_DAYS.on(asked_on))


def letter_due_on(signed_on: date) -> date:
    """The last day, inclusive, to answer a letter about a duty to inform. Raises `NoLawInForce`."""
    return signed_on + timedelta(days=LETTER_DAYS.on(signed_on))
