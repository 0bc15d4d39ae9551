"""Who is told of a call by now, as a rule: no clock, no database."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from umai.law.dated_values import parameter

MINUTES_TO_NEXT = parameter("call_minutes_next")
MINUTES_OF_ROUND = parameter("call_minutes_round")
LONGEST_HOURS = parameter("call_hours")


@dataclass(frozen=True)
class CallTiming:
    """How fast a call goes on: to the next person, to a new round, and for how long altogether."""

    next_after: timedelta
    again_after: timedelta
    longest: timedelta

    @classmethod
    def on(cls, day: date) -> "CallTiming":
        """The rhythm in force on this day; that of the day a call was opened governs it to its end."""
        return cls(
            timedelta(minutes=MINUTES_TO_NEXT.on(day)),
            timedelta(minutes=MINUTES_OF_ROUND.on(day)),
            timedelta(hours=LONGEST_HOURS.on(day)),
        )


def longest_ever() -> timedelta:
    """No call goes on for longer than this, whenever it was opened."""
    return timedelta(hours=max(entry.value for entry in LONGEST_HOURS.history))


@dataclass(frozen=True)
class PersonToTell:
    """One person who is to be told: in which round, and as whom (the number of the step)."""

    turn: int
    step: int
    who: Hashable


def people_to_tell(
    steps: Sequence[Sequence[Hashable]], *, since: timedelta, rhythm: CallTiming
) -> list[PersonToTell]:
    """Who is to be told by now in the round that runs, `since` a call was opened.

    `steps` are the people of each step in order: on duty, substitute, heads, those above. A step
    without people is left out, so the next is told in its place at once; a person is told once a
    round, at the first step that names them. A round is never so short that its last step would
    not come. When the longest time is over nobody further is told.
    """
    since = max(since, timedelta(0))
    if since >= rhythm.longest:
        return []
    length = max(rhythm.again_after, rhythm.next_after * len(steps), timedelta(minutes=1))
    turn, into = divmod(since, length)
    named = list(steps_without_repeats(steps))
    reached = into // rhythm.next_after + 1 if rhythm.next_after else len(named)
    return [PersonToTell(turn, step, who) for step, people in islice(named, reached) for who in people]


def steps_without_repeats(steps: Sequence[Sequence[Hashable]]) -> Iterator[tuple[int, list[Hashable]]]:
    """The steps that have somebody, with their own numbers; nobody stands in two of them."""
    seen: set[Hashable] = set()
    for number, people in enumerate(steps):
        new = [who for who in dict.fromkeys(people) if who not in seen]
        seen.update(new)
        if new:
            yield number, new
