"""A row of a watch list, and how many there are in a district; no row names a person."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from umai.justice.settled.watching import file_number
from umai.law.terms.clock import today


class WatchRow(NamedTuple):
    """Something that is owed to a child, or by an office: as the functions `watch_…` answer it.

    `what` are codes, put together with "|", which the list puts into words. `child` is empty where the row
    is about no file, and `owes` where the office has no place in the programme, or is the department of the
    district.
    """

    id: UUID
    child: UUID | None
    district: int
    what: str
    since_on: date
    owed_on: date
    owes: UUID | None

    @property
    def number(self) -> str:
        """The number by which the office finds the file, or the report."""
        return file_number(self.child or self.id)

    @property
    def is_late(self) -> bool:
        return self.owed_on < today()


class OwedInDistrict(NamedTuple):
    """How many rows of a list lie in a district, and since when the oldest is owed."""

    district: int
    n: int
    oldest_on: date
