"""A child of Aigul's municipality, with a mother; and what a school says."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from umai.intake.cases.actions import open_case
from umai.law.terms.clock import today
from umai.prevention.body_notes import actions
from umai.register.child.actions import add_adult, add_child, record_fact
from umai.register.models import CareArrangement

WORDS = "Жардам керек."
DAY = timedelta(days=1)


def years_old(years):
    """A day of birth of somebody who is so many years old today."""
    return today() - timedelta(days=years * 366)


def register(by, given="Нурбек", born_on=None, place=None):
    identity = {"surname": "Асанов", "given": given, "birth_date": born_on or years_old(9)}
    return add_child(place or by.office.place, by=by, id=uuid.uuid4(), identity=identity)


def adult_of(child, by, relation="mother", born_on=None, given="Гүлзат"):
    """The id of a new adult of the family."""
    identity = {"surname": "Асанова", "given": given, "birth_date": born_on or date(1988, 5, 1)}
    return add_adult(child, by=by, identity=identity, relation=relation).adult_id


def lives_with(child, by, adult_id, **care):
    return record_fact(child, by=by, model=CareArrangement, carer_id=adult_id, holds_from=today(), **care)


def case_of(child, by):
    return open_case(
        child,
        by=by,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="",
        received_at=timezone.now(),
        discovered_at=None,
    )


def attendance(**more):
    return {"kind": "attendance", "missed_days": 8, "school_days": 40, "noted_on": today()} | more


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def mother(child, aigul):
    return adult_of(child, aigul)


@pytest.fixture
def told(bakyt):
    """What the school of Aigul's municipality says of a child whom it names."""
    return actions.record_body_note(
        bakyt.office, by=bakyt, named="Асанов Нурбек, 3-класс", words=WORDS, **attendance()
    )


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
