"""How well two teams agree, and whom each of them missed: plain arithmetic.

The exact interval is that of C. J. Clopper and E. S. Pearson (Biometrika 26, 1934); kappa that of J. Cohen
(Educational and Psychological Measurement 20, 1960).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log
from typing import NamedTuple

LEVEL = 0.95  # of the interval


class Share(NamedTuple):
    """So many of so many, with an interval that holds the true share 95 times of a hundred at least."""

    found: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        return self.found / self.of


def exact_share(found: int, of: int) -> Share | None:
    """The share `found` of `of` with its exact interval; None where `of` is 0."""
    if not of:
        return None
    rare = (1 - LEVEL) / 2
    low = 0.0 if found == 0 else solved(lambda share: at_least(found, of, share) - rare)
    high = 1.0 if found == of else solved(lambda share: rare - (1 - at_least(found + 1, of, share)))
    return Share(found, of, low, high)


def at_least(found: int, of: int, share: float) -> float:
    """How probable so many or more are, each with this probability between 0 and 1."""
    return sum(exp(log_chance(n, of, share)) for n in range(found, of + 1))


def log_chance(n, of, share):
    ways = lgamma(of + 1) - lgamma(n + 1) - lgamma(of - n + 1)
    return ways + n * log(share) + (of - n) * log(1 - share)


def solved(rising) -> float:
    """Where this function of a share, which rises, is 0."""
    low, high = 0.0, 1.0
    for _step in range(50):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """How far two agree beyond chance: 1 always, 0 as by chance; None where chance alone agrees always."""
    if not pairs:
        return None
    n = len(pairs)
    first, second = Counter(one for one, _other in pairs), Counter(other for _one, other in pairs)
    by_chance = sum(first[code] * second[code] for code in first) / n**2
    if by_chance == 1:
        return None
    agreed = sum(one == other for one, other in pairs) / n
    return (agreed - by_chance) / (1 - by_chance)


@dataclass(frozen=True)
class ChildOnce:
    """A child as one team heard of it: who the office found it to be, sex and age, as far as known."""

    found: object = None
    sex: str = ""
    age: int | None = None


class Captured(NamedTuple):
    """How many children both teams heard of in the same dwellings, only the first, only the second."""

    both: int = 0
    first_alone: int = 0
    second_alone: int = 0

    def __add__(self, other):
        return Captured(*(one + more for one, more in zip(self, other, strict=True)))

    def histories(self) -> list[dict[str, int]]:
        """The counts as an estimate takes them: a 0/1 column for each list, and how many children."""
        rows = [(1, 1, self.both), (1, 0, self.first_alone), (0, 1, self.second_alone)]
        return [{"walk": walk, "asked_anew": anew, "count": count} for walk, anew, count in rows]


def captured(first: Sequence[ChildOnce], second: Sequence[ChildOnce]) -> Captured:
    """Who of one dwelling was heard of by both teams.

    Two are one child where the office found the same child of the register; where it said so of one of them
    at most, where sex and age may be the same: a year apart at most. The nearest in age are taken first.
    """
    ranked = sorted(
        (rank, n, m)
        for n, one in enumerate(first)
        for m, other in enumerate(second)
        if (rank := difference(one, other)) is not None
    )
    firsts: set[int] = set()
    seconds: set[int] = set()
    for _rank, n, m in ranked:
        if n not in firsts and m not in seconds:
            firsts.add(n)
            seconds.add(m)
    return Captured(len(firsts), len(first) - len(firsts), len(second) - len(seconds))


def difference(one: ChildOnce, other: ChildOnce) -> tuple[int, int] | None:
    """How far two descriptions of a child are apart, less is nearer; None where they are two children."""
    if one.found is not None and other.found is not None:
        return (0, 0) if one.found == other.found else None
    if one.sex and other.sex and one.sex != other.sex:
        return None
    if one.age is None or other.age is None:
        return (1, 1)
    years = abs(one.age - other.age)
    return (1, years) if years <= 1 else None
