"""What the database counts for the state of the system: no person, no place, no word that was typed."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

type Ask = Callable[[str], list[tuple[Any, ...]]]
"""Asks the database one question: by a connection of Django, or by that of the doctor."""

HOURS_FRESH = 4  # as umai.trail.anchors.guard.HOURS_KEPT: a head that lies elsewhere is new for so long


class SentOfDay(NamedTuple):
    """How sending went by one way in the last day; `reason` is a word of the program."""

    way: str
    sent: int
    failed: int
    no_way: int
    reason: str


class StateCounts(NamedTuple):
    """The columns of the function oversight_state, in its order; `worker_silent` in seconds."""

    worker_silent: int | None
    jobs_waiting: int
    oldest_job: datetime | None
    jobs_failed: int
    calls_waiting: int
    head_signed_at: datetime | None
    head_kept_at: datetime | None
    places_fresh: int
    places_failing: int
    entries_waiting: int
    wrong_passwords: int
    wrong_codes: int

    def oldest_wait_minutes(self) -> int:
        """For how many whole minutes the oldest job has waited; 0 where none waits."""
        if self.oldest_job is None:
            return 0
        return int((datetime.now(UTC) - self.oldest_job).total_seconds() // 60)


def read_counts(ask: Ask) -> StateCounts:
    """The counts of this minute."""
    (row,) = ask(f"select * from oversight_state(interval '{HOURS_FRESH} hours')")
    return StateCounts(*row)


def read_sent(ask: Ask) -> list[SentOfDay]:
    """How sending went in the last day, for each way by which something was to be sent."""
    return [SentOfDay(*row) for row in ask("select * from oversight_sent_of_day()")]


def read_signed_texts(ask: Ask) -> set[tuple[str, str]]:
    """The texts of the pages that an editor found good: language and digest of each."""
    return set(ask("select language, digest from oversight_signed_texts()"))
