"""Dates as they are published: to the day, the month, the year, between two years, or in words."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from umai.places.models import Precision


class PublishedDate(NamedTuple):
    """A date in the words of its source, and the first and last day that they can mean."""

    words: str
    precision: str
    first: date | None
    last: date | None


def parse_published_date(words: str) -> PublishedDate:
    """Read "2025-09-17", "2024-12", "2022" or "2023-2025"; other words are kept without days.

    Raises ValueError for a day that no calendar has, such as "2025-02-30".
    """
    words = words.strip()
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words):
        day = date(*map(int, match.groups()))
        return PublishedDate(words, Precision.DAY, day, day)
    if match := re.fullmatch(r"(\d{4})-(\d{2})", words):
        year, month = map(int, match.groups())
        first = date(year, month, 1)
        return PublishedDate(
            words, Precision.MONTH, first, date(year, month, calendar.monthrange(year, month)[1])
        )
    if match := re.fullmatch(r"(\d{4})(?:-(\d{4}))?", words):
        start, end = int(match[1]), int(match[2] or match[1])
        if start > end:
            raise ValueError(words)
        precision = Precision.SPAN if match[2] else Precision.YEAR
        return PublishedDate(words, precision, date(start, 1, 1), date(end, 12, 31))
    return PublishedDate(words, Precision.UNKNOWN, None, None)
