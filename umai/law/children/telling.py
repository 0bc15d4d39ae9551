"""Until when a child is told what was decided about it. Practice: a dated parameter."""

from datetime import date, timedelta

from umai.law.dated_values import NoLawInForce, parameter

TELL_DAYS = parameter("child_told_days")


def tell_by(counted_from: date) -> date | None:
    """The last day on which the child is told in time; None before the first rule asked for it.

    Calendar days; the day of the decision is day 0 and governs.
    """
    try:
        return counted_from + timedelta(days=TELL_DAYS.on(counted_from))
    except NoLawInForce:
        return None


def tell_terms() -> dict[str, list]:
    """Every rule with its first day, for a query that asks for many decisions at once."""
    history = TELL_DAYS.history
    return {"tell_since": [one.day for one in history], "tell_days": [one.value for one in history]}
