"""Every refusal is on the trail, also where a page refuses before any act is asked."""

import uuid

import pytest

from umai.intake.cases.actions import open_case
from umai.register.models import Identity
from umai.trail.models import Entry


@pytest.fixture
def case(child, aigul):
    from django.utils import timezone

    return open_case(
        child,
        by=aigul,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="Жалгыз калган.",
        received_at=timezone.now(),
        discovered_at=None,
    )


def refusals():
    return list(Entry.objects.using("owner").filter(outcome="refused").values_list("act", "record_id"))


def test_a_page_that_is_not_for_this_role(client_of, child):
    assert client_of("aigul").get(f"/children/{child.pk}/move/").status_code == 403
    assert refusals() == [("register.move_file", child.pk)]


def test_a_list_that_is_not_for_this_role(client_of, timur):
    assert client_of("timur").get("/cases/").status_code == 403
    assert refusals() == [("intake.read", timur.pk)]


def test_an_answer_of_the_api_that_is_not_for_this_role(client_of, timur):
    assert client_of("timur").get("/api/children").status_code == 403
    assert refusals() == [("register.read", timur.pk)]


def test_an_act_that_is_refused_is_written_once(client_of, case):
    assert client_of("aigul").post(f"/cases/{case.pk}/assign/", {}).status_code == 403
    assert refusals() == [("intake.assign", case.pk)]


def test_sealed_pages(client_of, child):
    pages = ("sealed/", "facts/health/new/", "facts/shelter/new/")
    for page in pages:
        assert client_of("aigul").get(f"/children/{child.pk}/{page}").status_code == 404, page
    assert refusals() == [("register.sealed", child.pk)] * len(pages)


def test_a_fact_of_another_file(client_of, child, jyldyz):
    from umai.register.child.actions import add_child

    other = add_child(jyldyz.office.place, by=jyldyz, id=uuid.uuid4(), identity={"given": "Айбек"})
    fact = Identity.ever.using("owner").get(child_id=other.pk)
    assert client_of("aigul").get(f"/children/{child.pk}/facts/identity/{fact.pk}/").status_code == 404
    assert refusals() == [("register.read", fact.pk)]


def test_what_is_recorded_of_an_adult_is_on_the_trail_of_the_child(child, aigul):
    from umai.register.child.actions import add_adult, record_fact
    from umai.register.models import Absence

    mother = add_adult(child, by=aigul, identity={"given": "Бурул"}, relation="mother")
    record_fact(child, by=aigul, model=Absence, adult_id=mother.adult_id, kind="external", country="RU")
    entry = Entry.objects.using("owner").get(act="register.record_fact")
    assert (entry.kind, entry.child_id) == ("register.absence", child.pk)


def test_agreeing_to_a_proposal_of_another_case(client_of, case, aigul):
    from umai.intake.models import Closure
    from umai.intake.tests.conftest import proposed

    proposed(case, aigul)
    page = client_of("damira").post(f"/cases/{case.pk}/closing/agree/", {"proposal": uuid.uuid4()})
    assert page.status_code == 404
    assert refusals() == [("review.agree_closing", case.pk)]
    assert not Closure.objects.using("owner").exists()
