"""A child with a mother, a sister, a feared uncle and a safe place, and what is asked about the file."""

import uuid
from datetime import date, timedelta

import pytest

from umai.intake.tests.conftest import last_entry
from umai.law.terms.clock import today
from umai.protection.emergency.actions import record_decision
from umai.protection.tests.conftest import ago, begun, ended, make_case
from umai.referrals.tests.conftest import agreement, school, service
from umai.register.child.actions import add_adult, add_child, link_adult, record_fact
from umai.register.models import Address, Adult, HealthDetail, Identity, Schooling, ShelterAddress
from umai.register.tests.conftest import grant, wall
from umai.rights.consent import actions as consents
from umai.rights.dispute import actions as disputes
from umai.rights.dispute.reading import facts_of
from umai.rights.erasure import actions as erasing
from umai.rights.extract import actions as extracts

__all__ = ["agreement", "grant", "last_entry", "school", "service", "wall"]

SISTER, UNCLE, HOUSE = "Бегимай", "Жаныбек", "5091374826"
SHELTER = f"Чүй проспекти {HOUSE}"
HARMLESS, SECRET = "Футболду жакшы көрөм", f"{SISTER} экөөбүз корктук"


class Family:
    """One child and who is around it."""

    def __init__(self, by, head, born=date(2015, 3, 2)):
        self.by = by
        identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": born, "pin": "20203201512345"}
        self.child = add_child(by.office.place, by=by, id=uuid.uuid4(), identity=identity)
        self.mother = self.adult("mother", "Гүлнара", pin="11505198512345")
        self.uncle = self.adult("uncle_m", UNCLE)
        sister = {"surname": "Асанова", "given": SISTER, "birth_date": date(2012, 1, 1)}
        self.sister = add_child(by.office.place, by=by, id=uuid.uuid4(), identity=sister)
        link_adult(self.sister, by=by, adult=Adult(pk=self.mother), relation="mother")
        record_fact(self.child, by=by, model=Schooling, attendance="attends", school="№ 4 мектеп", grade=5)
        record_fact(self.child, by=by, model=Address, words="Манас көчөсү, 5", kind="actual")
        record_fact(self.child, by=head, model=HealthDetail, words="Астма")
        record_fact(self.child, by=head, model=ShelterAddress, words=SHELTER)

    def adult(self, relation, given, **more):
        identity = {"surname": "Асанова", "given": given, **more}
        kin = add_adult(self.child, by=self.by, identity=identity, relation=relation)
        return kin.adult_id


@pytest.fixture
def family(aigul, damira):
    return Family(aigul, damira)


@pytest.fixture
def child(family):
    return family.child


@pytest.fixture
def case(child, aigul):
    return make_case(child, aigul)


def asked(family, by, **changes):
    said = {
        "asker": "parent",
        "adult_id": family.mother,
        "subject": "child",
        "ground": "Туулгандыгы тууралуу күбөлүк.",
        "shown": "Паспорт AN 1234567",
        "asked_on": today(),
    }
    return extracts.ask_extract(family.child, by=by, id=uuid.uuid4(), **said | changes)


def asked_by_child(family, by):
    return asked(family, by, asker="child", adult_id=None)


def released(request, by):
    return extracts.release_extract(request, by=by, words="The mother lives alone with him.")


def agreed_consent(child, by, **changes):
    said = {
        "purpose": "photo",
        "to_office": None,
        "to_whom": "the department",
        "adult_id": None,
        "assent": "yes",
        "words": "Explained.",
        "until_on": today() + timedelta(days=30),
    }
    return consents.record_consent(child, by=by, id=uuid.uuid4(), **said | changes)


def proposed_erasure(child, by, words="She asked for it herself; no case was ever opened."):
    return erasing.propose_erasure(child, by=by, id=uuid.uuid4(), words=words)


def feared(family, by, **changes):
    """A protection from the uncle."""
    protection = begun(make_case(family.child, by), by)
    said = {"decided": "suspect_leaves", "reason": "He beats him.", "adult_words": "Таежеси"}
    changes = {"suspect_id": family.uncle} | changes
    record_decision(protection, by=by, happened_at=ago(hours=1), **said | changes)
    return protection


@pytest.fixture
def request_of_mother(family, aigul):
    return asked(family, aigul)


@pytest.fixture
def erasure_proposal(child, erlan):
    return proposed_erasure(child, erlan)


def disputed_fact(child, by, **changes):
    """The first fact of the file, disputed by the child."""
    (about, _words), *_ = facts_of(child, by)
    said = {"about": about, "asker": "child", "words": "Мен башка айдамын.", "disputed_on": today()}
    return disputes.dispute_fact(child, by=by, id=uuid.uuid4(), **said | changes)


@pytest.fixture
def disputed(child, aigul):
    return disputed_fact(child, aigul)


@pytest.fixture
def consent(child, aigul):
    return agreed_consent(child, aigul)


def identity_of(child):
    return Identity.ever.using("owner").get(child_id=child.pk)


__all__ += ["ended"]
