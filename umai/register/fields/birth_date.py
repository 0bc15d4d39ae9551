"""A birth date as exactly as it is known: to the day, the month or the year."""

from datetime import date
from typing import NamedTuple

from umai.design.days import date_in_words
from umai.places.models import Precision

# How many parts of a date are known: year, month, day.
KNOWN_PARTS = {Precision.DAY: 3, Precision.MONTH: 2}


class BirthDate(NamedTuple):
    """`day` is the first day that the known part can mean."""

    day: date
    precision: str = Precision.DAY

    @classmethod
    def in_year(cls, year: int) -> "BirthDate":
        return cls(date(year, 1, 1), Precision.YEAR)

    @classmethod
    def parse(cls, text: str) -> "BirthDate":
        """From "2015" or "2015-03-27"; ValueError for anything else."""
        return cls.in_year(int(text)) if len(text) == 4 else cls(date.fromisoformat(text))

    @classmethod
    def from_stored(cls, day: str, precision: str) -> "BirthDate":
        """From an ISO date and the precision stored beside it."""
        return cls(date.fromisoformat(day), Precision(precision))


def birth_in_words(identity) -> str:
    """The birth date of a person, as exactly as it is known; "" when it is not known."""
    if identity.birth_date is None:
        return ""
    precision = identity.birth_precision
    return date_in_words(
        identity.birth_date, precision if precision in (Precision.DAY, Precision.MONTH) else "year"
    )


def birth_dates_differ(one, two) -> bool | None:
    """Whether two birth dates cannot be one, as far as both are known; None where one is missing.

    A date of any precision but day and month is known to the year, as `birth_in_words` shows it: two
    different years on the page are a difference, and a doubt about a merge is not left out because nobody
    said how exactly the date is known.
    """
    if not (one.birth_date and two.birth_date):
        return None
    parts = min(KNOWN_PARTS.get(person.birth_precision, 1) for person in (one, two))
    days = [(day.year, day.month, day.day)[:parts] for day in (one.birth_date, two.birth_date)]
    return days[0] != days[1]
