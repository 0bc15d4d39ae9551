"""The pages of opening a file in an emergency, as each side sees them."""

import re

import pytest
from django.urls import reverse

from umai.opens.emergency.actions import ask_for_opening, review_opening
from umai.opens.emergency.reading import TOLD_FOR
from umai.opens.models import EmergencyOpening, EmergencyReview
from umai.opens.tests.conftest import ABOUT, SAID, open_now, shift, wall

ANSWERS = {
    "surname": "Асанов",
    "given": "Нурбек",
    "year": "2015",
    "kind": "found",
    "words": "The boy stands at our door.",
}
EMERGENCY = "/emergency/"


def opened_page(client, answers=ANSWERS):
    """What the second of the two pages answers, sent as the browser sends what the first shows."""
    asked = client.post(EMERGENCY, answers)
    assert asked.status_code == 200 and "Is this the child?" in asked.text
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', asked.text))
    action = re.search(r'action="(/emergency/[^"]+/)"', asked.text)[1]
    return client.post(action, sent, follow=True)


def test_the_page_opens_the_file_with_a_banner_on_each_of_its_pages(child, client_of):
    client = client_of("cholpon")
    page = opened_page(client)
    assert page.redirect_chain == [(reverse("casefile:child", args=[child.pk]), 302)]
    assert b"You have a file open in an emergency" in page.content
    for name in ("family", "cases_of_child", "documents", "timeline", "as_it_was"):
        shown = client.get(reverse(f"casefile:{name}", args=[child.pk]))
        assert (shown.status_code, b"open in an emergency" in shown.content) == (200, True), name


def test_a_miss_keeps_what_was_typed_and_says_what_to_do(child, client_of):
    page = opened_page(client_of("cholpon"), ANSWERS | {"year": "2001"})
    assert page.status_code == 409
    assert "Nobody is found by exactly this" in page.text and 'value="2001"' in page.text


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [("year", "Write the PIN, or"), ("words", "Write why it cannot wait"), ("kind", "Choose one")],
)
def test_what_is_missing_is_asked_for(child, client_of, left_out, sentence):
    page = client_of("cholpon").post(EMERGENCY, ANSWERS | {left_out: ""})
    assert page.status_code == 422 and sentence in page.text


def test_a_year_has_four_digits(client_of):
    assert "four digits" in client_of("cholpon").post(EMERGENCY, ANSWERS | {"year": "15"}).text


@pytest.mark.parametrize("who", ["bakyt", "gulnara", "timur", "kanykei"])
def test_another_role_has_no_such_page(who, client_of):
    assert client_of(who).get(EMERGENCY).status_code == 403


def test_the_search_and_my_day_lead_there(client_of):
    client = client_of("aigul")
    for url in (reverse("register:search"), "/"):
        assert f'href="{EMERGENCY}"' in client.get(url).text


def test_the_head_reads_why_and_reviews(child, cholpon, client_of):
    opening = open_now(cholpon)
    head = client_of("damira")
    day = head.get("/").text
    assert "Review why Бекова Чолпон opened a file in an emergency" in day
    assert "Opened in an emergency" in day
    page = head.get(opening.get_absolute_url())
    assert "The boy stands at our door." in page.text and "Who opened this file" in page.text
    assert "To be reviewed by" in page.text
    done = head.post(opening.get_absolute_url(), {"right": "yes", "words": "I called them."}, follow=True)
    assert "Reviewed: it was right." in done.text and "To be reviewed by" not in done.text
    assert EmergencyReview.objects.using("owner").get().recorded_by_id != cholpon.pk
    own = client_of("cholpon").get(opening.get_absolute_url())
    assert "I called them." in own.text and "Who opened this file" in own.text
    assert "Reviewed: it was right." in client_of("cholpon").get("/").text


def test_a_review_that_finds_it_wrong_says_so(child, cholpon, client_of):
    opening = open_now(cholpon)
    client_of("farida").post(opening.get_absolute_url(), {"right": "no", "words": "No child was there."})
    assert "Reviewed: it was not right." in client_of("cholpon").get(opening.get_absolute_url()).text
    assert "Reviewed: it was not right." in client_of("timur").get("/emergency/opened/").text


def test_a_review_that_finds_it_right_stands_in_the_list_in_place_of_the_term(
    child, cholpon, damira, client_of
):
    opening = open_now(cholpon)
    review_opening(opening, by=damira, right=True, words="I called them.")
    page = client_of("timur").get("/emergency/opened/").text
    assert "Reviewed: it was right." in page and "to be reviewed by" not in page


def test_a_review_is_asked_for_after_the_offices_are_told_no_more(child, cholpon, client_of, superuser):
    shift(superuser, open_now(cholpon), 24 * (TOLD_FOR.days + 1))
    section = (
        client_of("damira").get("/").text.partition('id="group-emergency"')[2].partition("</section>")[0]
    )
    assert "Late: review why Бекова Чолпон opened a file in an emergency" in section
    assert "opened a file of" not in section and section.count("<ul>") == 1


def test_the_opener_sees_it_and_cannot_review_it(child, cholpon, client_of):
    opening = open_now(cholpon)
    page = client_of("cholpon").get(opening.get_absolute_url())
    assert "It waits for a review by another person" in page.text
    sent = client_of("cholpon").post(opening.get_absolute_url(), {"right": "yes", "words": "x"})
    assert sent.status_code == 403
    assert not EmergencyReview.objects.using("owner").exists()


def test_who_has_nothing_to_do_with_it_finds_nothing(child, cholpon, client_of):
    opening = open_now(cholpon)
    assert client_of("erlan").get(opening.get_absolute_url()).status_code == 404
    assert client_of("bakyt").get(opening.get_absolute_url()).status_code == 403
    assert "No file was opened" in client_of("erlan").get("/emergency/opened/").text


def test_the_auditor_reads_who_and_why_and_no_child(child, cholpon, client_of):
    opening = open_now(cholpon)
    page = client_of("timur").get(opening.get_absolute_url())
    assert "Бекова Чолпон" in page.text and "Нурбек" not in page.text
    assert client_of("timur").get(reverse("casefile:child", args=[child.pk])).status_code in (403, 404)
    assert "Not reviewed yet" in client_of("timur").get("/emergency/opened/").text


def test_the_banner_goes_with_the_hour(child, cholpon, client_of, superuser):
    shift(superuser, open_now(cholpon), 1)
    client = client_of("cholpon")
    assert "open in an emergency, for reading" not in client.get("/").text
    assert client.get(reverse("casefile:child", args=[child.pk])).status_code == 404


def test_a_walled_worker_learns_nothing_by_the_page(child, cholpon, client_of):
    wall(cholpon, child.pk)
    page = opened_page(client_of("cholpon"))
    assert page.status_code == 409 and "Nobody is found by exactly this" in page.text
    assert not EmergencyOpening.objects.using("owner").exists()


def test_what_somebody_else_asked_for_is_not_opened(child, cholpon, client_of):
    asked = ask_for_opening(cholpon.office, by=cholpon, **SAID, about=ABOUT)
    page = client_of("jyldyz").post(reverse("opens:open_emergency", args=[asked.pk]), ANSWERS)
    assert page.status_code == 404
    assert not EmergencyOpening.objects.using("owner").exists()
