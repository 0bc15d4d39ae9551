"""On which day an answer changes without any new fact, and what it was on each day of a span.

An answer is a function of the day that can change only on certain days, its boundaries. Whoever names too
many boundaries asks more often and is right all the same; a boundary left out is a mistake.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from umai.law.children.ages import birthday
from umai.law.children.lives import DAY
from umai.law.dated_values import DatedEntry, DatedValue


class AnswerSpan[T](NamedTuple):
    """An answer, and the first and the last day of it, both included."""

    from_on: date
    to_on: date
    answer: T


def next_change[T](answer: Callable[[date], T], boundaries: Iterable[date], on: date) -> date | None:
    """The first day after `on` on which the answer is another one; None where it stays for good."""
    now = answer(on)
    later = sorted({day for day in boundaries if day > on})
    return next((day for day in later if answer(day) != now), None)


def answer_spans[T](
    answer: Callable[[date], T], boundaries: Iterable[date], from_on: date, to_on: date
) -> list[AnswerSpan[T]]:
    """The answers of every day from one to another, each with the days on which it held."""
    days = [from_on, *sorted({day for day in boundaries if from_on < day <= to_on})]
    found: list[AnswerSpan[T]] = []
    for first, following in zip(days, [*days[1:], None], strict=True):
        last = following - DAY if following else to_on
        one = answer(first)
        if found and found[-1].answer == one:
            found[-1] = found[-1]._replace(to_on=last)
        else:
            found.append(AnswerSpan(first, last, one))
    return found


def entry_days(entries: Iterable[DatedEntry]) -> Iterator[date]:
    """The days on which a dated value begins or ends to hold; drafts change nothing."""
    for entry in entries:
        if not entry.is_draft:
            yield entry.day
            if entry.until and entry.until < date.max:
                yield entry.until + DAY


def age_days(born_on: date | None, ages: Iterable[DatedValue]) -> Iterator[date]:
    """The birth, the birthdays of these ages by the law of any day, and the days on which that changes."""
    for age in ages:
        yield from entry_days(age.entries)
        if born_on:
            yield from birthdays(born_on, {entry.value for entry in age.history})
    if born_on:
        yield born_on


def birthdays(born_on: date, years: Iterable[Any]) -> Iterator[date]:
    """The birthdays of these ages, as far as the calendar goes."""
    for one in years:
        if born_on.year + one < date.max.year:
            yield birthday(born_on, one)
