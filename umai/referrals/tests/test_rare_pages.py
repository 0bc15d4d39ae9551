"""What the pages say of lines that are over, of a body farther off, and of a record that lacks what is sent."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import NOOKAT
from tests.tampering import without_triggers
from umai.intake.cases.actions import open_case
from umai.law.terms.clock import today
from umai.planning.tests import conftest as planning
from umai.referrals.catalogue import views
from umai.referrals.catalogue.actions import add_service, end_agreement, end_service
from umai.referrals.exchange import ExchangeField
from umai.referrals.tests.conftest import NAMES, agree, answer, arrive
from umai.referrals.tests.test_pages import address, new, text
from umai.register.child.actions import add_child
from umai.staff.models import Office, OfficeKind, Role


def tomorrow():
    return today() + timedelta(days=1)


def test_what_ended_yesterday_stands_folded_under_what_is_over(
    service, agreement, damira, client_of, monkeypatch
):
    client = client_of("damira")
    pages = ("/referrals/services/", "/referrals/agreements/")
    assert [page for page in pages if "What is over" in text(client.get(page))] == []
    end_service(service, by=damira, holds_to=today(), words="Nobody needs it.")
    end_agreement(agreement, by=damira, holds_to=today(), words="Nobody needs it.")
    monkeypatch.setattr(views, "today", tomorrow)
    assert [page for page in pages if "What is over" not in text(client.get(page))] == []


@pytest.fixture
def far_service(damira):
    """What one school gives, which is not where the child lives."""
    arrive("far-school", OfficeKind.SCHOOL, Role.SCHOOL_WORKER, (NOOKAT, 1))
    office = Office.objects.get(name_en="far-school")
    said = {"place": damira.office.place, "code": "far", "names": NAMES, "holds_from": today()}
    return add_service(damira.office, by=damira, office=office, body="", **said)


def test_a_service_of_one_body_says_which_and_is_not_folded_where_nobody_is_near(
    far_service, client_of, case
):
    for who, ends in (("damira", True), ("aigul", False)):
        page = client_of(who).get("/referrals/services/").content.decode()
        assert "far-school" in page and (f"/services/{far_service.pk}/end/" in page) == ends
    page = text(client_of("aigul").get(address(case, "new/")))
    assert "far-school" in page and "Elsewhere:" not in page


def test_a_measure_is_carried_to_what_is_missing_and_where_all_may_be_sent_nothing_is_left_out(
    case, service, school, aigul, client_of, damira
):
    plan = planning.actions.begin_plan(case, by=aigul, kind="child")
    measure = planning.measure(plan, aigul, words="Talks with a psychologist.")
    page = client_of("aigul").get(address(case, "new/"), {"measure": measure.line}).content.decode()
    assert f'href="{new(case, service, school)}?measure={measure.line}">What is missing with' in page
    agree(damira, fields=ExchangeField.values)
    page = text(client_of("aigul").get(new(case, service, school)))
    assert "What is always sent" in page and "does not name it" not in page


def test_a_child_without_a_name_on_the_register_is_to_be_named_there_first(
    service, agreement, school, aigul, client_of
):
    said = {"identity": {"sex": "m"}, "appearance": "A red jacket."}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), **said)
    said = {"concern": "left_behind", "channel": "school", "words": "", "discovered_at": None}
    case = open_case(child, by=aigul, id=uuid.uuid4(), received_at=timezone.now(), **said)
    page = text(client_of("aigul").get(new(case, service, school)))
    assert "The child's name is not on the register. Write it there first." in page.replace("&#x27;", "'")


def test_who_only_reads_a_case_asks_no_body(referral, case, client_of):
    page = text(client_of("farida").get(address(case)))
    assert "Open" in page and "Ask a body for help" not in page


def test_the_ledger_tells_the_days_to_an_answer_and_leads_to_other_years(
    referral, bakyt, client_of, superuser
):
    answer(referral, bakyt)
    client = client_of("damira")
    page = client.get("/referrals/ledger/")
    assert "of 1 answer" in text(page) and "?year=" not in page.content.decode().split("<table")[0]
    with without_triggers(superuser):
        superuser.execute("update referrals_referral set sent_on = sent_on - 366, due_on = due_on - 366")
    assert f"?year={today().year - 1}" in client.get("/referrals/ledger/").content.decode()
