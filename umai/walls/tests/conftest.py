"""A child with an open case that Aigul answers for, and walls as people declare them."""

import uuid

import pytest
from django.utils import timezone

from tests.cast import id_of
from umai.access.models import Wall
from umai.intake.cases.actions import assign_worker, open_case
from umai.register.child.actions import add_child
from umai.walls.declaring.actions import declare_tie


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-05-04"}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


@pytest.fixture
def case(child, aigul, damira):
    said = {"concern": "left_behind", "channel": "school", "words": "Alone.", "discovered_at": None}
    case = open_case(child, by=aigul, id=uuid.uuid4(), received_at=timezone.now(), **said)
    assign_worker(case, by=damira, worker_id=aigul.pk)
    return case


def declared(child, by, who, tie="family", words="Her aunt."):
    """The wall that this worker declared around the child's file, as the owner reads it."""
    pk = declare_tie(child, by=by, worker_id=id_of("worker", who), tie=tie, words=words).pk
    return Wall.objects.using("owner").get(pk=pk)
