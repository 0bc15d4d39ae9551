"""Aigul has the case of a child, and asked for a car."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import id_of
from umai.guardianship.tests.conftest import DAY, WORDS, in_english, last_entry, owner, register
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.tests.conftest import particulars
from umai.justice.shield import actions
from umai.law.terms.clock import today
from umai.staff.models import Office, Worker
from umai.visits.models import Explanation, MissedVisit, VisitWindow

__all__ = ["in_english", "last_entry"]

HOUR = timedelta(hours=1)


def wanted(record, by, **more):
    """The worker asked the department for a car two days ago, for yesterday."""
    said = {
        "what": "car",
        "wanted_on": today() - DAY,
        "asked_at": timezone.now() - 2 * DAY,
        "way": "telephone",
    }
    said |= {"asked_office": Office.objects.get(pk=id_of("office", "nookat")), "words": WORDS}
    return actions.ask_for(record, by=by, **said | more)


def came(want, by, outcome="not", **more):
    return actions.answer_want(want, by=by, outcome=outcome, **{"outcome_on": today()} | more)


def missed(case, reason, *, ago=3, worker="aigul", office="nookat_first"):
    """A visit that was missed some days ago, and why, as its worker explained it."""
    child, day = {"child_id": case.child_id}, today() - ago * DAY
    said = {"case_id": case.pk, "latest_on": day}
    window = owner(
        VisitWindow, **child, **said, earliest_on=day, risk="high", reason="interval", open=False, kept=False
    )
    row = owner(
        MissedVisit,
        **child,
        **said,
        window_id=window.pk,
        worker_id=id_of("worker", worker),
        caseload=1,
        above_limit=False,
    )
    if reason:
        stamped = {"recorded_by_id": id_of("worker", worker), "recorded_office_id": id_of("office", office)}
        owner(Explanation, **child, missed_id=row.pk, reason=reason, words=WORDS, **stamped)
    return row


def worker(key):
    return Worker.objects.get(pk=id_of("worker", key))


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def case(child, aigul, damira):
    case = open_case(child, by=aigul, **particulars())
    assign_worker(case, by=damira, worker_id=aigul.pk)
    return case


@pytest.fixture
def want(child, aigul):
    return wanted(child, aigul)
