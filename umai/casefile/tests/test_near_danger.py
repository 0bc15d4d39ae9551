"""Whoever opens any page of a child reads in its card who may harm the child and is near."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.looking import reading
from tests.page_words import words_of
from umai.casefile.near_danger import known_danger
from umai.casefile.tests.conftest import assess_whole, make_case
from umai.casefile.tests.test_case_page import visit
from umai.justice.orders.danger import KnownDanger
from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.near import answered, proposed
from umai.justice.tests.orders.conftest import changed, order_of
from umai.law.terms.clock import today

DAY = timedelta(days=1)
LIVES_THERE = "the suspect lives in this home. Do not speak there of these records."
MAY_NOT = "Асанова Сайрагүл may not come near the child."
OF_CHILD = (
    *("casefile:child", "casefile:family", "casefile:timeline", "casefile:documents"),
    *("guardianship:of_child", "justice:of_child", "prevention:of_child"),
)
OF_CASE = (
    *("casefile:case", "visits:of_case", "visits:new", "planning:plans"),
    *("assessment:parts", "referrals:of_case", "review:of_case"),
)


def card_of(client, url):
    """What the card on top of a page says."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.text.split('<div class="umai-identity"')[1].split("<h1")[0]


@pytest.fixture
def suspicion(child, family, case, aigul):
    return suspected(incident_of(child, aigul), aigul, family[1])


@pytest.fixture
def order(child, family, case, aigul):
    return order_of(child, aigul, family[1])


def test_every_page_says_it_in_its_card_with_the_way_to_protection(
    client_of, child, family, case, suspicion, order
):
    client = client_of("aigul")
    pages = [reverse(name, args=[child.pk]) for name in OF_CHILD]
    for url in [*pages, *(reverse(name, args=[case.pk]) for name in OF_CASE)]:
        card = card_of(client, url)
        assert LIVES_THERE in card and MAY_NOT in card and f"/cases/{case.pk}/protection/" in card, url


def test_a_child_of_whom_nothing_of_the_kind_is_written_has_no_red_lines(client_of, child, family, case):
    assert "umai-identity__danger" not in client_of("aigul").get(case.get_absolute_url()).text


def test_a_suspect_who_is_not_near_is_not_said_there(client_of, child, case, aigul):
    suspected(incident_of(child, aigul), aigul, lives_with=False)
    card = card_of(client_of("aigul"), case.get_absolute_url())
    assert LIVES_THERE not in card and "may not come near" not in card


def test_an_incident_that_two_persons_found_unfounded_warns_of_nothing(
    client_of, child, family, case, aigul, damira
):
    incident = incident_of(child, aigul)
    suspected(incident, aigul, family[1])
    assert LIVES_THERE in card_of(client_of("aigul"), child.get_absolute_url())
    answered(proposed(incident, aigul), damira)
    said = words_of(client_of("aigul").get(child.get_absolute_url()))
    assert LIVES_THERE not in said and "The suspect" not in said


def test_it_goes_when_the_order_ends(client_of, child, family, case, order, aigul):
    assert MAY_NOT in card_of(client_of("aigul"), case.get_absolute_url())
    changed(order, aigul, "revoke")
    assert "may not come near" not in card_of(client_of("aigul"), case.get_absolute_url())


def test_without_an_open_case_the_card_warns_and_leads_nowhere(client_of, child, aigul):
    order_of(child, aigul, ends_on=None, kind="measure_of_restraint")
    card = card_of(client_of("aigul"), child.get_absolute_url())
    assert "Order in force: somebody may not come near the child." in card
    assert "Protect the child now" not in card


def test_the_first_page_says_all_in_one_red_block_and_nothing_of_it_twice(
    client_of, child, family, case, suspicion, aigul
):
    order_of(child, aigul, family[1], ends_on=today() + 9 * DAY)
    answer = client_of("aigul").get(child.get_absolute_url())
    card, below = answer.text.split('umai-identity__danger"')[1].split("<h1", 1)
    for said in (LIVES_THERE, MAY_NOT, "no papers for this person", "Decide: extend it", "button danger"):
        assert said in card and said not in below
    assert "May not come near:" not in below and "takes care of the child today" not in below
    assert "help the family to get the papers" not in words_of(answer)


def test_what_is_advice_is_not_drawn_as_a_warning(client_of, child, family, case):
    text = client_of("aigul").get(child.get_absolute_url()).text
    advice = text.split('<div class="govuk-inset-text">')[1].split("</div>")[0]
    assert "help the family to get the papers" in advice


def test_before_the_order_ends_a_visit_is_asked_for(client_of, child, family, case, aigul):
    visit(case, aigul)
    order_of(child, aigul, family[1], ends_on=today() + DAY)
    assert "visit the child before" in card_of(client_of("aigul"), reverse("visits:new", args=[case.pk]))


def test_whoever_may_not_read_of_violence_reads_nothing_of_it(child, order, aigul, kanykei):
    with reading(aigul):
        assert known_danger(child.pk, aigul).keeping
    with reading(kanykei):
        assert known_danger(child.pk, kanykei) == KnownDanger()


def test_an_assessment_older_than_the_violence_says_so_on_each_of_its_pages(client_of, child, aigul):
    case = make_case(child, aigul, days_ago=8)
    assess_whole(case, aigul, on=today() - 5 * DAY)
    pages = [reverse("assessment:parts", args=[case.pk]), reverse("assessment:view", args=[case.pk])]
    client = client_of("aigul")
    assert not any("is older than the violence" in client.get(url).text for url in pages)
    incident_of(child, aigul)
    for url in pages:
        text = client.get(url).text
        assert "is older than the violence" in text and reverse("review:of_case", args=[case.pk]) in text


def test_an_assessment_made_after_the_violence_became_known_is_not_called_older(
    client_of, child, case, aigul
):
    incident_of(child, aigul)
    assess_whole(case, aigul)
    page = words_of(client_of("aigul").get(reverse("assessment:parts", args=[case.pk])))
    assert "is older than" not in page and "The assessment is complete since" in page
