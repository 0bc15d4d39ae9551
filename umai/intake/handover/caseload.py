"""How much each worker of a district carries: open cases by risk, the visits they ask for, the limit."""

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

RISK_WORDS = {  # the risk in two words, the greatest first
    Risk.URGENT: _("urgent risk"),
    Risk.HIGH: _("high risk"),
    Risk.MEDIUM: _("medium risk"),
    Risk.LOW: _("low risk"),
    "": _("not judged yet"),
}
DAYS_A_MONTH = 30  # days, to say how many visits a caseload asks for


class WorkerLoad(NamedTuple):
    """What one worker carries. `by_risk` counts open cases; under "" those whose risk nobody judged yet.

    `role` is as the database has it, "" for somebody without a running post in the district;
    `municipality_id` is that of the worker's office, None at the department. `visits` are those a month
    that the open cases ask for.
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
    """How many visits a month one open case asks for, by risk; as at medium risk while nobody judged it."""
    found = {risk: DAYS_A_MONTH / visit_days(risk, on) for risk in Risk.values}
    return found | {"": found[Risk.MEDIUM]}


def worker_loads(district_id, by, *, on: date | None = None) -> list[WorkerLoad]:
    """What each worker of this district carries on this day, the heaviest first; two queries.

    Everybody who can answer for a case there, also with none, and whoever answers for one without a
    running post. Counts what is within the reach of `by`.
    """
    on = on or today()
    carried, names = defaultdict(Counter), {}
    rows = WorklistRow.objects.filter(
        own_work_condition(by), district_id=district_id, worker__isnull=False
    ).order_by()
    rows = rows.values_list("worker_id", "worker__surname", "worker__given", "risk").annotate(n=Count("pk"))
    for worker_id, surname, given, risk, n in rows:
        carried[worker_id][risk] = n
        names[worker_id] = f"{surname} {given}"
    weights, limit = visits_a_month(on), CASELOAD_LIMIT.on(on)

    def load(worker_id, name, role="", office="", municipality_id=None):
        by_risk = dict(carried.pop(worker_id, {}))
        visits = sum(n * weights[risk] for risk, n in by_risk.items())
        return WorkerLoad(worker_id, name, role, office, municipality_id, by_risk, visits, limit)

    terms = terms_in_district(district_id).select_related("worker", "office__place")
    found = [
        load(term.worker_id, str(term.worker), term.role, str(term.office), term.office.place.municipality_id)
        for term in terms
    ]
    found += [load(worker_id, names[worker_id]) for worker_id in list(carried)]
    return sorted(found, key=lambda one: (-one.visits, -one.cases, one.name))


def unassigned_count(district_id, by) -> int:
    """How many open cases of this district nobody answers for."""
    return WorklistRow.objects.filter(own_work_condition(by), district_id=district_id, worker=None).count()
