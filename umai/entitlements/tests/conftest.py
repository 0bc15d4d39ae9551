"""A child of Aigul's municipality, whose mother works abroad and whose grandmother cares without a paper."""

from datetime import date

import pytest

from umai.prevention.tests.conftest import adult_of, register
from umai.register.child.actions import record_fact
from umai.register.models import Absence, CareArrangement, Schooling
from umai.trail.models import Entry


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def grandmother(child, aigul):
    """The id of the grandmother; the mother has been away since 2024."""
    mother = adult_of(child, aigul)
    away = {"adult_id": mother, "kind": "external", "country": "RU", "holds_from": date(2024, 3, 1)}
    record_fact(child, by=aigul, model=Absence, **away)
    found = adult_of(child, aigul, "grandmother_f", date(1958, 5, 1), "Сайрагүл")
    record_fact(child, by=aigul, model=CareArrangement, carer_id=found, is_kin=True, paper="none")
    return found


@pytest.fixture
def out_of_school(child, aigul):
    record_fact(child, by=aigul, model=Schooling, attendance="left", school="№ 4")


def last_entry():
    """Act and outcome of the last entry on the trail."""
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
