"""From a one-time code to a passkey, out, and in again with it: in a real browser with a real key."""

import pytest

from umai.staff.models import Account
from umai.staff.sign_in.enrolment import give_code

NEW = "Four apricots and a donkey"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_key(page):
    """Give this browser a device that answers for its person."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def enrol_with(page, username):
    page.goto("/account/enrol/")
    page.fill("[name=username]", username)
    page.fill("[name=code]", give_code(Account.objects.get(username=username), using="owner"))
    page.fill("[name=password1]", NEW)
    page.fill("[name=password2]", NEW)
    page.click("main form button")
    page.wait_for_url("**/account/second-factor/")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_passkey_is_set_up_and_opens_the_door(open_page, accessible, width, db):
    page = open_page("en", width)
    with_a_key(page)
    enrol_with(page, "erlan")
    accessible(page)
    page.click("a[href$='/second-factor/passkey/']")
    accessible(page)
    page.fill("[name=name]", "phone")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/account/recovery-codes/")
    assert page.locator("main code").count() == 10
    accessible(page)
    page.goto("/account/")
    assert "phone" in page.inner_text("main")
    accessible(page)
    page.goto("/account/sign-out/")
    accessible(page)
    page.click("main form button")
    page.wait_for_url("**/account/sign-in/")
    accessible(page)
    page.click("form[data-passkey] button")
    page.wait_for_url(lambda url: "/account/" not in url)
    page.goto("/account/")
    assert "erlan" in page.inner_text("main")


def test_a_passkey_stands_for_the_code_after_the_password(open_page, accessible, db):
    page = open_page("en", 360)
    with_a_key(page)
    enrol_with(page, "erlan")
    page.goto("/account/second-factor/passkey/")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/account/recovery-codes/")
    page.goto("/account/sign-out/")
    page.click("main form button")
    page.fill("[name=login]", "erlan")
    page.fill("[name=password]", NEW)
    page.click("main form button")
    page.wait_for_url("**/account/code/")
    accessible(page)
    page.click("form[data-passkey] button")
    page.wait_for_url(lambda url: "/account/" not in url)


def test_without_javascript_the_app_is_the_way(open_page, accessible, enrolled, db):
    from tests.cast import PASSWORD

    code = enrolled("erlan")
    page = open_page("en", 360, javascript=False)
    page.goto("/account/sign-in/")
    assert not page.locator("form[data-passkey]").is_visible()
    page.fill("[name=login]", "erlan")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.fill("[name=code]", code())
    page.click("main form button")
    page.wait_for_url("/")
    page.goto("/account/")
    assert "erlan" in page.inner_text("main")


def test_a_wrong_password_leads_the_eye_to_what_is_wrong(open_page, accessible, db):
    page = open_page("en", 360)
    page.goto("/account/sign-in/")
    page.fill("[name=login]", "erlan")
    page.fill("[name=password]", "not this one at all")
    page.click("main form button")
    assert page.input_value("[name=login]") == "erlan"
    accessible(page)
