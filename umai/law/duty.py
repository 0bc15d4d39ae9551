"""The duty of officials to report: by when, and how far back evidence of knowledge counts.

Article 41 of the Code on Children names the duty but no term; the hours are practice. The value in
force on the day on which the official learned of the danger governs.
"""

from datetime import date, datetime, timedelta

from umai.law.children.ages import birthday
from umai.law.dated_values import DatedValue, parameter
from umai.law.terms.clock import day_of

BODIES = ("school", "clinic", "police")
HOURS: dict[str, DatedValue] = {body: parameter(f"duty_hours_{body}") for body in BODIES}
LOOKBACK_DAYS = parameter("duty_days_looked_back")
YEARS_KEPT = parameter("duty_years_kept")


def report_due_at(body: str, learned_at: datetime) -> datetime:
    """The first instant at which this body's report is late. Raises `NoLawInForce`.

    Hours run from the instant at which somebody of the body learned, also at night and on holidays.
    Danger to life or health is reported at once, whatever the hours.
    """
    return learned_at + timedelta(hours=HOURS[body].on(day_of(learned_at)))


def asked_since(harmed_on: date) -> date:
    """The first day before the harm for which a body is asked what it knew. Raises `NoLawInForce`."""
    return harmed_on - timedelta(days=LOOKBACK_DAYS.on(harmed_on))


def listed_harm_since(on: date) -> date:
    """The first day of harm that is listed on this day. Raises `NoLawInForce`."""
    return birthday(on, -YEARS_KEPT.on(on))
