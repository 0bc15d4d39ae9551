"""Months and quarters as numbers: `2024-03`, `2024-Q1`, or the first day of a month."""

import re
from datetime import date

MONTHS, QUARTERS = 12, 4
NAMES = {MONTHS: "month", QUARTERS: "quarter"}
MONTH = re.compile(r"(\d{4})-(\d{2})(?:-01)?", re.ASCII)
QUARTER = re.compile(r"(\d{4})-?[Qq]([1-4])", re.ASCII)


def parse_period(text: str) -> tuple[int, int] | None:
    """(periods a year, number of the period), or None where the text is no period."""
    if found := QUARTER.fullmatch(text):
        return QUARTERS, int(found[1]) * QUARTERS + int(found[2]) - 1
    if (found := MONTH.fullmatch(text)) and 1 <= int(found[2]) <= MONTHS:
        return MONTHS, int(found[1]) * MONTHS + int(found[2]) - 1
    return None


def name_period(number: int, a_year: int) -> str:
    """The period as it is written."""
    year, season = divmod(number, a_year)
    return f"{year}-{season + 1:02d}" if a_year == MONTHS else f"{year}-Q{season + 1}"


def period_of(day: date, a_year: int) -> int:
    """The number of the period in which the day lies."""
    return day.year * a_year + (day.month - 1) * a_year // MONTHS


def begins_period(day: date, a_year: int) -> bool:
    """Whether the day is the first of a period."""
    return day.day == 1 and (day.month - 1) * a_year % MONTHS == 0
