"""A worker of another district gets nothing by address, search or API, with the program's own filter or without."""

import uuid

import pytest
from django.test import override_settings

from umai.intake.cases.actions import open_case
from umai.register.child.actions import add_child


@pytest.fixture(params=[True, False], ids=["own filter", "row security alone"])
def own_filter(request):
    with override_settings(UMAI_OWN_FILTER=request.param):
        yield


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек", "pin": "20503201712345", "sex": "m"}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


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


PAGES = [
    "/cases/{case}/referrals/",
    "/cases/{case}/referrals/new/",
    "/children/{child}/",
    "/children/{child}/family/",
    "/children/{child}/cases/",
    "/children/{child}/timeline/",
    "/children/{child}/access/",
    "/children/{child}/sealed/",
    "/children/{child}/as-it-was/",
    "/children/{child}/facts/address/new/",
    "/children/{child}/family/new/",
    "/children/{child}/cases/new/",
    "/children/{child}/guardianship/",
    "/children/{child}/conflict/",
    "/children/{child}/order/new/",
    "/children/{child}/measure/new/",
    "/children/{child}/matter/new/",
    "/children/{child}/departures/new/",
    "/children/{child}/received/new/",
    "/children/{child}/papers/notice/ky/",
    "/children/{child}/invitations/new/",
    "/children/{child}/call-backs/",
    "/children/{child}/call-backs/new/",
    "/children/{child}/prevention/",
    "/children/{child}/prevention/talk/",
    "/children/{child}/same/",
    "/children/{child}/move/",
    "/children/{child}/send/",
    "/cases/{case}/",
    "/cases/{case}/assessment/",
    "/cases/{case}/assessment/health/",
    "/cases/{case}/assessment/complete/",
    "/cases/{case}/assign/",
    "/cases/{case}/clock/",
    "/cases/{case}/closing/",
    "/cases/{case}/reviews/",
    "/cases/{case}/reviews/new/",
    "/cases/{case}/reviews/conference/",
    "/cases/{case}/closing/refuse/",
    "/api/children/{child}",
    "/api/cases/{case}",
    "/cases/{case}/plan/",
    "/cases/{case}/plan/child/",
    "/cases/{case}/plan/family/needs/new/",
    "/cases/{case}/plan/child/placement/",
    "/cases/{case}/plan/child/hand-in/",
    "/cases/{case}/visits/",
    "/cases/{case}/visits/new/",
    "/cases/{case}/visits/not-made/",
    "/cases/{case}/visits/plan/",
    "/cases/{case}/visits/warning/",
    "/cases/{case}/visits/warning/over/",
    "/cases/{case}/visits/out/",
]


LISTS = ("/", "/cases/", "/plans/", "/questions/", "/notices/", "/api/children", "/api/cases")


def test_an_address_answers_like_one_that_does_not_exist_and_no_list_holds_it(
    client_of, child, case, own_filter
):
    stranger, told = client_of("cholpon"), {}
    for page in PAGES:
        hidden = stranger.get(page.format(child=child.pk, case=case.pk))
        unknown = stranger.get(page.format(child=uuid.uuid4(), case=uuid.uuid4()))
        alike = (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
        if hidden.status_code not in (403, 404) or not alike:
            told[page] = hidden.status_code, unknown.status_code
    assert told == {}
    for page in LISTS:
        answer = stranger.get(page)
        assert answer.status_code == 200, page
        words = answer.content.decode()
        assert str(child.pk) not in words and "Нурбек" not in words, page


def test_no_search_finds_it_but_its_own_worker_s(client_of, child, case, own_filter):
    def page(client, asked):
        answer = client.post("/children/", asked)
        assert answer.status_code == 200
        return str(child.pk) in answer.content.decode()

    def api(client, asked):
        answer = client.post("/api/children/search", asked, content_type="application/json")
        assert answer.status_code == 200
        return str(child.pk) in answer.content.decode()

    own, stranger = client_of("aigul"), client_of("cholpon")
    for asked in ({"text": "Асанов Нурбек"}, {"pin": "20503201712345"}, {"text": "Nurbek"}):
        assert (page(own, asked), page(stranger, asked)) == (True, False), asked
        if "text" in asked:
            assert (api(own, asked), api(stranger, asked)) == (True, False), asked
    assert own.get(f"/cases/{case.pk}/").status_code == 200
