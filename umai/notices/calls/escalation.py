"""The rule of who is to be told of a call by now; it reads no clock and no database."""

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
    """The times of a call: until the next person is told, until a new round, and the longest in all."""

    next_after: timedelta
    again_after: timedelta
    longest: timedelta

    @classmethod
    def on(cls, day: date) -> "CallTiming":
        """The times in force on this day; for a call the day on which it was opened governs."""
        return cls(
            timedelta(minutes=MINUTES_TO_NEXT.on(day)),
            timedelta(minutes=MINUTES_OF_ROUND.on(day)),
            timedelta(hours=LONGEST_HOURS.on(day)),
        )


def longest_ever() -> timedelta:
    """The longest time that any call may last, whenever it was opened."""
    return timedelta(hours=max(entry.value for entry in LONGEST_HOURS.history))


@dataclass(frozen=True)
class PersonToTell:
    """One person who is to be told: in which round (`turn`), and at which step."""

    turn: int
    step: int
    who: Hashable


def people_to_tell(
    steps: Sequence[Sequence[Hashable]], *, since: timedelta, timing: CallTiming
) -> list[PersonToTell]:
    """Who is to be told by now in the current round; `since` is the time since the call was opened.

    `steps` are the people of each step in order: on duty, substitute, heads, those above. A step
    without people is left out, and the next takes its time; a person is told once a round, at the
    first step with that person. A round is long enough for its last step. After the longest time
    nobody else is told.
    """
    since = max(since, timedelta(0))
    if since >= timing.longest:
        return []
    length = max(timing.again_after, timing.next_after * len(steps), timedelta(minutes=1))
    turn, into = divmod(since, length)
    named = list(steps_without_repeats(steps))
    reached = into // timing.next_after + 1 if timing.next_after else len(named)
    return [PersonToTell(turn, step, who) for step, people in islice(named, reached) for who in people]


def steps_without_repeats(steps: Sequence[Sequence[Hashable]]) -> Iterator[tuple[int, list[Hashable]]]:
    """The steps with people, as (number, people); each person is only in the first of their steps."""
    seen: set[Hashable] = set()
    for number, people in enumerate(steps):
        new = [who for who in dict.fromkeys(people) if who not in seen]
        seen.update(new)
        if new:
            yield number, new
