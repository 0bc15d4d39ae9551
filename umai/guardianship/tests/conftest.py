"""A child of Aigul's municipality, whose mother leaves it with an aunt."""

import uuid
from datetime import date, timedelta

import pytest

from umai.guardianship.applications import actions as applying
from umai.guardianship.applications import state as how_far
from umai.guardianship.applications.models import PaperKind
from umai.guardianship.departure import actions, state
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, add_child

DAY = timedelta(days=1)
WORDS = "Жардам керек."
IDENTITY = {"surname": "Асанов", "given": "Нурбек", "sex": "m", "birth_date": date(2015, 3, 27)}


def register(by, **identity):
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=IDENTITY | identity)


def adult_of(child, by, relation, given, **more):
    """The kinship of a new adult of the family."""
    identity = {"surname": "Асанова", "given": given, "birth_date": date(1988, 5, 1)}
    return add_adult(child, by=by, identity=identity, relation=relation, **more)


def announcement(mother, aunt, **more):
    """What the mother announces: to work in Russia from next month on, the child stays with the aunt."""
    said = {"adult_id": mother.adult_id, "carer_id": aunt.adult_id, "way": "in_person", "reason": "work"}
    said |= {"kind": "external", "country": "RU", "announced_on": today(), "leaves_on": today() - 3 * DAY}
    return said | {"returns_on": None} | more


CHECKS = {"identity": "seen", "carer": "agrees", "other_parent": "not_reached"}


def ask(departure, by, kind, **more):
    said = {"outcome": CHECKS[kind], "asked_on": today(), "words": WORDS}
    return actions.record_check(departure, by=by, kind=kind, **said | more)


def ask_everybody(departure, by):
    for kind in CHECKS:
        ask(departure, by, kind)


def applied(child, by, kin, **more):
    """The application of somebody of the family, received five days ago."""
    said = {"applicant_id": kin.adult_id, "arrangement": "guardianship", "received_on": today() - 5 * DAY}
    return applying.apply(child, by=by, **said | more)


def see_papers(application, by, kinds=PaperKind):
    for kind in kinds:
        applying.record_paper(application, by=by, kind=kind, state="seen", looked_on=today())


def look_at_home(application, by, **more):
    said = {"reached_on": today(), "found": "good", "words": WORDS}
    return applying.record_home(application, by=by, **said | more)


def look_at_all(application, by):
    """The papers are complete and the home was examined: it can be decided."""
    see_papers(application, by)
    look_at_home(application, by)


def application_state(application, by):
    """How far an application is, as this worker sees it."""
    with by.speaking():
        return how_far.application_state(application, by)


def state_of(departure, by):
    """How far an announcement is, as this worker sees it."""
    with by.speaking():
        return state.state_of(departure, by)


@pytest.fixture(autouse=True)
def in_english():
    """The sentences that these tests compare are the English ones."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def mother(child, aigul):
    return adult_of(child, aigul, "mother", "Гүлзат")


@pytest.fixture
def aunt(child, aigul):
    return adult_of(child, aigul, "aunt_m", "Салкын")


@pytest.fixture
def departure(child, mother, aunt, aigul):
    """The mother announced it in person; nobody was asked yet."""
    return actions.announce_departure(child, by=aigul, **announcement(mother, aunt))


@pytest.fixture
def asked(departure, aigul):
    """Everybody was asked, and the aunt agrees."""
    ask_everybody(departure, aigul)
    return departure


@pytest.fixture
def application(child, aunt, aigul):
    """The aunt applied for guardianship; nothing was looked at yet."""
    return applied(child, aigul, aunt)


@pytest.fixture
def ready(application, aigul):
    """All was looked at: it waits to be decided."""
    look_at_all(application, aigul)
    return application


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
