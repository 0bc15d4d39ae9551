"""A child of Aigul's municipality of whom somebody hears that it wants to die."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from tests.cast import NOOKAT, id_of
from umai.access.models import Grant, Wall
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.law.justice.self_harm import followed_until, next_contact_on
from umai.law.terms.clock import today
from umai.planning.tests.conftest import join
from umai.register.child.actions import add_child
from umai.register.models import Child
from umai.self_harm.deaths import actions as reviews
from umai.self_harm.models import SelfHarmPath
from umai.self_harm.path import actions, steps
from umai.staff.models import Office, OfficeKind, Role

DAY = timedelta(days=1)
WORDS = "Жашагысы келбейт."
IDENTITY = {"surname": "Асанов", "given": "Нурбек", "sex": "m", "birth_date": date(2012, 3, 27)}


def ago(**time):
    return timezone.now() - timedelta(**time)


def register(by, **identity):
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=IDENTITY | identity)


def opened(child, by, **more):
    said = {"kind": "said", "told_by": "person", "happened_at": ago(hours=2), "words": WORDS}
    return actions.open_path(child, by=by, **said | more)


ANSWERS = {  # each step with answers that settle it
    steps.TALK: {"way": "in_person", "is_safe": True, "words": WORDS},
    steps.NOT_ALONE: {"somebody_stays": True, "stays": "The aunt", "until_on": None},
    steps.MEANS: {"removed": True, "words": "Poison taken to the neighbour"},
    steps.SPECIALIST: {"outcome": "seen", "who": "Psychologist of Nookat", "seen_on": None},
    steps.CARER: {"told": True, "words": "Stay beside the child"},
    steps.SCHOOL: {"told": False, "words": "It is safer so"},
}


def done(step, path, by, **more):
    return step.act(path, by=by, **ANSWERS[step] | {"happened_at": timezone.now()} | more)


def do_all(path, by):
    for step in steps.ALL_PATH_STEPS:
        done(step, path, by)


def long_ago(child, days, **more):
    """A path that was opened so many days ago, as the owner of the tables writes it."""
    on = today() - days * DAY
    said = {"kind": "said", "told_by": "person", "words": WORDS, "happened_at": ago(days=days)}
    said |= {"contact_due_on": next_contact_on(on, None), "follow_until": followed_until(on)}
    return owner(SelfHarmPath, child_id=child.pk, recorded_at=ago(days=days), **said | more)


def owner(model, **fields):
    """A row as the owner of the tables writes it."""
    child = Child.objects.using("owner").filter(pk=fields.get("child_id")).first()
    if child and model not in (Wall, Grant):
        fields = {"district_id": child.district_id, "municipality_id": child.municipality_id} | fields
    row = model.objects.using("owner").create(**fields)
    row._state.db = "default"  # what names it later is written by whoever speaks
    return row


def begun(child, by, **more):
    return reviews.begin_review(child, by=by, **{"died_on": today(), "reason": WORDS} | more)


def concluded(review, by, **more):
    said = {"findings": "Nobody answered the referral.", "recommendations": "Answer within three days."}
    body = Office.objects.get(pk=id_of("office", "nookat"))
    return reviews.conclude_review(review, by=by, **said | {"body": body} | more)


def answered(conclusion, by, words=WORDS):
    return reviews.answer_review(conclusion, by=by, words=words)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


@pytest.fixture(autouse=True)
def in_english():
    """The sentences that these tests compare are the English ones."""
    with translation.override("en"):
        yield


@pytest.fixture
def sabira(db):
    """The secretary of the Commission of Nookat."""
    return join("sabira", "Сабира", OfficeKind.COMMISSION, NOOKAT, Role.COMMISSION_SECRETARY)


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def case(child, aigul):
    return open_case(child, by=aigul, **particulars())


@pytest.fixture
def path(child, aigul):
    return opened(child, aigul)


@pytest.fixture
def death(child, aigul):
    return opened(child, aigul, kind="died")


@pytest.fixture
def review(child, death, farida):
    return begun(child, farida)


@pytest.fixture
def conclusion(review, farida):
    return concluded(review, farida)
