"""What is asked of lists of other bodies, and of a row before it is taken for a child of the register."""

from datetime import date
from typing import NamedTuple

from umai.law.dated_values import parameter

ELSEWHERE_PER_CENT = parameter("list_elsewhere_per_cent")
COST_WRONG = parameter("match_cost_wrong")
COST_MISSED = parameter("match_cost_missed")
SAMPLE_PAIRS = parameter("match_sample_pairs")
SECOND_READER = parameter("match_second_reader_per_cent")
DOUBLES_DAYS = parameter("match_doubles_days")
COUNTING_PER_CENT = parameter("match_counting_per_cent")


def is_of_another_area(elsewhere: int, placed: int, *, on: date) -> bool:
    """Whether so many rows elsewhere, of those with a known place, make a list that of another area."""
    return elsewhere * 100 > ELSEWHERE_PER_CENT.on(on) * placed


def joining_threshold(*, on: date) -> float:
    """The probability from which joining costs less than not joining, where nobody reads: W / (W + M).

    W is the cost of taking two children for one, M that of missing that two records are one child: joining
    at probability p costs (1 - p)·W, not joining p·M.
    """
    wrong, missed = COST_WRONG.on(on), COST_MISSED.on(on)
    return wrong / (wrong + missed)


def automatic_threshold(*, on: date) -> float:
    """The probability from which a pair is taken by rule, because reading it would cost more.

    Where a person can read, there are three ways (Chow 1970): joining costs (1 - p)·W, not joining p·M,
    reading 1. Above this the first is the least, and never below `joining_threshold`.
    """
    return max(1 - 1 / max(COST_WRONG.on(on), 1), joining_threshold(on=on))


def clerical_threshold(*, on: date) -> float:
    """The probability from which a pair is put before a person: below it reading costs more than missing."""
    return min(1 / max(COST_MISSED.on(on), 1), joining_threshold(on=on))


class MatchLimits(NamedTuple):
    """The probabilities of one day from which a pair is taken by rule, and put before a person."""

    automatic: float
    clerical: float

    def band(self, probability: float, *, by_the_child: bool) -> str:
        """ "automatic", "clerical" or "new": what is done about a row that may be a child of the register.

        `probability` as such pairs turned out in the clerical sample. `by_the_child`: what is the child's
        own agrees (given name, date, PIN), and not the family's alone; brothers agree in everything else,
        so without it nothing is automatic.
        """
        if by_the_child and probability >= self.automatic:
            return "automatic"
        return "clerical" if probability >= self.clerical else "new"


def match_limits(*, on: date) -> MatchLimits:
    """The limits in force on this day, from the costs in force."""
    return MatchLimits(automatic_threshold(on=on), clerical_threshold(on=on))
