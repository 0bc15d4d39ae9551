"""Which periods may be published, and as known on which day. Knows no framework."""

from datetime import date, timedelta

from umai.law.terms.clock import today
from umai.statistics.arithmetic.periods import days_of

OFFERED_YEARS = 3


def last_day_known() -> date:
    """The last day of which everything is known: yesterday in Bishkek."""
    return today() - timedelta(days=1)


def periods_over(known_on: date) -> list[str]:
    """Years, halves and quarters of the last years that were over at the end of this day, the latest first.

    Of periods that end on one day the longest comes first.
    """
    years = range(known_on.year - OFFERED_YEARS, known_on.year + 1)
    parts = ("", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4")
    found = [f"{year}{part}" for year in years for part in parts]
    over = [one for one in found if days_of(one)[1] <= known_on]
    return sorted(over, key=lambda one: (days_of(one)[1], -days_of(one)[0].toordinal()), reverse=True)
