"""Lists that are no list of another body, such as a round: given to the count as values, by a later room."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from umai.linkage.histories.strata import RecordFacts


class NamedChild(NamedTuple):
    """A child on such a list: of the register, or None for one who is known to nobody else.

    `new_at` is when the child was put on the register because of this list: no row of a list that was
    compared before could be joined to it.
    """

    child: UUID | None
    facts: RecordFacts = RecordFacts()
    new_at: datetime | None = None


@dataclass(frozen=True)
class ListBeside:
    """Such a list: its short name, what it is called, its time, whom it can contain, and who is on it.

    `districts` are those outside of which it can contain nobody, so that only their children are counted;
    empty for the whole country. `unnamed` children are on it as well, but nobody is sure who they are: they
    are not counted, because they may be on every other list, and how many they are is said.
    """

    slug: str
    name: str
    whom: str
    from_on: date
    to_on: date
    children: list[NamedChild] = field(repr=False)
    districts: frozenset[int] = frozenset()
    unnamed: int = 0

    def described(self) -> dict:
        """As `OverlapCounts.lists` describes an edition."""
        return {
            "list": self.slug,
            "name": self.name,
            "from": self.from_on.isoformat(),
            "to": self.to_on.isoformat(),
            "whom": self.whom,
            "rows": len(self.children),
            "edition": "",
        }
