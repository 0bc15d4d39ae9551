"""The clocks of one signal: screened within hours, taken in within days.

They are practice, not law (`umai.law.terms.intervals`); being late is allowed, and is shown. The person who
screened the signal says whether it is needed on the same day; before that the report itself says it.
"""

from datetime import date, datetime
from typing import NamedTuple

from umai.law.terms.clock import day_of, is_late
from umai.law.terms.intervals import intake_due_on, screening_due_at


class Clocks(NamedTuple):
    """The two clocks of a signal. Each runs until its step was done."""

    screen_by: datetime
    screened_at: datetime | None
    take_in_by: date
    taken_in_on: date | None
    now: datetime

    @property
    def screening_is_late(self) -> bool:
        """Whether it was or is screened at or after the instant at which the hours end."""
        return (self.screened_at or self.now) >= self.screen_by

    @property
    def intake_is_late(self) -> bool:
        """Whether it was or is taken in after the last day, which ends at midnight in Bishkek."""
        return is_late(self.take_in_by, self.taken_in_on or day_of(self.now))


def clocks_of(received_at: datetime, *, urgent: bool, screened_at, ended_at, now: datetime) -> Clocks:
    """The clocks of a signal received at this instant.

    A signal that ended before it was screened counts as screened when it ended.
    """
    return Clocks(
        screening_due_at(received_at),
        screened_at or ended_at,
        intake_due_on(day_of(received_at), urgent=urgent),
        day_of(ended_at) if ended_at else None,
        now,
    )
