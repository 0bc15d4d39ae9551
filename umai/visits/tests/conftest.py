"""A case of a child of Aigul's municipality, and what a visit to it says."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.looking import reading
from umai.intake.cases import closing
from umai.intake.cases.actions import open_case
from umai.law.terms.clock import today
from umai.law.terms.visits import DueWindow
from umai.register.child.actions import add_child
from umai.visits.models import WindowReason
from umai.visits.visit import actions, scheduling
from umai.visits.visit.answers import Answers

SAID = {
    "seen": True,
    "alone": "yes",
    "childs_words": "I go to school. I miss my mother.",
    "risk": "high",
    "risk_words": "Nobody can sign for him.",
    "what_changed": "The aunt lives with them now.",
    "who_saw": "Бакиева Гүлмира, feldsher",
    "seen_how": "others",
}


def ago(**time):
    """An instant before now."""
    return timezone.now() - timedelta(**time)


def answers(**changes):
    """A visit of an hour ago, as `Answers`."""
    return Answers.of({"at": ago(hours=1)} | SAID | changes)


def refused(**changes):
    """A visit that the family refused."""
    return Answers.of({"at": ago(hours=1), "made": False, "not_made": "refused"} | changes)


def record(case, by, **changes):
    return actions.record_visit(case, by=by, id=uuid.uuid4(), answers=answers(**changes))


def make_child(by, given="Нурбек", **identity):
    said = {"surname": "Асанов", "given": given, "birth_date": date(2016, 4, 12)} | identity
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=said)


def make_case(child, by, days_ago=40, **more):
    """A case of a need that became known so many days ago; it is opened today."""
    return open_case(
        child,
        by=by,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="Alone.",
        received_at=ago(days=days_ago),
        discovered_at=None,
        **more,
    )


def close(case, by, head):
    """Close the case, by two."""
    said = {"words": "The mother came back.", "childs_view": "He is glad.", "lives_with": "The mother."}
    with by.speaking():
        proposal = closing.insert_proposal(case, id=uuid.uuid4(), reason="goals_met", **said)
    with reading(head):
        return closing.close_case(proposal, by=head)


def planned(case, by, *, first=-10, last=0, reason=WindowReason.INTERVAL, risk=""):
    """A visit that is planned from so many days before today to so many."""
    term = DueWindow(today() + timedelta(days=first), today() + timedelta(days=last))
    with by.speaking():
        return scheduling.plan_visit(case, term, reason=reason, risk=risk)


def window_of(case, by):
    """The window that waits now."""
    with by.speaking():
        return scheduling.open_window_of(case)


def dues(case):
    """What is owed in a case, as the database keeps it."""
    from umai.intake.models import Due

    return set(Due.objects.using("owner").filter(case=case).values_list("owed", "due_on"))


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


@pytest.fixture
def child(aigul):
    return make_child(aigul)


@pytest.fixture
def case(child, aigul):
    return make_case(child, aigul)
