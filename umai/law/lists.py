"""Limits for lists of other bodies: of a list's area, and of matching its rows with children."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from umai.law.dated_values import parameter
from umai.law.terms.clock import day_of

ELSEWHERE_PER_CENT = parameter("list_elsewhere_per_cent")
COST_WRONG = parameter("match_cost_wrong")
COST_MISSED = parameter("match_cost_missed")
SAMPLE_PAIRS = parameter("match_sample_pairs")
SECOND_READER = parameter("match_second_reader_per_cent")
DOUBLES_DAYS = parameter("match_doubles_days")
SAMPLE_DAYS = parameter("match_sample_days")
COUNTING_PER_CENT = parameter("match_counting_per_cent")


def is_of_another_area(elsewhere: int, placed: int, *, on: date) -> bool:
    """Whether a list is of another area, with `elsewhere` of its `placed` rows with a known place."""
    return elsewhere * 100 > ELSEWHERE_PER_CENT.on(on) * placed


def drawn_since(now: datetime) -> datetime:
    """Pairs are drawn to be read from lists that were matched after this instant."""
    return now - timedelta(days=SAMPLE_DAYS.on(day_of(now)))


def joining_threshold(*, on: date) -> float:
    """The probability from which joining costs less than not joining, without review: W / (W + M).

    W is the cost of joining two children, M that of not joining two records of one child: joining at
    probability p costs (1 - p)·W, not joining p·M.
    """
    wrong, missed = COST_WRONG.on(on), COST_MISSED.on(on)
    return wrong / (wrong + missed)


def automatic_threshold(*, on: date) -> float:
    """The probability from which a pair is joined by rule, because review would cost more.

    With review there are three decisions (Chow 1970): joining costs (1 - p)·W, not joining p·M, review
    1. Above this threshold joining costs least. It is never below `joining_threshold`.
    """
    return max(1 - 1 / max(COST_WRONG.on(on), 1), joining_threshold(on=on))


def clerical_threshold(*, on: date) -> float:
    """The probability from which a pair is reviewed; below it review costs more than a missed pair."""
    return min(1 / max(COST_MISSED.on(on), 1), joining_threshold(on=on))


class MatchLimits(NamedTuple):
    """The thresholds of one day: for joining by rule, and for clerical review."""

    automatic: float
    clerical: float

    def band(self, probability: float, *, by_the_child: bool) -> str:
        """ "automatic", "clerical" or "new": the decision about a row that may be a child of the register.

        `probability` is calibrated by the clerical sample. `by_the_child`: values of the child agree (given
        name, date, PIN) and not only those of the family; siblings agree in all others, so without it
        nothing is automatic.
        """
        if by_the_child and probability >= self.automatic:
            return "automatic"
        return "clerical" if probability >= self.clerical else "new"


def match_limits(*, on: date) -> MatchLimits:
    """The limits in force on this day, from the costs in force."""
    return MatchLimits(automatic_threshold(on=on), clerical_threshold(on=on))
