"""What the Commissions did and what waits there, counted by the database without a name."""

from datetime import date
from typing import NamedTuple

from umai.law.terms.clock import today
from umai.law.terms.commission import (
    HalfYear,
    half_year_of,
    next_session_due_on,
    sessions_due,
    sessions_due_by,
)
from umai.places.models import Place

# What the half-year report counts, by the names of the columns; sessions that were due come first.
COUNTED = (
    *("held", "not_held", "agreed", "returned", "cases", "heard", "not_heard", "postponed"),
    *("against_family", "owed", "in_time", "late", "overdue"),
)


class CommissionFigures(NamedTuple):
    """The figures of one district for some days, both inclusive; the names are those of the columns.

    `cases` are cases and earlier decisions that were decided, without plans and without what was put off;
    `heard` those of them in which the child was heard beforehand, also for an earlier session. `waiting` and
    `overdue_listed` leave out whom a wall hides from the speaker, as lists do; the report counts `overdue`.
    """

    commission_id: object
    district_id: int
    since_on: date | None
    held: int
    not_held: int
    last_on: date | None
    agreed: int
    returned: int
    cases: int
    postponed: int
    heard: int
    not_heard: int
    against_family: int
    owed: int
    in_time: int
    late: int
    overdue: int
    overdue_listed: int
    waiting: int
    waiting_late: int
    oldest_on: date | None
    half_waited: int | None
    reported_on: date | None


class DistrictLine(NamedTuple):
    """One district on the page of control: its figures, and whether its Commission sleeps."""

    place: Place
    figures: CommissionFigures
    due: int
    asleep: bool
    """Whether no session was held within the term, or ever."""

    @property
    def name(self):
        return self.place.name

    @property
    def next_due_on(self) -> date | None:
        """The last day of the next session; None where nobody knows since when there is a Commission."""
        begins = self.figures.last_on or self.figures.since_on
        return next_session_due_on(begins) if begins else None

    @property
    def longest(self) -> int | None:
        """Days for which the oldest file waits; None where none does."""
        return (today() - self.figures.oldest_on).days if self.figures.oldest_on else None


def running_half() -> HalfYear:
    """The half-year that runs, up to this day."""
    half = half_year_of(today())
    return HalfYear(half.from_on, min(half.to_on, today()))


def figures(by, from_on, to_on) -> list[CommissionFigures]:
    """The figures of the districts that this speaker answers for; of a secretary the own Commission."""
    rows = by.ask("select * from commission_figures(%(from_on)s, %(to_on)s)", from_on=from_on, to_on=to_on)
    return [CommissionFigures(*row) for row in rows]


def counts_of(by, half) -> dict:
    """The numbers of the report of these days by their names; the same counts as the page of control."""
    found = figures(by, half.from_on, half.to_on)
    counts = {name: sum(getattr(one, name) for one in found) for name in COUNTED}
    return {"due": due_of(half.from_on, half.to_on, counts["held"])} | counts


def due_of(from_on, to_on, held: int) -> int:
    """How many sessions were due in these days; while they run, the coming one only once it was held."""
    every = sessions_due(from_on, to_on)
    if to_on < today():
        return every
    return max(sessions_due_by(from_on, today()), min(held, every))


def district_lines(by, from_on, to_on) -> list[DistrictLine]:
    """One line a district, those that sleep first, then those in which most waits."""
    found = figures(by, from_on, to_on)
    places = Place.objects.in_bulk([one.district_id for one in found])
    lines = [
        DistrictLine(places[one.district_id], one, due_of(from_on, to_on, one.held), is_asleep(one))
        for one in found
    ]
    return sorted(lines, key=lambda one: (not one.asleep, -one.figures.waiting_late, one.name))


def is_asleep(one) -> bool:
    """Whether the term of the next session is over; where none was held it runs from the first day.

    A Commission of which nobody wrote down since when there is one sleeps until it meets. A district
    without a Commission needs one, and does not sleep.
    """
    if one.commission_id is None:
        return False
    begins = one.last_on or one.since_on
    return begins is None or next_session_due_on(begins) < today()
