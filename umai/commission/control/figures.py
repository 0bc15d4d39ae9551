"""What the Commissions did and what waits there, counted by the database without a name."""

from datetime import date
from typing import NamedTuple

from umai.law.terms.clock import today
from umai.law.terms.commission import next_session_due_on, sessions_due
from umai.places.models import Place


class CommissionFigures(NamedTuple):
    """The figures of one district for some days, both inclusive; the names are those of the columns."""

    commission_id: object
    district_id: int
    held: int
    not_held: int
    last_on: date | None
    agreed: int
    returned: int
    cases: int
    postponed: int
    matters: int
    children_heard: int
    not_heard: int
    against_family: int
    owed: int
    in_time: int
    late: int
    overdue: int
    waiting: int
    waiting_late: int
    oldest_on: date | None


class DistrictLine(NamedTuple):
    """One district on the page of control: its figures, and whether its Commission sleeps."""

    name: str
    figures: CommissionFigures
    due: int
    asleep: bool
    """Whether no session was held within the term, or ever."""


def figures(by, from_on, to_on) -> list[CommissionFigures]:
    """The figures of the districts that this speaker answers for; of a secretary the own Commission."""
    rows = by.ask("select * from commission_figures(%(from_on)s, %(to_on)s)", from_on=from_on, to_on=to_on)
    return [CommissionFigures(*row) for row in rows]


def district_lines(by, from_on, to_on) -> list[DistrictLine]:
    """One line a district, those that sleep first, then those in which most waits."""
    found = figures(by, from_on, to_on)
    names = {
        place.pk: place.name for place in Place.objects.filter(pk__in=[one.district_id for one in found])
    }
    due = sessions_due(from_on, to_on)
    lines = [DistrictLine(names[one.district_id], one, due, is_asleep(one)) for one in found]
    return sorted(lines, key=lambda one: (not one.asleep, -one.figures.waiting_late, one.name))


def is_asleep(one) -> bool:
    """Whether the term of the next session is over, or none was ever held; a district needs a Commission."""
    if one.commission_id is None:
        return False
    return one.last_on is None or next_session_due_on(one.last_on) < today()
