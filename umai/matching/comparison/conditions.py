"""Conditions on two records, each in two forms that agree: a Python method, and SQL for an engine.

A value that is not known (None, NULL) fulfils no condition but `Unknown`. The distances are those that both
forms compute alike: one slip (a letter dropped, added or replaced, or two swapped), and the plain distance,
in which a swap counts as two.
"""

from dataclasses import dataclass
from typing import Protocol

from umai.matching.comparison.records import Features
from umai.names.slips import edit_distance


class Condition(Protocol):
    """Something that holds of two records or does not."""

    def holds(self, one: Features, other: Features) -> bool: ...

    def sql(self) -> str: ...


@dataclass(frozen=True)
class Equal:
    """Both have the same value."""

    column: str

    def holds(self, one, other):
        value = getattr(one, self.column)
        return value is not None and value == getattr(other, self.column)

    def sql(self):
        return f"{self.column}_l = {self.column}_r"


@dataclass(frozen=True)
class Crossed:
    """The value that one record has in one column the other has in another column."""

    here: str
    there: str

    def holds(self, one, other):
        first, second = getattr(one, self.here), getattr(other, self.here)
        return (first is not None and first == getattr(other, self.there)) or (
            second is not None and second == getattr(one, self.there)
        )

    def sql(self):
        return f"({self.here}_l = {self.there}_r or {self.there}_l = {self.here}_r)"


@dataclass(frozen=True)
class Slip:
    """One slip apart; of words shorter than `shortest`, nearly every other word is one letter away."""

    column: str
    shortest: int = 4

    def holds(self, one, other):
        first, second = getattr(one, self.column), getattr(other, self.column)
        if first is None or second is None or max(len(first), len(second)) < self.shortest:
            return False
        return edit_distance(first, second, 1) <= 1

    def sql(self):
        # The cheaper test first: one slip is at most two plain steps, which are counted faster.
        left, right = f"{self.column}_l", f"{self.column}_r"
        return (
            f"(greatest(length({left}), length({right})) >= {self.shortest} "
            f"and abs(length({left}) - length({right})) <= 1 "
            f"and levenshtein({left}, {right}) <= 2 and damerau_levenshtein({left}, {right}) <= 1)"
        )


@dataclass(frozen=True)
class Letters:
    """At most `most` letters differ, in words of at least `shortest` letters."""

    column: str
    most: int = 2
    shortest: int = 5

    def holds(self, one, other):
        first, second = getattr(one, self.column), getattr(other, self.column)
        if first is None or second is None or min(len(first), len(second)) < self.shortest:
            return False
        if abs(len(first) - len(second)) > self.most:
            return False
        return levenshtein(first, second, self.most) <= self.most

    def sql(self):
        left, right = f"{self.column}_l", f"{self.column}_r"
        return (
            f"(least(length({left}), length({right})) >= {self.shortest} "
            f"and abs(length({left}) - length({right})) <= {self.most} "
            f"and levenshtein({left}, {right}) <= {self.most})"
        )


@dataclass(frozen=True)
class BeginsOrEnds:
    """One is how the other begins or ends: Бакыт and Бакытбек, Пери and Айпери."""

    column: str
    shortest: int = 3

    def holds(self, one, other):
        first, second = getattr(one, self.column), getattr(other, self.column)
        if first is None or second is None or min(len(first), len(second)) < self.shortest:
            return False
        short, long = sorted((first, second), key=len)
        return long.startswith(short) or long.endswith(short)

    def sql(self):
        left, right = f"{self.column}_l", f"{self.column}_r"
        return (
            f"(least(length({left}), length({right})) >= {self.shortest} "
            f"and (starts_with({left}, {right}) or starts_with({right}, {left}) "
            f"or ends_with({left}, {right}) or ends_with({right}, {left})))"
        )


@dataclass(frozen=True)
class Swapped:
    """Each has in one column what the other has in the other one."""

    here: str
    there: str

    def holds(self, one, other):
        here, there = getattr(one, self.here), getattr(one, self.there)
        return (
            here is not None
            and there is not None
            and here == getattr(other, self.there)
            and there == getattr(other, self.here)
        )

    def sql(self):
        return f"({self.here}_l = {self.there}_r and {self.there}_l = {self.here}_r)"


@dataclass(frozen=True)
class Initial:
    """One is a single letter, and the other begins with it."""

    column: str

    def holds(self, one, other):
        first, second = getattr(one, self.column), getattr(other, self.column)
        if first is None or second is None or min(len(first), len(second)) != 1:
            return False
        return first[0] == second[0]

    def sql(self):
        left, right = f"{self.column}_l", f"{self.column}_r"
        return f"(least(length({left}), length({right})) = 1 and {left}[1] = {right}[1])"


@dataclass(frozen=True)
class Within:
    """Two whole numbers differ by at most `most`."""

    column: str
    most: int = 1

    def holds(self, one, other):
        first, second = getattr(one, self.column), getattr(other, self.column)
        return first is not None and second is not None and abs(first - second) <= self.most

    def sql(self):
        return f"abs({self.column}_l - {self.column}_r) <= {self.most}"


@dataclass(frozen=True)
class Unknown:
    """One of the two records has no value."""

    column: str

    def holds(self, one, other):
        return getattr(one, self.column) is None or getattr(other, self.column) is None

    def sql(self):
        return f"({self.column}_l is null or {self.column}_r is null)"


@dataclass(frozen=True)
class Both:
    """Two conditions at once."""

    first: Condition
    second: Condition

    def holds(self, one, other):
        return self.first.holds(one, other) and self.second.holds(one, other)

    def sql(self):
        return f"({self.first.sql()} and {self.second.sql()})"


@dataclass(frozen=True)
class Else:
    """Always true: the level of pairs for which no condition before it held."""

    def holds(self, one, other):
        return True

    def sql(self):
        return "ELSE"


def levenshtein(one: str, other: str, most: int) -> int:
    """How many letters must be dropped, added or replaced to make one word the other.

    `most` + 1 when it is more than `most`.
    """
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row = row, [at]
        for place, another in enumerate(other, 1):
            row.append(min(above[place] + 1, row[place - 1] + 1, above[place - 1] + (letter != another)))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
