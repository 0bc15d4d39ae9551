"""The period or the day of a published figure, and which two of them may be compared."""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class UnknownPeriod(ValueError):
    """What is written is no period."""


class PeriodKind(StrEnum):
    """How long a figure counted; `DAY` and `CENSUS` are counts on a day, `BEFORE` is not known exactly."""

    YEAR = "year"
    MONTHS = "months"
    QUARTER = "quarter"
    HALF = "half"
    MONTH = "month"
    DAY = "day"
    CENSUS = "census"
    SPAN = "span"
    BEFORE = "before"


class Period(NamedTuple):
    """When a figure was counted. `part`: number of the quarter, half or month, or of the months counted."""

    text: str
    kind: PeriodKind
    year: int
    part: int = 0
    last: date = date.min

    def is_like(self, other: "Period") -> bool:
        """Whether figures of these two may be compared: the same part of two years, and whole spans never."""
        if self.kind in (PeriodKind.SPAN, PeriodKind.BEFORE):
            return False
        if self.kind is PeriodKind.DAY and other.kind is PeriodKind.DAY:
            return (self.last.month, self.last.day) == (other.last.month, other.last.day)
        return (self.kind, self.part) == (other.kind, other.part)


PARTS = re.compile(r"(?P<year>\d{4})-(?:(?P<months>[1-9]|1[01])m|Q(?P<quarter>[1-4])|H(?P<half>[12]))")
MONTHS_OF = {PeriodKind.MONTHS: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6}
FIXED = {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.QUARTER: 3}  # months; what is published


def as_period(text: str) -> Period:
    """The period that is written so: `2016`, `2019-9m`, `2021-Q1`, `2022-H1`, `2019-02`, `2025-12-01`,
    `2022-census`, `2022-2024`, `before 2024`. Raises `UnknownPeriod`.
    """
    if re.fullmatch(r"\d{4}", text):
        return Period(text, PeriodKind.YEAR, int(text), 0, year_end(text))
    if found := PARTS.fullmatch(text):
        kind, part = next((kind, found[kind]) for kind in MONTHS_OF if found[kind])
        year, number = int(found["year"]), int(part)
        return Period(text, PeriodKind(kind), year, number, month_end(year, number * MONTHS_OF[kind]))
    if found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text):
        year, month = map(int, found.groups())
        return Period(text, PeriodKind.MONTH, year, month, month_end(year, month))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return on_a_day(text)
    if found := re.fullmatch(r"(\d{4})-census", text):
        return Period(text, PeriodKind.CENSUS, int(found[1]), 0, year_end(found[1]))
    if (found := re.fullmatch(r"(\d{4})-(\d{4})", text)) and found[1] < found[2]:
        return Period(text, PeriodKind.SPAN, int(found[1]), int(found[2]), year_end(found[2]))
    if found := re.fullmatch(r"before (\d{4})", text):
        return Period(text, PeriodKind.BEFORE, int(found[1]), 0, year_end(int(found[1]) - 1))
    raise UnknownPeriod(
        f"{text!r} is no period; write 2016, 2019-9m, 2021-Q1, 2022-H1, 2019-02 or 2025-12-01"
    )


def days_of(text: str) -> tuple[date, date]:
    """The first and the last day of a year, a half or a quarter. Raises `UnknownPeriod` for any other."""
    found = as_period(text)
    if found.kind not in FIXED:
        raise UnknownPeriod(f"{text!r} is no year, half or quarter")
    return date(found.year, found.last.month - FIXED[found.kind] + 1, 1), found.last


def on_a_day(text: str) -> Period:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UnknownPeriod(f"{text!r} is no day") from None
    return Period(text, PeriodKind.DAY, day.year, 0, day)


def year_end(year: int | str) -> date:
    return date(int(year), 12, 31)


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
