"""A child of Nookat with an open case, what the school and a clinic offer, and what was agreed with them."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.cast import NOOKAT, id_of, place_of
from umai.access.sessions import Speaker, open_session
from umai.intake.cases.actions import open_case
from umai.law.terms.clock import today
from umai.referrals.catalogue.actions import add_service, record_agreement
from umai.referrals.referral import actions, answers
from umai.register.child.actions import add_adult, add_child, record_fact
from umai.register.models import CareArrangement, Languages, Schooling
from umai.staff.models import Account, Office, OfficeKind, Role, Term, Worker

AGREED = ["child_name", "birth_date", "settlement", "school", "need"]
NAMES = {"ky": "Психолог", "ru": "Помощь психолога", "en": "Help of a psychologist"}


@pytest.fixture
def school(db):
    return Office.objects.select_related("place").get(pk=id_of("office", "nookat_school"))


@pytest.fixture
def child(aigul):
    identity = {
        "surname": "Асанов",
        "given": "Нурбек",
        "birth_date": date(2015, 3, 2),
        "sex": "m",
        "pin": "20203201512345",
    }
    found = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    record_fact(
        found, by=aigul, model=Schooling, attendance="attends", school="Школа № 4", grade=5, school_year=2026
    )
    record_fact(found, by=aigul, model=Languages, of_child="кыргызча", interpreter="дүнганча")
    return found


@pytest.fixture
def carer(child, aigul):
    kin = add_adult(
        child,
        by=aigul,
        relation="grandmother_m",
        identity={"surname": "Асанова", "given": "Бурул", "phone": "+996700112233"},
    )
    record_fact(child, by=aigul, model=CareArrangement, carer_id=kin.adult_id, is_kin=True)
    return kin


@pytest.fixture
def case(child, aigul):
    return open_case(
        child,
        by=aigul,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="Жалгыз калган.",
        received_at=timezone.now() - timedelta(days=3),
        discovered_at=None,
    )


@pytest.fixture
def service(damira):
    """Every school of the district gives it."""
    return add_service(
        damira.office,
        by=damira,
        place=damira.office.place,
        code="psychologist",
        names=NAMES,
        holds_from=today(),
        body="school",
    )


def agree(by, **changes):
    said = {
        "place": by.office.place,
        "fields": AGREED,
        "cite": "Order 12 of the district",
        "number": "7",
        "signed_on": today(),
        "holds_from": today(),
        "body": "school",
    }
    return record_agreement(by.office, by=by, **said | changes)


@pytest.fixture
def agreement(damira):
    return agree(damira)


def refer(case, by, service, office, **changes):
    said = {
        "id": uuid.uuid4(),
        "fields": ["child_name", "birth_date"],
        "words": "Does not speak since May.",
        "need": "Talks with the psychologist once a week.",
    }
    return actions.send_referral(case, by=by, service=service, office=office, **said | changes)


@pytest.fixture
def referral(case, aigul, service, agreement, school):
    return refer(case, aigul, service, school)


def answer(referral, by, kind="accepted", **changes):
    return answers.answer_referral(referral, by=by, id=uuid.uuid4(), kind=kind, **changes)


def arrive(username, kind, role, where=(NOOKAT, 0)):
    """Somebody new at a new office of this kind; signed in, and with an account."""
    owner = "owner"
    office = Office.objects.using(owner).create(
        kind=kind, place=place_of(where), name_ky=f"{username} ky", name_ru=f"{username} ru", name_en=username
    )
    worker = Worker.objects.using(owner).create(surname="Сыдыкова", given=username)
    Term.objects.using(owner).create(worker=worker, office=office, role=role, from_on=date(2020, 1, 1))
    account = Account(username=username, worker=worker)
    account.set_unusable_password()
    account.save(using=owner)
    return Speaker(open_session(worker))


@pytest.fixture
def nurse(db):
    """A health worker of a clinic in Nookat."""
    return arrive("nurse", OfficeKind.CLINIC, Role.HEALTH_WORKER)


@pytest.fixture
def other_teacher(db):
    """The social teacher of another school in the same place."""
    return arrive("other-teacher", OfficeKind.SCHOOL, Role.SCHOOL_WORKER)


@pytest.fixture
def inspector(db):
    return arrive("inspector", OfficeKind.POLICE, Role.INSPECTOR, NOOKAT)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
