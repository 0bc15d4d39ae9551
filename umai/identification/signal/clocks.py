"""The clocks of one signal: screened within hours, taken in within days.

Practice, not law (`umai.law.terms.intervals`); late is allowed, and shows. Who needs the same day and who
does not is said by the person who screened it, and until then by the report itself.
"""

from datetime import date, datetime
from typing import NamedTuple

from umai.law.terms.clock import day_of, is_late
from umai.law.terms.intervals import intake_due_on, screening_due_at


class Clocks(NamedTuple):
    """What a page shows of a signal's clocks. A clock runs until what it asks for was done."""

    screen_by: datetime
    screened_at: datetime | None
    take_in_by: date
    taken_in_on: date | None
    now: datetime

    @property
    def screening_is_late(self) -> bool:
        """From the instant on at which the hours are over."""
        return (self.screened_at or self.now) >= self.screen_by

    @property
    def intake_is_late(self) -> bool:
        """On a day after the last day; to the end of that day, in Bishkek, it is in time."""
        return is_late(self.take_in_by, self.taken_in_on or day_of(self.now))


def clocks_of(received_at: datetime, *, urgent: bool, screened_at, ended_at, now: datetime) -> Clocks:
    """The clocks of a signal received at this instant.

    A signal that ended before anybody screened it was read by whoever ended it.
    """
    return Clocks(
        screening_due_at(received_at),
        screened_at or ended_at,
        intake_due_on(day_of(received_at), urgent=urgent),
        day_of(ended_at) if ended_at else None,
        now,
    )
