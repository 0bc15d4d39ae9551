"""A fact that is recorded or changed, and a row that ends with it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Q

from umai.access.facts import ReplacementReason
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.people import Child


@dataclass
class FactChange:
    """A fact of a child's file as it will stand, or stands since a moment ago.

    `before` is the row in whose place it stands; None for a new one. `changed_on` is the day of a change.
    """

    child: Child
    by: Any
    after: Any
    before: Any = None
    changed_on: date | None = None
    is_correction: bool = False

    @classmethod
    def written(cls, child, row: Any, by) -> "FactChange":
        """The change that wrote this row."""
        before = type(row).ever.filter(pk=row.replaces_id).first() if row.replaces_id else None
        changed_on = row.happened_on if row.why == ReplacementReason.CHANGE and before else None
        return cls(child, by, row, before, changed_on, row.why == ReplacementReason.CORRECTION)

    @cached_property
    def records(self) -> list[Child]:
        """The records that are this child."""
        return merge_groups.records_of(self.child, self.by)

    def is_about(self, *names) -> bool:
        """Whether the fact is new, or one of these fields is different now."""
        return self.before is None or any(
            getattr(self.before, name) != getattr(self.after, name) for name in names
        )

    @property
    def has_ended(self) -> bool:
        """Whether the fact is over."""
        return self.after.holds_to is not None and self.after.holds_to <= today()

    @property
    def ends_now(self) -> bool:
        """Whether the fact lasted until this change, and is over now."""
        return self.has_ended and self.before is not None and self.before.holds_to is None

    @property
    def day(self) -> date:
        """From which day it is so: as written, else the day of the change, else today."""
        return self.after.holds_from or self.changed_on or today()


@dataclass(frozen=True)
class Ending:
    """A row that ends because of another one: the row that replaces it names its last day.

    `contradicts`: both cannot be true, so it ends unless the tick is taken off; otherwise it may have
    ended, and is asked. `record` is the record in whose file the row is ended. `restores`: the row had ended
    with a fact that is struck out now, and may be true again; `contradicts` says whether it is ticked.
    """

    row: Any
    record: Child
    day: date
    words: str
    contradicts: bool = True
    restores: bool = False

    @property
    def field(self) -> str:
        """The question of a page among whose answers it stands."""
        return "restores" if self.restores else "ends" if self.contradicts else "may_end"

    @property
    def pk(self) -> str:
        return str(self.row.pk)

    @property
    def last_on(self) -> date:
        """The last day of the row: the day before, or the day on which it began."""
        return last_day_before(self.day, self.row)


def last_day_before(day, row) -> date:
    """The last day on which this row is true, if on `day` it is no more; never before its first day."""
    before = day - timedelta(days=1)
    return max(before, row.holds_from) if row.holds_from else before


def standing(rows, day):
    """Those of these rows that last, and held on this day: a row that began later is not ended by it."""
    return lasting(rows).filter(Q(holds_from=None) | Q(holds_from__lte=day)).order_by("recorded_at")


def lasting(rows):
    """Those of these rows that hold today and tomorrow: a last day that has come is an end."""
    return rows.holding(on=today()).exclude(holds_to=today())
