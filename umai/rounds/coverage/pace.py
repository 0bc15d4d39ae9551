"""Whether a round keeps the pace of its plan. Pure: every rule takes the day it is asked about."""

from datetime import date
from typing import NamedTuple


class Pace(NamedTuple):
    """The dwellings of a round held against its days.

    `gone` of `days` are over on the day asked about, its own day not counted: it is among those `left` to
    walk. `expected` dwellings would be done by then, were as many done each day. How far off the last day is,
    a page says as of any other term.
    """

    dwellings: int
    done: int
    days: int
    gone: int
    left: int
    expected: int

    @property
    def behind(self) -> int:
        """How many dwellings are missing to the plan; 0 where it is kept."""
        return max(0, self.expected - self.done)

    @property
    def a_day(self) -> int:
        """How many dwellings a day remain, the day asked about with them; all where no day is left."""
        return -(-(self.dwellings - self.done) // max(1, self.left))


def pace_of(dwellings: int, done: int, from_on: date, to_on: date, on: date) -> Pace:
    """The pace of a round on this day. Both days of the round are days of the walk."""
    days = (to_on - from_on).days + 1
    gone = min(days, max(0, (on - from_on).days))
    left = min(days, max(0, (to_on - on).days + 1))
    return Pace(dwellings, done, days, gone, left, dwellings * gone // days)


def percent(part: int, whole: int) -> int:
    """How many of a hundred, rounded; 100 only where all are done, 0 only where none is."""
    if not whole or not part:
        return 0
    return 100 if part >= whole else min(99, max(1, (part * 200 + whole) // (whole * 2)))
