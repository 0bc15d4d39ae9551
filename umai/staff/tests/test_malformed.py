"""What a browser may send that no page of ours asked for."""

import json

import pytest
from django.test import Client

from umai.staff.models import Account
from umai.staff.sign_in import enrolment
from umai.staff.tests.conftest import code_now, factor, password

ANSWERS = [
    "",
    "no json",
    "null",
    "1",
    "[]",
    "{}",
    '"x"',
    '{"response": 1}',
    '{"response": {}}',
    pytest.param("1" * 5000, id="a number of 5000 digits"),
    pytest.param("[" * 100_000, id="lists in lists"),
    json.dumps(
        {
            "id": "AAAA",
            "rawId": "AAAA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "AAAA",
                "authenticatorData": "AAAA",
                "signature": "AAAA",
                "userHandle": "AAAA",
            },
        }
    ),
    json.dumps(
        {
            "id": "AAAA",
            "rawId": "AAAA",
            "type": "public-key",
            "response": {"clientDataJSON": "e30", "attestationObject": "oA"},
        }
    ),
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_passkey_that_is_none_signs_nobody_in(db, answer):
    browser = Client(headers={"accept-language": "en"})
    assert (
        "request_options" in browser.get("/account/passkey/", headers={"accept": "application/json"}).json()
    )
    back = browser.post("/account/passkey/", {"credential": answer})
    assert back.url == "/account/sign-in/"
    assert browser.get("/account/").status_code == 302


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_passkey_that_is_none_is_no_second_factor(aigul_account, browser, answer):
    password(browser)
    assert browser.post("/account/code/", {"credential": answer}).status_code == 422
    assert browser.get("/account/").status_code == 302


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_passkey_that_is_none_is_not_added(browser, answer):
    code = enrolment.give_code(Account.objects.get(username="erlan"), using="owner")
    new = "Four apricots and a donkey"
    browser.post("/account/enrol/", {"username": "erlan", "code": code, "password1": new, "password2": new})
    browser.get("/account/second-factor/passkey/")
    page = browser.post("/account/second-factor/passkey/", {"credential": answer, "name": "phone"})
    assert page.status_code == 422
    assert browser.get("/account/").url == "/account/second-factor/"


@pytest.mark.parametrize("name", ["", "a\x00b", "x" * 500, "<b>aigul</b>", "айгүл", "' or 1=1 --"])
def test_a_strange_name_is_answered_like_a_wrong_one(aigul_account, browser, name):
    assert password(browser, username=name).status_code == 422


@pytest.mark.parametrize(
    "code", ["", "abc", "12345678901234567890123456789012345678901", "１２３４５６", "\x00"]
)
def test_a_strange_code_is_answered_like_a_wrong_one(aigul_account, browser, code):
    password(browser)
    assert browser.post("/account/code/", {"code": code}).status_code == 422


def test_changing_the_password_asks_for_the_present_one_and_keeps_the_session(aigul_account, browser):
    password(browser)
    factor(browser)
    new = {"password1": "Another long password", "password2": "Another long password"}
    wrong = browser.post("/account/password/", {"oldpassword": "no"} | new)
    assert wrong.status_code == 422 and "not your present password" in wrong.text
    right = browser.post("/account/password/", {"oldpassword": "A long walk to the spring 7"} | new)
    assert right.url == "/"
    assert browser.get("/account/").status_code == 200
    assert password(Client(), password="Another long password").url == "/account/code/"


def test_new_recovery_codes_ask_for_the_password_again_and_end_the_old_sheet(aigul_account, browser):
    password(browser)
    factor(browser)
    assert browser.get("/account/recovery-codes/new/").url.startswith("/account/again/?next=")
    again = browser.post(
        "/account/again/?next=/account/recovery-codes/new/", {"password": "A long walk to the spring 7"}
    )
    assert again.url == "/account/recovery-codes/new/"
    assert browser.post("/account/recovery-codes/new/").url == "/account/recovery-codes/"
    assert browser.get("/account/recovery-codes/").text.count("<code>") == 10
    other = Client()
    password(other)
    assert factor(other, aigul_account.recovery_codes[0]).status_code == 422


def test_a_code_may_stand_for_the_password_when_it_is_asked_again(aigul_account, browser):
    password(browser)
    factor(browser)
    assert "Use a code instead" in browser.get("/account/again/?next=/account/recovery-codes/new/").text
    again = browser.post(
        "/account/again/code/?next=/account/recovery-codes/new/", {"code": code_now(later=1)}
    )
    assert again.url == "/account/recovery-codes/new/"


def test_where_a_code_is_asked_again_the_password_may_stand_for_it(aigul_account, browser):
    password(browser)
    factor(browser)
    page = browser.get("/account/again/code/?next=/account/recovery-codes/new/")
    assert page.status_code == 200 and "Use the password instead" in page.text


def test_the_app_is_not_set_up_twice(aigul_account, browser):
    password(browser)
    factor(browser)
    assert browser.get("/account/second-factor/app/").url == "/account/"
