"""A child of Aigul's municipality whose mother left, and how it is derived what the law says of it."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import translation

from tests.cast import SINCE, id_of
from tests.second_person import speaker
from umai.law.terms.clock import today
from umai.register.child import actions
from umai.register.models import Absence
from umai.register.tests.conftest import child, mother, wall
from umai.situations.deriving import derive_findings
from umai.situations.models import LegalFinding
from umai.staff.models import Account, Role, Term, Worker

__all__ = ["child", "mother", "wall"]

DAY = timedelta(days=1)


def derive():
    """A run of the owner, in the transaction of the test."""
    return derive_findings(using="owner")


def found(child, on=None):
    """Code to reasons of what stands of this child on a day (today)."""
    rows = LegalFinding.objects.using("owner").filter(child_id=child.pk).standing()
    return {row.code: tuple(row.reasons) for row in rows.holding(on=on or today())}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def record(child, aigul):
    def write(model, **fact):
        return actions.record_fact(child, by=aigul, model=model, **fact)

    return write


@pytest.fixture
def absence(child, mother, record):
    """The mother has been abroad for a year."""
    return record(
        Absence, adult_id=mother.adult_id, kind="external", country="RU", holds_from=today() - 365 * DAY
    )


def children_of(by, number, since=None):
    """So many children of this worker's municipality, each with a mother who is abroad."""
    made = [
        actions.add_child(by.office.place, by=by, id=uuid.uuid4(), identity={"given": f"Бала{at}"})
        for at in range(number)
    ]
    for one in made:
        absence_of(one, by, since)
    return made


def absence_of(child, by, since=None):
    """A mother of this child who is abroad since a day, or since nobody knows when."""
    identity = {"surname": "Асанова", "given": "Жылдыз", "sex": "f", "birth_date": date(1990, 5, 1)}
    mother = actions.add_adult(child, by=by, identity=identity, relation="mother")
    return actions.record_fact(
        child, by=by, model=Absence, adult_id=mother.adult_id, kind="external", country="RU", holds_from=since
    )


@pytest.fixture
def ministry(db):
    """A supervisor at the Ministry, who signs in as "mirlan"."""
    worker = Worker.objects.using("owner").create(surname="Осмонов", given="Мирлан")
    Term.objects.using("owner").create(
        worker=worker, office_id=id_of("office", "ministry"), role=Role.MINISTRY_SUPERVISOR, from_on=SINCE
    )
    Account.objects.using("owner").create(username="mirlan", worker_id=worker.pk)
    return speaker(worker.pk)
