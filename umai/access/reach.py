"""Which rows are within a worker's reach: the application's own filter.

The same rule stands in the database as row security (`umai.access.protect`); this one comes
first because it lets indexes work, that one confirms.
"""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import connections, models
from django.db.models import BooleanField, Func, Q


@dataclass(frozen=True)
class Reach:
    """What one signed-in worker reaches, as the database resolved it from the session's token."""

    worker_id: UUID
    office_id: UUID
    role: str
    districts: tuple = ()
    municipalities: tuple = ()
    granted: frozenset = frozenset()
    wrote: tuple = ()
    walled: frozenset = frozenset()

    @classmethod
    def of_connection(cls, alias="default"):
        """Ask the database who speaks on this connection; None when nobody does."""
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "select access_worker(), access_office(), access_role(), access_districts(),"
                " access_municipalities(), access_granted(), access_wrote(), access_walled()"
            )
            worker, office, role, districts, municipalities, granted, wrote, walled = cursor.fetchone()
        if worker is None:
            return None
        territory = tuple(districts or ()), tuple(municipalities or ())
        granted, walled = frozenset(granted or ()), frozenset(walled or ())
        return cls(worker, office, role, *territory, granted, tuple(wrote or ()), walled)


class Among(Func):
    """Whether a child is one of those that a function of the database answers for the speaker.

    Hundreds of files are granted to one worker: the database has their ids, and they are not
    written out in every statement of a page.
    """

    arity = 1
    output_field = BooleanField()
    template = "%(expressions)s = any ((select %(function)s())::uuid[])"


def granted(child="child_id"):
    """The condition that the file of this column's child is granted to the speaker."""
    return Q(Among(child, function="access_granted"))


class ReachableQuerySet(models.QuerySet):
    """Rows that carry where the file is held."""

    def within_reach_of(self, by):
        """Rows this worker may see: own territory, granted files, what the office wrote; no walled ones."""
        if not settings.UMAI_OWN_FILTER:
            return self
        reach = by.reach
        rows = Q()
        if reach.districts:
            rows |= Q(district__in=reach.districts)
        if reach.municipalities:
            rows |= Q(municipality__in=reach.municipalities)
        if reach.granted:
            rows |= granted()
        if reach.wrote and hasattr(self.model, "recorded_office"):
            rows |= Q(Among("child_id", function="access_wrote"), recorded_office=reach.office_id)
        if not rows:
            return self.none()
        found = self.filter(rows)
        return found.exclude(child_id__in=reach.walled) if reach.walled else found


class ReachableManager(models.Manager):
    """The methods of the query set; written out, because mypy forgets a class that is made by a call."""

    def get_queryset(self):
        return ReachableQuerySet(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]

    def within_reach_of(self, by):
        return self.get_queryset().within_reach_of(by)
