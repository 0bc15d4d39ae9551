"""The caseload of each worker of a district: open cases by risk, the visits they need, the limit."""

from collections import Counter, defaultdict
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from umai.intake.cases.work import WorklistRow
from umai.intake.cases.workers import CASELOAD_LIMIT, terms_in_district
from umai.intake.cases.worklist import own_work_condition
from umai.intake.risk_models import Risk
from umai.law.terms.clock import today
from umai.law.terms.intervals import visit_days
from umai.staff.models import Role

RISK_WORDS = {  # the greatest risk first
    Risk.URGENT: _("urgent risk"),
    Risk.HIGH: _("high risk"),
    Risk.MEDIUM: _("medium risk"),
    Risk.LOW: _("low risk"),
    "": _("not judged yet"),
}
DAYS_A_MONTH = 30  # days of a month, for the number of visits


class WorkerLoad(NamedTuple):
    """The caseload of one worker.

    `by_risk` counts open cases by risk level, under "" those that nobody judged yet. `role` is "" for
    somebody without a running post in the district. `municipality_id` is that of the worker's office,
    None at the department. `visits` is how many visits a month the open cases need.
    """

    worker_id: UUID
    name: str
    role: str
    office: str
    municipality_id: int | None
    by_risk: dict
    visits: float
    limit: int

    @property
    def cases(self) -> int:
        return sum(self.by_risk.values())

    @property
    def is_above_limit(self) -> bool:
        return self.cases > self.limit

    @property
    def role_words(self):
        return Role(self.role).label if self.role else ""

    @property
    def risks(self) -> list:
        """Pairs of a risk in words and how many cases have it, the greatest first; none with 0."""
        return [(words, self.by_risk[risk]) for risk, words in RISK_WORDS.items() if self.by_risk.get(risk)]


def visits_a_month(on: date) -> dict:
    """How many visits a month one open case needs, by risk; one not judged yet counts as medium."""
    found = {risk: DAYS_A_MONTH / visit_days(risk, on) for risk in Risk.values}
    return found | {"": found[Risk.MEDIUM]}


def worker_loads(district_id, by, *, on: date | None = None) -> list[WorkerLoad]:
    """The caseload of each worker of this district on this day, the most visits first. Two queries.

    Everybody who can answer for a case there, also those with none, and whoever answers for one
    without a running post. Counts the cases within the reach of `by`.
    """
    on = on or today()
    counts, names = defaultdict(Counter), {}
    cases = WorklistRow.objects.filter(
        own_work_condition(by), district_id=district_id, worker__isnull=False
    ).order_by()
    rows = cases.values_list("worker_id", "worker__surname", "worker__given", "risk").annotate(n=Count("pk"))
    for worker_id, surname, given, risk, n in rows:
        counts[worker_id][risk] = n
        names[worker_id] = f"{surname} {given}"
    weights, limit = visits_a_month(on), CASELOAD_LIMIT.on(on)

    def load(worker_id, name, role="", office="", municipality_id=None):
        by_risk = dict(counts.pop(worker_id, {}))
        visits = sum(n * weights[risk] for risk, n in by_risk.items())
        return WorkerLoad(worker_id, name, role, office, municipality_id, by_risk, visits, limit)

    terms = terms_in_district(district_id).select_related("worker", "office__place")
    found = [
        load(term.worker_id, str(term.worker), term.role, str(term.office), term.office.place.municipality_id)
        for term in terms
    ]
    found += [load(worker_id, names[worker_id]) for worker_id in list(counts)]
    return sorted(found, key=lambda one: (-one.visits, -one.cases, one.name))


def unassigned_count(district_id, by) -> int:
    """How many open cases of this district nobody answers for."""
    return WorklistRow.objects.filter(own_work_condition(by), district_id=district_id, worker=None).count()
