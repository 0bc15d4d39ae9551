"""Who can answer for a case, and how many cases each of them has."""

from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.policy.roles import FIELD_ROLES
from umai.intake.cases.work import WorklistRow
from umai.intake.cases.worklist import own_work_condition
from umai.law.dated_values import parameter
from umai.law.terms.clock import today
from umai.staff.models import Term

CASELOAD_LIMIT = parameter("caseload_limit")


class WorkerCandidate(NamedTuple):
    """A worker of the district: role, office, how many open cases (`load`), and the limit."""

    worker_id: UUID
    name: str
    role: str
    office: str
    load: int
    limit: int

    def __str__(self):
        load = ngettext("%(n)d open case", "%(n)d open cases", self.load) % {"n": self.load}
        return f"{self.name} · {self.role}, {self.office} · {load}"

    @property
    def is_full(self):
        """Whether one more case would be above the limit."""
        return self.load >= self.limit

    def in_words(self):
        """The sentence that warns that the worker has reached the limit."""
        sentence = _(
            "%(who)s has %(n)d open cases already; a worker should have at most %(limit)d. Choose somebody"
            " else, or say below that it must be."
        )
        return sentence % {"who": self.name, "n": self.load, "limit": self.limit}


def terms_for_case(case):
    """Terms of today, in the district that holds the file, of those who work on cases."""
    return terms_in_district(case.district_id)


def terms_in_district(district_id):
    """Terms of today in this district, of those who work on cases."""
    return Term.objects.on(today()).filter(
        Q(ended_at=None) | Q(ended_at__gt=timezone.now()),
        role__in=FIELD_ROLES,
        office__place__district_id=district_id,
    )


def candidates(place, by):
    """Who can be chosen: the workers of the child's own municipality first, then by load and name.

    `place` is a case, or a place, with `district_id` and `municipality_id`. The load is of the open cases
    within the reach of `by`. Two queries.
    """
    terms = list(terms_in_district(place.district_id).select_related("worker", "office__place"))
    cases = WorklistRow.objects.filter(own_work_condition(by), worker__isnull=False).order_by()
    loads = dict(cases.values_list("worker_id").annotate(n=Count(Value(1))))
    limit = CASELOAD_LIMIT.on(today())
    found = [
        (
            term.office.place.municipality_id != place.municipality_id,
            WorkerCandidate(
                term.worker_id,
                str(term.worker),
                str(term.get_role_display()),
                str(term.office),
                loads.get(term.worker_id, 0),
                limit,
            ),
        )
        for term in terms
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].load, pair[1].name))
    return [candidate for _far, candidate in found]
