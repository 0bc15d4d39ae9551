"""A child of Aigul's municipality, whose mother leaves it with an aunt."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import override_settings

from umai.guardianship.departure import actions, state
from umai.guardianship.invitation.actions import invite_parent
from umai.guardianship.site.codes import make_code
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, add_child, record_fact
from umai.register.models import CareArrangement

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


def placed(child, kin, by, **more):
    """The care of the child by this adult of the family, without a paper unless it is said otherwise."""
    said = {"carer_id": kin.adult_id, "is_kin": True, "paper": "none"}
    return record_fact(child, by=by, model=CareArrangement, **said | more)


def asked_of(by, child=None):
    """What waits about carers, as this worker sees it, or of one child."""
    from umai.guardianship.worklist import matters_of

    return matters_of(by, child and child.pk)


def kinds_asked(by):
    return [one.what for one in asked_of(by)]


SAID_ON_SITE = {
    "who_writes": "Гүлзат, апасы",
    "kind": "external",
    "country": "RU",
    "reason": "work",
    "leaves_on_day": "1",
    "leaves_on_month": "3",
    "leaves_on_year": "2026",
    "child_stays": "Нурбек эжем Салкын менен калат.",
    "contact": "+7 900 000 00 01",
    "carer": "agrees",
    "other_parent": "not_reached",
    "words": "Мектеби ошол эле.",
}


def invite(child, parent, by, language="ky"):
    """A code for this parent, and the row that keeps its hash."""
    code, hashed = make_code()
    said = {"adult_id": parent.adult_id, "language": language, "code_hash": hashed}
    return code, invite_parent(child, by=by, **said)


def send_from_site(child, parent, by, **changes):
    """What a parent sent from the site with a code, as the public role wrote it, and the code's row."""
    from umai.guardianship.models import SentAnnouncement
    from umai.guardianship.site import database
    from umai.guardianship.site.forms import LeavingForm

    code, invitation = invite(child, parent, by)
    form = LeavingForm(SAID_ON_SITE | {"code": code} | changes)
    assert form.is_valid(), form.errors
    with override_settings(UMAI_REPORT_DATABASE="public"):
        one = database.send(code, form.said(), "ky")
    with by.speaking():
        return SentAnnouncement.objects.select_related("child", "invitation").get(pk=one), invitation


CHECKS = {"identity": "seen", "carer": "agrees", "other_parent": "not_reached"}


def ask(departure, by, kind, **more):
    said = {"outcome": CHECKS[kind], "asked_on": today(), "words": WORDS}
    return actions.record_check(departure, by=by, kind=kind, **said | more)


def ask_everybody(departure, by):
    for kind in CHECKS:
        ask(departure, by, kind)


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
def came(child, mother, aigul):
    """What the mother sent from the site with a code; nobody has read it."""
    return send_from_site(child, mother, aigul)[0]


@pytest.fixture
def departure(child, mother, aunt, aigul):
    """The mother announced it in person; nobody was asked yet."""
    return actions.announce_departure(child, by=aigul, **announcement(mother, aunt))


@pytest.fixture
def asked(departure, aigul):
    """Everybody was asked, and the aunt agrees."""
    ask_everybody(departure, aigul)
    return departure


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
