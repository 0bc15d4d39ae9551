"""Where an urgent call waits too long, on the first pages of the Ministry and of the administrator."""

import pytest

from tests.cast import COUNTRY, id_of
from tests.page_words import words_of
from umai.law.terms.clock import today
from umai.notices.models import Keeper
from umai.notices.tests.conftest import called
from umai.outreach.actions import record_telephone
from umai.oversight.state.waiting import waiting_calls
from umai.planning.tests.conftest import join
from umai.staff.models import Office, OfficeKind, Role

__all__ = ["called"]


@pytest.fixture
def mirlan(db):
    return join("mirlan", "Мирлан", OfficeKind.MINISTRY, COUNTRY, Role.MINISTRY_SUPERVISOR)


def first_page(client):
    return words_of(client.get("/"))


def test_an_hour_after_it_they_read_where_it_waits_since_when_and_whom_to_call(
    mirlan, damira, called, client_of
):
    called(minutes=69)
    office = Office.objects.get(pk=id_of("office", "nookat"))
    clients = {who: client_of(who) for who in ("mirlan", "gulnara")}
    for who, client in clients.items():
        page = first_page(client)
        assert "nobody has taken the call for 69 minutes" in page and "number not recorded" in page, who
        assert str(office) in page, who
    record_telephone(office, by=damira, number="+996323241234", hours="unknown", called_on=today())
    for who, client in clients.items():
        assert 'href="tel:+996323241234"' in client.get("/").text, who


def test_before_that_the_department_alone_is_asked(mirlan, called, client_of):
    called(minutes=59)
    assert "nobody has taken the call" not in first_page(client_of("mirlan"))


def test_of_a_call_that_the_department_must_not_see_the_oblast_is_named(mirlan, called):
    called(minutes=69, keeper=Keeper.OBLAST)
    (one,) = waiting_calls(mirlan)
    assert one.office == str(Office.objects.get(pk=id_of("office", "osh_oblast")))


def test_nobody_else_is_told(called, timur, nuriya, bakyt):
    called(minutes=69)
    assert [waiting_calls(by) for by in (timur, nuriya, bakyt)] == [[]] * 3


def test_for_the_administrator_a_call_waits_for_a_person_and_is_no_part_that_fails(called, client_of):
    called(minutes=69)
    for page in ("/", "/system/"):
        assert "Urgent calls that wait waits for a person" in words_of(client_of("gulnara").get(page)), page
