"""What other intervals between visits would mean: visits for each worker and working day."""

from typing import NamedTuple

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, WholeNumberField
from umai.intake.models import WorklistRow
from umai.law.terms.intervals import RISKS, visit_days
from umai.law.terms.workload import visits_a_day, working_days
from umai.oversight.board.board import by_risk
from umai.oversight.board_query import districts_of
from umai.staff.models import Role, Term

VISITING_ROLES = {Role.SOCIAL_WORKER, Role.SPECIALIST}  # roles that make visits
LONGEST = 365


class IntervalsForm(Form):
    """The days between two visits, by risk; nothing is changed."""

    urgent = WholeNumberField(label=_("Days between visits at urgent risk"), min_value=1, max_value=LONGEST)
    high = WholeNumberField(label=_("At high risk"), min_value=1, max_value=LONGEST)
    medium = WholeNumberField(label=_("At medium risk"), min_value=1, max_value=LONGEST)
    low = WholeNumberField(label=_("At low risk"), min_value=1, max_value=LONGEST)


class DistrictVisits(NamedTuple):
    """Open cases by risk, the number of workers who visit, and visits of one worker on a working day.

    `now` is by the intervals in force, `then` by those that were entered.
    """

    name: str
    by_risk: list  # pairs of the risk in words and how many
    workers: int
    now: float | None
    then: float | None


def intervals_in_force(on):
    """Risk to the days between visits, as in force on this day."""
    return {risk: visit_days(risk, on) for risk in RISKS}


def visits_by_district(by, every, on):
    """A line for each district within reach, by name."""
    now, days = intervals_in_force(on), working_days(on)
    cases, workers = _cases(by), _workers(by, on)
    return [
        DistrictVisits(
            name,
            by_risk(cases.get(pk, {})),
            workers.get(pk, 0),
            visits_a_day(cases.get(pk, {}), now, workers=workers.get(pk, 0), days=days),
            visits_a_day(cases.get(pk, {}), every, workers=workers.get(pk, 0), days=days),
        )
        for pk, name in districts_of(by)
    ]


def _cases(by):
    """District to the number of its open cases by risk."""
    rows = WorklistRow.objects.filter(district_id__in=by.reach.districts).order_by()
    found = {}
    for district, risk, n in rows.values_list("district_id", "risk").annotate(n=Count("pk")):
        found.setdefault(district, {})[risk] = n
    return found


def _workers(by, on):
    """District to the number of workers who visit there."""
    terms = Term.objects.on(on).filter(
        role__in=VISITING_ROLES, office__place__district_id__in=by.reach.districts
    )
    still = terms.exclude(ended_at__lte=timezone.now()).order_by()
    counted = still.values_list("office__place__district_id").annotate(n=Count("worker", distinct=True))
    return dict(counted)
