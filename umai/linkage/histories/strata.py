"""Strata of histories: of which oblast, age and sex a child is, by the rows that are this child.

Rows contradict each other. The value that most of a child's rows say counts; of values that as many say, the
one in the newest edition; where no row says any, it is unknown.
"""

from collections import Counter
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from umai.law.children.ages import age_on, last_day_of_birth

STRATA = ("oblast", "age", "sex")
UNKNOWN = "unknown"
AGES = ((0, 6), (7, 13), (14, 17))


class RecordFacts(NamedTuple):
    """What a record says of a child, as far as it does: district, oblast, birth with its precision, sex."""

    district: int | None = None
    oblast: str | None = None
    birth_date: date | None = None
    birth_precision: str = "unknown"
    sex: str = ""

    def value(self, stratum: str, on: date) -> str:
        """The value of this stratum, "" where the record says none; an age is that of the day `on`."""
        if stratum == "age":
            return age_group(self.birth_date, self.birth_precision, on)
        return (self.oblast if stratum == "oblast" else self.sex) or ""


@lru_cache(100_000)
def age_group(born: date | None, precision: str, on: date) -> str:
    """The group of ages on this day; of a month or a year of birth, by its middle; "" where not known."""
    if born is None or precision not in ("day", "month", "year"):
        return ""
    middle = born + (last_day_of_birth(born, precision) - born) / 2
    years = age_on(min(middle, on), on)
    return next((f"{low}-{high}" for low, high in AGES if low <= years <= high), f"{AGES[-1][1] + 1}+")


def prevailing_value[V](said: list[tuple[int, V]]) -> V | None:
    """The value of a child by what its records say, each with the rank of its edition; None: none does."""
    often = Counter(value for _rank, value in said if value)
    known = [(often[value], rank, value) for rank, value in said if value]
    return max(known)[2] if known else None
