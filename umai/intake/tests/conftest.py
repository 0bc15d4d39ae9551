"""A child of Aigul's municipality, and a case of the child."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from umai.intake import actions
from umai.register.actions import add_child

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
def proposal(case, aigul):
    return actions.propose_closing(
        case,
        by=aigul,
        id=uuid.uuid4(),
        reason="goals_met",
        words="The mother came back.",
        childs_view="He is glad.",
        lives_with="With the mother.",
    )


def wall(worker, child):
    """Put a wall between this worker and this child."""
    from umai.access.models import Wall

    Wall.objects.using("owner").create(worker_id=worker.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
    worker.__dict__.pop("reach", None)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
