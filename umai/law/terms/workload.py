"""The workload of an interval: the visits that each worker would make on a working day.

Shown before the days between visits are changed. It is a sum and no forecast: every open case is
visited once in the interval of its risk, and the visits are shared evenly.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from umai.law.terms.clock import PUBLIC_HOLIDAYS, first_working_day
from umai.law.terms.intervals import RISKS

YEAR = 365  # calendar days
UNJUDGED = "high"  # the risk that counts for a case that nobody judged yet (`umai.law.terms.visits`)


def working_days(since: date) -> int:
    """Days of the year that begins on `since` which are neither a weekend nor a public holiday."""
    holidays = PUBLIC_HOLIDAYS.on(since)
    days = (since + timedelta(days=number) for number in range(YEAR))
    return sum(first_working_day(day, holidays) == day for day in days)


def visits_a_year(cases: Mapping[str, int], every: Mapping[str, int]) -> float:
    """Visits in a year of open `cases` by risk ("": not judged yet), one in `every` days of each risk."""
    if any(every[risk] < 1 for risk in RISKS):
        raise ValueError("Between two visits lies at least one day.")
    return sum(number * YEAR / every[risk or UNJUDGED] for risk, number in cases.items())


def visits_a_day(
    cases: Mapping[str, int], every: Mapping[str, int], *, workers: int, days: int
) -> float | None:
    """Visits for one worker on one of `days` working days of a year; None without workers."""
    return visits_a_year(cases, every) / workers / days if workers else None
