"""A published claim against the rows: it agrees, it differs and by how much, or it cannot be checked."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from umai.statistics.arithmetic.changes import FigureChange, NoBase, NotComparable, change_between, half_up
from umai.statistics.arithmetic.periods import Period


class StatedMeasure(StrEnum):
    """What a claim states: the figure itself, a change in per cent, or one in percentage points."""

    FIGURE = "figure"
    PERCENT = "percent"
    POINTS = "points"


class ClaimVerdict(StrEnum):
    AGREES = "agrees"
    DIFFERS = "differs"
    UNCHECKED = "unchecked"


class Why(StrEnum):
    """Why a claim cannot be checked."""

    NO_ROW = "no_row"
    NO_BASE_ROW = "no_base_row"
    NO_BASE_YEAR = "no_base_year"
    UNLIKE_PERIODS = "unlike_periods"
    UNLIKE_SOURCES = "unlike_sources"
    BASE_IS_NOUGHT = "base_is_nought"
    IS_A_SHARE = "is_a_share"
    IS_A_COUNT = "is_a_count"


class Row(NamedTuple):
    """One published figure, as far as a claim asks for it; changes stay within one source."""

    period: Period
    value: Decimal
    source: str


class Claim(NamedTuple):
    """What somebody stated; `figure` has the digits with which it was printed."""

    measure: StatedMeasure
    figure: Decimal
    period: Period
    base: Period | None = None


class ClaimAnswer(NamedTuple):
    """What the rows say of a claim. `exact`: what those of `source` give, where it can be computed.

    `other`: where the claim differs, the changes between other years that do give its figure.
    """

    verdict: ClaimVerdict
    why: Why | None = None
    exact: Fraction | None = None
    change: FigureChange | None = None
    source: str = ""
    off: Decimal | None = None
    other: tuple[FigureChange, ...] = ()


def check_claim(claim: Claim, rows: Sequence[Row], *, share: bool) -> ClaimAnswer:
    """The answer of the rows of one indicator and one territory; `share`: they are per cents already.

    Where several sources give the figure, the claim agrees when it agrees with one of them; otherwise it is
    measured against the one that it is nearest to.
    """
    if claim.measure is not StatedMeasure.FIGURE:
        return check_change(claim, rows, share=share)
    found = [row for row in rows if row.period == claim.period]
    if not found:
        return ClaimAnswer(ClaimVerdict.UNCHECKED, Why.NO_ROW)
    return nearest(compared(claim, Fraction(row.value), row.source) for row in found)


def check_change(claim: Claim, rows: Sequence[Row], *, share: bool) -> ClaimAnswer:
    if (claim.measure is StatedMeasure.POINTS) is not share:
        return ClaimAnswer(ClaimVerdict.UNCHECKED, Why.IS_A_SHARE if share else Why.IS_A_COUNT)
    if claim.base is None:
        return ClaimAnswer(ClaimVerdict.UNCHECKED, Why.NO_BASE_YEAR)
    after = [row for row in rows if row.period == claim.period]
    before = [row for row in rows if row.period == claim.base]
    if not after or not before:
        return ClaimAnswer(ClaimVerdict.UNCHECKED, Why.NO_BASE_ROW if after else Why.NO_ROW)
    pairs = [(one, other) for one in before for other in after if one.source == other.source]
    if not pairs:
        return ClaimAnswer(ClaimVerdict.UNCHECKED, Why.UNLIKE_SOURCES)
    answers = []
    for one, other in pairs:
        try:
            change = change_between(one.period, one.value, other.period, other.value, share=share)
        except NotComparable:
            return ClaimAnswer(ClaimVerdict.UNCHECKED, Why.UNLIKE_PERIODS)
        except NoBase:
            return ClaimAnswer(ClaimVerdict.UNCHECKED, Why.BASE_IS_NOUGHT)
        answers.append(compared(claim, change.exact, one.source)._replace(change=change))
    best = nearest(answers)
    if best.verdict is ClaimVerdict.AGREES:
        return best
    return best._replace(other=tuple(changes_that_give(claim, rows, share=share)))


def compared(claim: Claim, exact: Fraction, source: str) -> ClaimAnswer:
    """The claim beside what the rows give, rounded to as many digits as the claim was printed with."""
    rounded = half_up(exact, digits_of(claim.figure))
    if rounded == claim.figure:
        return ClaimAnswer(ClaimVerdict.AGREES, exact=exact, source=source)
    return ClaimAnswer(ClaimVerdict.DIFFERS, exact=exact, source=source, off=claim.figure - rounded)


def nearest(answers: Iterable[ClaimAnswer]) -> ClaimAnswer:
    return min(answers, key=lambda one: abs(one.off or Decimal(0)))


def changes_that_give(claim: Claim, rows: Sequence[Row], *, share: bool) -> list[FigureChange]:
    """The changes between any two like periods of one source that round to the figure of the claim."""
    found: list[FigureChange] = []
    for one, other in combinations(sorted(rows, key=lambda row: row.period.last), 2):
        if one.source != other.source or not one.period.is_like(other.period):
            continue
        if other.period.last <= one.period.last or (not share and not one.value):
            continue
        change = change_between(one.period, one.value, other.period, other.value, share=share)
        if change.printed(digits_of(claim.figure)) == claim.figure and change not in found:
            found.append(change)
    return found


def digits_of(figure: Decimal) -> int:
    """How many digits after the decimal sign the figure was printed with."""
    exponent = figure.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
