"""The clock of one case: when it began, when it ends, how many days remain.

It stops when the plan is submitted. Which parts of the ten days are done is said by the rooms
`umai.assessment` and `umai.planning`.
"""

from datetime import date, datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.access.requirements import ImpossibleTime
from umai.design.days import date_in_words
from umai.intake.cases.models import Clock
from umai.law.dated_values import NoLawInForce
from umai.law.terms import clock as law
from umai.refusal import Refusal


class NoBeginning(Refusal):
    """Neither the time of receipt nor that of discovery was given."""


class BeforeTheLaw(Refusal):
    """The rule of the ten days was not in force on the day on which the information came."""


class ClockStart(NamedTuple):
    """Day 0 in Bishkek, and the last day in time by the law of day 0."""

    started_on: date
    due_on: date


class ClockState(NamedTuple):
    """What a page shows of a clock on one day: `days_left` is 0 on the last day, below 0 when late."""

    started_on: date
    due_on: date
    days_left: int
    is_late: bool


def clock_start(received_at: datetime | None, discovered_at: datetime | None, *, now: datetime) -> ClockStart:
    """When the ten days begin and end (Code on Children, Art. 41).

    The earlier of receipt by any office and discovery by a worker; neither is after `now`. Raises
    `NoBeginning`, `ImpossibleTime`, `BeforeTheLaw`.
    """
    instants = [instant for instant in (received_at, discovered_at) if instant is not None]
    if not instants:
        raise NoBeginning(
            _("The term needs a beginning. Write when the information came, or when a worker saw the need.")
        )
    if max(instants) > now:
        raise ImpossibleTime(
            _("This day or hour has not come yet. Nothing was saved. Check when the information came.")
        )
    started_on = law.clock_starts_on(received_at, discovered_at)
    try:
        return ClockStart(started_on, law.assessment_due_on(started_on))
    except NoLawInForce as error:
        raise BeforeTheLaw(
            _(
                "On that day no term for assessment and plan was in force yet. Nothing was saved."
                " Check the year."
            )
        ) from error


def clock_of(case) -> Clock:
    """The current clock of this case."""
    return Clock.objects.get(case=case)


def clock_state(clock, *, on: date) -> ClockState:
    """What a page shows of this clock on this day."""
    left = law.days_left(clock.due_on, on)
    return ClockState(clock.started_on, clock.due_on, left, law.is_late(clock.due_on, on))


def due_in_words(clock) -> str:
    """The sentence that says when the ten days end, as shown right after a case is opened."""
    sentence = _("Assessment and plan are due by %(day)s. The days are counted from %(start)s.")
    words = sentence % {"day": date_in_words(clock.due_on), "start": date_in_words(clock.started_on)}
    return words.replace("..", ".")  # a Russian day ends with a full stop of its own
