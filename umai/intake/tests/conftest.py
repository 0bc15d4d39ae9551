"""A child of Aigul's municipality, and a case of the child."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import id_of, place_of
from tests.looking import reading
from umai.intake.cases import actions, closing
from umai.intake.models import Due
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register.child.actions import add_child

WORDS = "Both parents left; the grandmother is ill."


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек"}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


def particulars(**changes):
    """What is said when a case is opened: received two days ago from the school."""
    said = {
        "id": uuid.uuid4(),
        "concern": "left_behind",
        "channel": "school",
        "words": WORDS,
        "received_at": timezone.now() - timedelta(days=2),
        "discovered_at": None,
    }
    return said | changes


@pytest.fixture
def case(child, aigul):
    return actions.open_case(child, by=aigul, **particulars())


@pytest.fixture
def kochkor(db):
    """The municipality of the other district in which Jyldyz works."""
    return Place.objects.get(pk=place_of(("41704235000000", 0)).pk)


@pytest.fixture
def proposal(case, aigul):
    return proposed(case, aigul)


SAID = {
    "reason": "goals_met",
    "words": "The mother came back.",
    "childs_view": "He is glad.",
    "lives_with": "With the mother.",
}


def proposed(case, by, **changes):
    """A proposal to close, past the room that asks what must be known before."""
    with by.speaking():
        return closing.insert_proposal(case, id=uuid.uuid4(), **SAID | changes)


def closed(proposal, by):
    """The case closed, past that room."""
    with reading(by):
        return closing.close_case(proposal, by=by)


@pytest.fixture
def owed(case, aigul):
    """`owed("visit", late=3)`: so many days late, in the case that Aigul answers for; answers its id."""
    Due.objects.using("owner").all().delete()

    def make(kind="visit", *, late=0, worker="aigul", on=None):
        row = Due.objects.using("owner").create(
            owed=kind,
            of=uuid.uuid4(),
            case_id=case.pk,
            child_id=case.child_id,
            district_id=case.district_id,
            municipality_id=case.municipality_id,
            worker_id=worker and id_of("worker", worker),
            due_on=(on or today()) - timedelta(days=late),
        )
        return row.of

    return make


def wall(worker, child):
    """Put a wall between this worker and this child."""
    from umai.access.models import Wall

    Wall.objects.using("owner").create(worker_id=worker.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
    worker.__dict__.pop("reach", None)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
