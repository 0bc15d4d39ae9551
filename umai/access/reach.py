"""Which rows are within a worker's reach: the application's own filter.

The same rule stands in the database as row security (`umai.access.protect`); this one comes
first because it lets indexes work, that one confirms.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import connections, models
from django.db.models import Q


@dataclass(frozen=True)
class Reach:
    """What one signed-in worker reaches, as the database resolved it from the session's token."""

    worker_id: object
    office_id: object
    role: str
    districts: tuple = ()
    municipalities: tuple = ()
    granted: tuple = ()
    wrote: tuple = ()
    walled: tuple = ()

    @classmethod
    def of_connection(cls, alias="default"):
        """Ask the database who speaks on this connection; None when nobody does."""
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "select access_worker(), access_office(), access_role(), access_districts(),"
                " access_municipalities(), access_granted(), access_wrote(), access_walled()"
            )
            worker, office, role, *lists = cursor.fetchone()
        if worker is None:
            return None
        return cls(worker, office, role, *(tuple(ids or ()) for ids in lists))


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
            rows |= Q(child_id__in=reach.granted)
        if reach.wrote and hasattr(self.model, "recorded_office"):
            rows |= Q(recorded_office=reach.office_id, child_id__in=reach.wrote)
        if not rows:
            return self.none()
        found = self.filter(rows)
        return found.exclude(child_id__in=reach.walled) if reach.walled else found
