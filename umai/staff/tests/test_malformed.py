"""What a browser may send that no page of ours asked for."""

import json

import pytest
from django.test import Client

from umai.staff.models import Account
from umai.staff.sign_in import enrolment
from umai.staff.tests.conftest import code_now, factor, password

ASSERTION = {"clientDataJSON": "AAAA", "authenticatorData": "AAAA", "signature": "AAAA", "userHandle": "AAAA"}
MADE = {"clientDataJSON": "e30", "attestationObject": "oA"}
ANSWERS = {
    **{text: text for text in ("", "no json", "null", "1", "[]", "{}", '"x"')},
    **{text: text for text in ('{"response": 1}', '{"response": {}}')},
    "a number of 5000 digits": "1" * 5000,
    "lists in lists": "[" * 100_000,
    **{
        what: json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": response})
        for what, response in (("an assertion", ASSERTION), ("a new passkey", MADE))
    },
}


@pytest.fixture
def forget_tries(superuser):
    """`forget_tries()`: as after the wait that wrong answers bring."""
    return lambda: superuser.execute("delete from account_counter; delete from axes_accessattempt")


def test_a_passkey_that_is_none_signs_nobody_in(browser, forget_tries):
    for what, answer in ANSWERS.items():
        forget_tries()
        asked = browser.get("/account/passkey/", headers={"accept": "application/json"})
        assert "request_options" in asked.json()
        assert browser.post("/account/passkey/", {"credential": answer}).url == "/account/sign-in/", what
        assert browser.get("/account/").status_code == 302, what


def test_a_passkey_that_is_none_is_no_second_factor(aigul_account, browser, forget_tries):
    password(browser)
    for what, answer in ANSWERS.items():
        forget_tries()
        assert browser.post("/account/code/", {"credential": answer}).status_code == 422, what
        assert browser.get("/account/").status_code == 302, what
    forget_tries()
    assert factor(browser).url == "/"  # the code itself is still taken


def test_a_passkey_that_is_none_is_not_added(browser, forget_tries):
    code = enrolment.give_code(Account.objects.get(username="erlan"), using="owner")
    new = "Four apricots and a donkey"
    browser.post("/account/enrol/", {"username": "erlan", "code": code, "password1": new, "password2": new})
    for what, answer in ANSWERS.items():
        forget_tries()
        browser.get("/account/second-factor/passkey/")
        page = browser.post("/account/second-factor/passkey/", {"credential": answer, "name": "phone"})
        assert page.status_code == 422, what
        assert browser.get("/account/").url == "/account/second-factor/", what


def test_a_strange_name_or_code_is_answered_like_a_wrong_one(aigul_account, browser, forget_tries):
    for name in ("", "a\x00b", "x" * 500, "<b>aigul</b>", "айгүл", "' or 1=1 --"):
        assert password(browser, username=name).status_code == 422, name
    password(browser)
    for code in ("", "abc", "12345678901234567890123456789012345678901", "１２３４５６", "\x00"):
        forget_tries()
        assert browser.post("/account/code/", {"code": code}).status_code == 422, code


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
