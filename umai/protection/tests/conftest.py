"""A case of a child of Aigul's municipality, the family, and a protection that runs."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.cast import id_of
from umai.access.sessions import Speaker, open_session
from umai.intake.cases.actions import open_case
from umai.protection.emergency import actions
from umai.protection.ending import actions as endings
from umai.protection.steps import steps
from umai.register.child.actions import add_adult, add_child
from umai.staff.models import Worker


def ago(**time):
    """An instant before now."""
    return timezone.now() - timedelta(**time)


def make_child(by, given="Нурбек"):
    identity = {"surname": "Асанов", "given": given, "birth_date": date(2018, 4, 12)}
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=identity)


def make_case(child, by, concern="violence"):
    return open_case(
        child,
        by=by,
        id=uuid.uuid4(),
        concern=concern,
        channel="citizen",
        words="Beaten by the uncle.",
        received_at=ago(days=2),
        discovered_at=None,
    )


def begun(case, by, **changes):
    said = {"danger": "violence", "known_at": ago(hours=5), "words": "The uncle beats him."}
    return actions.begin_protection(case, by=by, id=uuid.uuid4(), **said | changes)


GOING = {
    "who_went": "Асанова Айгүл",
    "child_seen": True,
    "findings": "A bruise on the left arm.",
    "companions": [{"body": "police", "name": "Токтоев Б.", "rank": "major"}],
}
REMOVED = {"decided": "removed", "reason": "Beaten, and nobody at home is safe."}
REMOVAL = {"place": "The uncle's house", "taken_from": "the uncle", "health": "A bruise on the left arm."}
PLACE = {"kind": "crisis_centre", "address": "Manas street 5, Gulnara took him in"}
END = {"reason": "The uncle left.", "childs_view": "He wants to go home.", "lives_with": "The grandmother."}


@pytest.fixture
def child(aigul):
    return make_child(aigul)


@pytest.fixture
def case(child, aigul):
    return make_case(child, aigul)


@pytest.fixture
def uncle(child, aigul):
    identity = {"surname": "Асанов", "given": "Бакыт"}
    kinship = add_adult(child, by=aigul, identity=identity, relation="uncle_f", legal_representative=True)
    return kinship.adult_id


@pytest.fixture
def protection(case, aigul):
    return begun(case, aigul)


@pytest.fixture
def removed(protection, aigul):
    """The child was taken away four hours ago."""
    actions.record_decision(protection, by=aigul, happened_at=ago(hours=4), **REMOVED)
    steps.REMOVAL.act(protection, by=aigul, happened_at=ago(hours=4), **REMOVAL)
    actions.record_place(protection, by=aigul, happened_at=ago(hours=3), **PLACE)
    return protection


def ended(protection, by, how="relatives", **changes):
    """The protection, ended: this worker proposed it and the head agreed."""
    proposal = proposed_end(protection, by, how, **changes)
    head = Speaker(open_session(Worker.objects.get(pk=id_of("worker", "damira"))))
    endings.agree_end(proposal, by=head)
    return proposal


def proposed_end(protection, by, how="relatives", **changes):
    from umai.law.terms.clock import today

    return endings.propose_end(
        protection, by=by, id=uuid.uuid4(), how=how, **{"ends_on": today()} | END | changes
    )


def wall(worker, protection):
    """Put a wall between this worker and the child of a protection."""
    from umai.access.models import Wall

    said = {"child_id": protection.child_id, "from_at": "2020-01-01T00:00Z"}
    Wall.objects.using("owner").create(worker_id=worker.pk, **said)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
