"""An urgent call reaches a page that stays open, and is taken; the head sets who is called next week."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import NOOKAT, id_of
from tests.journeys.walks import choose, fill_date, press, sign_in
from umai.notices.models import Call, CallAnswer, Notice, NoticeWay
from umai.places.models import Place
from umai.staff.models import Turn


def call_erlan():
    district = Place.objects.get(code=NOOKAT)
    call = Call.objects.using("owner").create(kind="signal", about=uuid.uuid4(), district=district)
    Notice.objects.using("owner").create(
        call=call, worker_id=id_of("worker", "erlan"), way=NoticeWay.SCREEN, step=0
    )
    return call


@pytest.mark.parametrize("width", [360, 1280])
def test_an_open_page_learns_of_a_call_and_keeps_what_was_typed(open_page, accessible, enrolled, width):
    page = open_page("en", width)
    sign_in(page, "erlan", enrolled("erlan"))
    page.goto("/children/")
    page.fill("[name=text]", "Асанов Нурбек")
    assert not page.locator("#alarm").is_visible()
    call_erlan()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.locator("#alarm").wait_for(state="visible")
    assert page.inner_text("#alarm a") == "Nobody has taken 1 urgent call"
    assert page.input_value("[name=text]") == "Асанов Нурбек"
    accessible(page)
    page.click("#alarm a")
    accessible(page)
    press(page)
    assert CallAnswer.objects.using("owner").get().worker_id == id_of("worker", "erlan")
    page.goto("/calls/")
    assert not page.locator("#alarm").is_visible()
    accessible(page)


def test_it_stands_on_a_page_without_javascript(open_page, enrolled):
    call_erlan()
    page = open_page("en", 360, javascript=False)
    sign_in(page, "erlan", enrolled("erlan"))
    page.goto("/cases/")
    assert page.locator("#alarm").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_head_sets_a_week_and_hands_a_day_of_it_over(open_page, accessible, enrolled, width):
    page = open_page("en", width)
    sign_in(page, "damira", enrolled("damira"))
    page.goto("/offices/duty/")
    accessible(page)
    page.click("main a.button")
    accessible(page)
    page.click("main a.button")
    accessible(page)
    choose(page, "worker", str(id_of("worker", "erlan")))
    choose(page, "substitute", str(id_of("worker", "damira")))
    first = timezone.localdate() + timedelta(days=1)
    fill_date(page, "first_on", first)
    fill_date(page, "last_on", first + timedelta(days=6))
    press(page)
    accessible(page)
    page.locator("main a[href$='/hand-over/']").first.click()
    accessible(page)
    choose(page, "worker", str(id_of("worker", "damira")))
    fill_date(page, "last_on", first)
    press(page)
    assert Turn.objects.count() == 2
    page.goto("/account/contact/")
    accessible(page)
