"""A case as intake's tests have it, with a plan, a visit and what else a closing asks about."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import place_of_file
from umai.intake.cases.clock import clock_of
from umai.intake.cases.levels import LoweredRisk, risk_of, set_risk
from umai.intake.models import Due, Stop
from umai.intake.tests.conftest import case, child, proposal
from umai.law.terms.clock import today
from umai.law.terms.reviews import first_review_due_on
from umai.planning.draft import actions as planning
from umai.referrals.tests.conftest import agreement, school, service
from umai.review.closing import actions as closing
from umai.review.reviews import actions
from umai.visits.models import Visit

__all__ = ["agreement", "case", "child", "proposal", "school", "service"]

REVIEWED = {
    "works": "partly",
    "words": "He goes to school again.",
    "childs_view": "He likes the new teacher.",
    "risk": "medium",
    "reasons": "The grandmother is still ill.",
}
LOWERED = LoweredRisk("The aunt came.", "Асанова Айгүл", "alone")
SAID = {
    "reason": "goals_met",
    "words": "The mother came back.",
    "heard": "alone",
    "childs_view": "He is glad.",
    "lives_with": "With the mother.",
    "check": "The school and the neighbour say so; the road is closed.",
}


def reviewed(case, by, **changes):
    said = {"held_on": today(), "lowered": LOWERED} | REVIEWED | changes
    return actions.record_review(case, by=by, id=uuid.uuid4(), **said)


def conference():
    """What is said of a conference of today, which decided one thing."""
    return {
        "held_on": today(),
        "words": "Who takes him while the grandmother is in hospital.",
        "participants": [("Асанова Айгүл", "Aiyl okmotu"), ("Исаев Бакыт", "School")],
        "decisions": [("The aunt takes him in", "Асанова Айгүл", today() + timedelta(days=7))],
    }


def conferred(case, by, **changes):
    return actions.record_conference(case, by=by, id=uuid.uuid4(), **conference() | changes)


def proposed(case, by, **changes):
    return closing.propose_closing(case, by=by, id=uuid.uuid4(), **SAID | changes)


def at_risk(case, by, risk, *, on=None):
    with by.speaking():
        return set_risk(case, risk, "As seen.", on=on or today(), lowered=LOWERED)


def submitted(case, by, *, on=None):
    """The ten days are over: written by the owner, whom the database does not ask for a plan."""
    day = on or today()
    with by.speaking():
        due_on, review_on, held = (
            clock_of(case).due_on,
            first_review_due_on(risk_of(case), day),
            place_of_file(case),
        )
    return Stop.objects.using("owner").create(
        child_id=case.child_id,
        case_id=case.pk,
        stopped_on=day,
        due_on=due_on,
        is_late=max(day, today()) > due_on,
        review_on=review_on,
        **held,
    )


def visited(case, by, *, days_ago=3, **changes):
    """A visit at which the child was seen at home."""
    said = {"made": True, "seen": True, "at": timezone.now() - timedelta(days=days_ago)}
    with by.speaking():
        return Visit.objects.create(child_id=case.child_id, case=case, worker_id=by.pk, **said | changes)


def promised(case, by, *, words="Papers for the grandmother", days=20):
    """A measure of the child's plan."""
    from umai.planning.models import Plan

    with by.speaking():
        plan = Plan.objects.filter(case=case).first()
    plan = plan or planning.begin_plan(case, by=by, kind="child")
    return planning.record_measure(
        plan,
        by=by,
        line=uuid.uuid4(),
        kind="documents",
        words=words,
        due_on=today() + timedelta(days=days),
        body_words="Aiyl okmotu",
        person_words="Асанова Айгүл",
    )


def due(case, by, owed):
    """The day by which this is owed in the case, or None."""
    with by.speaking():
        return Due.objects.filter(case=case, owed=owed).values_list("due_on", flat=True).first()


def owner(statement, *values):
    """Run as the owner of the tables, as jobs and bulk loads do."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def risky(case, aigul):
    """The same case, once the risk in it was found to be high."""
    at_risk(case, aigul, "high")
    return case
