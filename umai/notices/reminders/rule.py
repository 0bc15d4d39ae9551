"""The rule of who is reminded of what is owed, and on which day; it reads no clock and no database."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from umai.law.dated_values import parameter

KINDS = (
    "ten_days",
    "visit",
    "review",
    "agreement",
    "approval",
    "returned",
    "measure",
    "referral",
    "transfer",
    "closing",
    "lowering",
    "dispute",
    "decision",
    "hearing",
    "announced",
    "call_back",
)
LATER_DAYS = parameter("remind_later_days")
TABLE = {kind: parameter(f"remind_{kind}") for kind in KINDS}
LINE = re.compile(r"(?:(?P<days>\d+) days? (?P<side>before|after)|on the day): (?P<who>\w+) by (?P<ways>.+)")


@dataclass(frozen=True)
class ReminderStep:
    """A step of the table: who is told, by which ways, and on which day, counted from the last day."""

    days: int
    who: str
    ways: frozenset[str]


@dataclass(frozen=True)
class ReminderWindow:
    """A step and the last days for which it is told on one day: `from_on` to `to_on`, both inclusive."""

    owed: str
    step: ReminderStep
    from_on: date
    to_on: date

    def has(self, due_on: date) -> bool:
        return self.from_on <= due_on <= self.to_on


def steps_of(owed: str, on: date) -> tuple[ReminderStep, ...]:
    """The steps for this kind of due, in force on this day, in their order."""
    return tuple(sorted(map(parse_step, TABLE[owed].on(on)), key=lambda one: (one.days, one.who)))


def parse_step(line: str) -> ReminderStep:
    """The step in one line of the table, as "3 days before: worker by screen and e-mail"."""
    said = LINE.fullmatch(line)
    if said is None:
        raise ValueError(f"{line!r} is no reminder.")
    days = int(said["days"] or 0) * (-1 if said["side"] == "before" else 1)
    return ReminderStep(days, said["who"], frozenset(said["ways"].split(" and ")))


def windows(owed: str, steps: Sequence[ReminderStep], today: date, later: int) -> Iterator[ReminderWindow]:
    """For each step, the last days for which it is told today.

    A step is told on its day, or up to `later` days after it when that day was missed; of the steps
    of one person only the last that was reached. That nobody is told twice is checked from the rows.
    """
    for one in steps:
        latest = today - timedelta(days=one.days)
        following = [other.days for other in steps if other.who == one.who and other.days > one.days]
        earliest = latest - timedelta(days=later)
        if following:
            earliest = max(earliest, today - timedelta(days=min(following)) + timedelta(days=1))
        if earliest <= latest:
            yield ReminderWindow(owed, one, earliest, latest)


def steps_due(owed: str, due_on: date, today: date) -> list[ReminderStep]:
    """The steps to be told today of something due on this day, if they were not told yet."""
    found = windows(owed, steps_of(owed, today), today, LATER_DAYS.on(today))
    return [window.step for window in found if window.has(due_on)]


def windows_of_day(today: date) -> list[ReminderWindow]:
    """The windows of today, for every kind of due."""
    later = LATER_DAYS.on(today)
    return [window for owed in KINDS for window in windows(owed, steps_of(owed, today), today, later)]


def is_week_start(day: date) -> bool:
    """Whether the summary of the week is told on this day, a Monday."""
    return day.isoweekday() == 1
