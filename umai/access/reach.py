"""Which rows are within a worker's reach: the application's own filter.

The database has the same rule as row security (`umai.access.row_security`). This one comes first because
it can use indexes; row security holds also when it is forgotten.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connections, models
from django.db.models import BooleanField, Func, Q


@dataclass(frozen=True)
class Reach:
    """What one signed-in worker reaches, as the database derived it from the session's token.

    `idle_at`: when the session ends unless something is done before.
    """

    worker_id: UUID
    office_id: UUID
    role: str
    idle_at: datetime
    districts: tuple = ()
    municipalities: tuple = ()
    granted: frozenset = frozenset()
    wrote: tuple = ()
    walled: frozenset = frozenset()
    emergency: frozenset = frozenset()
    """Children whose file this worker opened in an emergency, for reading alone."""

    @classmethod
    def of_connection(cls, alias="default"):
        """Ask the database who speaks on this connection; None when nobody does."""
        with connections[alias].cursor() as cursor:
            cursor.execute("select * from access_reach()")
            found = cursor.fetchone()
        if found is None:
            return None
        worker, office, role, idle_at, districts, municipalities, granted, wrote, walled, opened = found
        territory = tuple(districts), tuple(municipalities)
        granted, walled = frozenset(granted), frozenset(walled)
        return cls(
            worker, office, role, idle_at, *territory, granted, tuple(wrote), walled, frozenset(opened)
        )


class ChildAmong(Func):
    """Whether a child is one of those that a function of the database returns for the speaker.

    Hundreds of files can be granted to one worker: the database reads their ids itself, so that they
    are not part of every statement of a page.
    """

    arity = 1
    output_field = BooleanField()
    template = "%(expressions)s = any ((select %(function)s())::uuid[])"


def granted_condition(child="child_id"):
    """The condition that the file of this column's child is granted to the speaker."""
    return Q(ChildAmong(child, function="access_granted"))


WALL_SQL = "({at}child_id is null or {at}child_id <> all (%(walled)s::uuid[]))"


def reach_sql(by, at="", *, recorded=True):
    """`ReachableQuerySet.within_reach_of` as SQL, for a query in plain SQL (`Speaker.ask`).

    `at` is the prefix of the table, as in "a."; `recorded`: whether its rows have `recorded_office`.
    """
    if not settings.UMAI_OWN_FILTER:
        return "true"
    reach, rows = by.reach, []
    if reach.districts:
        rows.append(f"{at}district_id = any (%(districts)s)")
    if reach.municipalities:
        rows.append(f"{at}municipality_id = any (%(municipalities)s)")
    if reach.granted:
        rows.append(f"{at}child_id = any ((select access_granted())::uuid[])")
    if reach.wrote and recorded:
        wrote = f"{at}child_id = any ((select access_wrote())::uuid[])"
        rows.append(f"({wrote} and {at}recorded_office_id = %(office)s)")
    if reach.emergency:
        rows.append(f"{at}child_id = any ((select access_emergency())::uuid[])")
    return f"({' or '.join(rows) or 'false'}) and {wall_sql(by, at)}"


def wall_sql(by, at=""):
    """The SQL condition that no wall is between the speaker and the child of the row."""
    return WALL_SQL.format(at=at) if settings.UMAI_OWN_FILTER and by.reach.walled else "true"


class ReachableQuerySet(models.QuerySet):
    """Rows with the place that holds their file."""

    def within_reach_of(self, by):
        """Rows this worker may see: of the territory, granted, or of the own office; none behind a wall."""
        if not settings.UMAI_OWN_FILTER:
            return self
        reach = by.reach
        rows = Q()
        if reach.districts:
            rows |= Q(district__in=reach.districts)
        if reach.municipalities:
            rows |= Q(municipality__in=reach.municipalities)
        if reach.granted:
            rows |= granted_condition()
        if reach.wrote and hasattr(self.model, "recorded_office"):
            rows |= Q(ChildAmong("child_id", function="access_wrote"), recorded_office=reach.office_id)
        if reach.emergency:
            rows |= Q(ChildAmong("child_id", function="access_emergency"))
        if not rows:
            return self.none()
        found = self.filter(rows)
        return found.exclude(child_id__in=reach.walled) if reach.walled else found


def rows_of_child(rows, child, by, *related):
    """These rows in one record of a child, within reach, with who recorded each and what is `related`."""
    return rows.within_reach_of(by).filter(child_id=child.pk).select_related("recorded_by", *related)


class ReachableManager(models.Manager):
    """The methods of the query set, written out because mypy does not know those of `from_queryset`."""

    def get_queryset(self):
        return ReachableQuerySet(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]

    def within_reach_of(self, by):
        return self.get_queryset().within_reach_of(by)


def is_within_reach(by, record, *, reading=True):
    """The rule of `ReachableQuerySet.within_reach_of`, for one row or for a place of work.

    What the office wrote in a file that has moved away may be read, and no longer changed; a file that was
    opened in an emergency may be read.
    """
    reach = by.reach
    child_id = getattr(record, "child_id", None)
    if child_id is not None and child_id in reach.walled:
        return False
    if not hasattr(record, "district_id"):
        return True  # not a record of a file: the role alone decides
    # What another body decides about or answers has its own rule, which is also the policy of its table.
    if (open_to := getattr(record, "open_to", None)) and open_to(by):
        return True
    return (
        record.district_id in reach.districts
        or getattr(record, "municipality_id", None) in reach.municipalities
        or (child_id is not None and child_id in reach.granted)
        or (reading and child_id in reach.emergency)
        or (
            reading
            and child_id in reach.wrote
            and getattr(record, "recorded_office_id", None) == reach.office_id
        )
    )
