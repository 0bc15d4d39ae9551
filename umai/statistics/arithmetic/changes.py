"""How a figure changed: always from a base year, exactly, and in per cent or in percentage points.

A change of a count is a per cent of its base. A change of a share that is itself in per cent is a difference
in percentage points; the two are never one word. Nothing is rounded before it is printed.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from umai.statistics.arithmetic.periods import Period

type Exact = Decimal | Fraction | int

PRINTED = 1  # digits after the decimal sign of a printed per cent


class NoBase(ValueError):
    """A change without a base year, or from nothing, is no statement."""


class NotComparable(ValueError):
    """The two figures are of periods of unlike length, or the later one is not later."""


class ChangeUnit(StrEnum):
    PERCENT = "percent"
    POINTS = "points"


class FigureChange(NamedTuple):
    """From one figure to a later one. `exact` is the change itself, in per cent or in percentage points."""

    base: Period
    period: Period
    before: Fraction
    after: Fraction
    unit: ChangeUnit
    exact: Fraction

    @property
    def years(self) -> int:
        """Years from the base to the later period: 1 is from year to year."""
        return self.period.year - self.base.year

    def printed(self, places: int = PRINTED) -> Decimal:
        return half_up(self.exact, places)


def change_between(
    base: Period | None, before: Exact, period: Period, after: Exact, *, share=False
) -> FigureChange:
    """The change from `before` in the base to `after`; `share`: both are per cents already.

    Raises `NoBase` without a base period or from a base of 0, and `NotComparable`.
    """
    if base is None:
        raise NoBase("a change is stated from a base year, and none is named")
    if not base.is_like(period):
        raise NotComparable(f"{base.text} and {period.text} are not the same part of a year")
    if period.last <= base.last:
        raise NotComparable(f"{period.text} is not later than {base.text}")
    first, second = Fraction(before), Fraction(after)
    if share:
        return FigureChange(base, period, first, second, ChangeUnit.POINTS, second - first)
    if first == 0:
        raise NoBase(f"{base.text} has the figure 0, of which nothing is a per cent")
    return FigureChange(base, period, first, second, ChangeUnit.PERCENT, (second - first) / first * 100)


def changes_in(row: Sequence[tuple[Period, Exact]], *, share=False) -> list[FigureChange]:
    """Of figures in order: each from the one before that is like it, and the last from the first."""
    found = []
    for (base, before), (period, after) in pairwise(row):
        if base.is_like(period) and before:
            found.append(change_between(base, before, period, after, share=share))
    if len(row) > 2 and row[0][0].is_like(row[-1][0]) and row[0][1]:
        found.append(change_between(*row[0], *row[-1], share=share))
    return found


def share_of(part: Exact, whole: Exact) -> Fraction:
    """The part in per cent of the whole, exactly. Raises `NoBase` for a whole of 0."""
    if not whole:
        raise NoBase("nothing is a per cent of 0")
    return Fraction(part) / Fraction(whole) * 100


def half_up(value: Exact, places: int = 0) -> Decimal:
    """The value to so many digits, as offices round: half way goes away from nought."""
    exact = Fraction(value)
    tens = 10**places
    scaled = abs(exact) * tens
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    found = Decimal(whole).scaleb(-places)
    return -found if exact < 0 and whole else found
