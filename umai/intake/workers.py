"""Who can answer for a case, and how much each of them carries."""

from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import ngettext

from umai.access.may import FIELD
from umai.intake.models import Assignment
from umai.law.clock import today
from umai.staff.models import Term


class Candidate(NamedTuple):
    """A worker of the district: what they are, where, and how many open cases they have."""

    worker_id: UUID
    name: str
    role: str
    office: str
    load: int

    def __str__(self):
        load = ngettext("%(n)d open case", "%(n)d open cases", self.load) % {"n": self.load}
        return f"{self.name} · {self.role}, {self.office} · {load}"


def who_may_take(case):
    """Terms of today, in the district that holds the file, of those who work on cases."""
    return Term.objects.on(today()).filter(
        Q(ended_at=None) | Q(ended_at__gt=timezone.now()),
        role__in=FIELD,
        office__place__district_id=case.district_id,
    )


def candidates(case):
    """Who can be chosen: the workers of the child's own municipality first, then by load and name."""
    terms = list(who_may_take(case).select_related("worker", "office__place"))
    carried = Assignment.objects.filter(worker__in=[term.worker_id for term in terms], case__closure=None)
    loads = dict(carried.values("worker_id").annotate(n=Count("pk")).values_list("worker_id", "n"))
    found = [
        (
            term.office.place.municipality_id != case.municipality_id,
            Candidate(
                term.worker_id,
                str(term.worker),
                str(term.get_role_display()),
                str(term.office),
                loads.get(term.worker_id, 0),
            ),
        )
        for term in terms
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].load, pair[1].name))
    return [candidate for _far, candidate in found]
