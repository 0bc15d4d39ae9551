"""A head and an administrator go through the pages about staff."""

import re

import pytest

from tests.cast import PASSWORD, id_of


def sign_in(page, username, code):
    page.goto("/account/sign-in/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.fill("[name=code]", code())
    page.click("main form button:not(.secondary)")
    page.wait_for_url(lambda url: "/account/" not in url)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_head_appoints_and_sets_a_turn(open_page, accessible, enrolled, width):
    page = open_page("en", width)
    sign_in(page, "damira", enrolled("damira"))
    office = id_of("office", "nookat")
    for address in ("/offices/", f"/offices/{office}/", f"/offices/{office}/appoint/"):
        page.goto(address)
        accessible(page)
    page.select_option("[name=worker]", "new")
    page.fill("[name=surname]", "Абдыраева")
    page.click("main form button")
    assert page.input_value("[name=surname]") == "Абдыраева"
    accessible(page)
    page.goto(f"/offices/{office}/turns/")
    accessible(page)
    page.goto(f"/offices/workers/{id_of('worker', 'erlan')}/")
    accessible(page)
    page.goto(f"/offices/terms/{id_of('term', 'erlan')}/end/")
    accessible(page)
    page.goto("/offices/duty/")
    accessible(page)


def test_an_administrator_hands_out_a_code(open_page, accessible, enrolled):
    page = open_page("en", 360)
    sign_in(page, "gulnara", enrolled("gulnara"))
    page.goto("/offices/")
    accessible(page)
    page.goto(f"/offices/workers/{id_of('worker', 'erlan')}/account/")
    accessible(page)
    page.fill("[name=username]", "erlan2")
    page.click("main form button")
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", page.inner_text("main code"))
    accessible(page)
