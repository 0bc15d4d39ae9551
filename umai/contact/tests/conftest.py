"""A child of Aigul's municipality whose mother is abroad and whose uncle lives in the home; two telephones."""

from datetime import date, time

import pytest

from tests.cast import id_of
from umai.access.sessions import Speaker
from umai.contact.actions import decide_card, give_card
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today
from umai.outreach.actions import record_telephone
from umai.outreach.tests.conftest import office
from umai.prevention.tests.conftest import adult_of, register
from umai.register.child.actions import record_fact
from umai.register.models import Absence, Kinship
from umai.staff.models import Particulars
from umai.trail.models import Entry

OWN, OFFICE = "+996555123456", "+996323021234"
FOUND = "Таенеси, ал кубанат."
WHY = "Сумканы таякеси карайт."


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def mother(child, aigul):
    """The kinship of the mother, who has been away since 2024."""
    adult = adult_of(child, aigul)
    away = {"adult_id": adult, "kind": "external", "country": "RU", "holds_from": date(2024, 3, 1)}
    record_fact(child, by=aigul, model=Absence, **away)
    return kin_of(child, aigul, adult)


@pytest.fixture
def uncle(child, aigul):
    return kin_of(child, aigul, adult_of(child, aigul, "uncle_f", date(1985, 5, 1), "Бакыт"))


@pytest.fixture
def case(child, aigul):
    return open_case(child, by=aigul, **particulars())


@pytest.fixture
def decision(child, aigul):
    return decided(child, aigul)


@pytest.fixture
def given(decision, aigul):
    return give_card(decision, by=aigul, given_on=today(), to_whom="child")


@pytest.fixture
def own_telephone(db):
    Particulars.objects.using("owner").filter(worker_id=id_of("worker", "aigul")).update(phone=OWN)


@pytest.fixture
def office_telephone(damira):
    hours = {"hours": "working_days", "hours_from": time(9), "hours_to": time(17), "called_on": today()}
    return record_telephone(office("nookat_first"), by=damira, number=OFFICE, **hours)


def decided(child, by, outcome="carry", **more):
    said = {"who_may_find": FOUND} if outcome == "carry" else {"why": WHY}
    return decide_card(child, by=Speaker(by.token), outcome=outcome, **said | more)  # as a new request


def kin_of(child, by, adult):
    with by.speaking():
        return Kinship.objects.get(child=child, adult_id=adult)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
