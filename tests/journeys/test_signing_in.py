"""From a one-time code to a passkey, out, and in again with it: in a real browser with a real key."""

import pytest

from tests.journeys.walks import on_both_screens, sign_in
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


pytestmark = pytest.mark.usefixtures("door")


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


@on_both_screens
def test_a_passkey_is_set_up_and_opens_the_door_alone_and_after_the_password(
    open_page, look_at, language, width, db
):
    page = open_page(language, width)
    with_a_key(page)
    enrol_with(page, "erlan")
    look_at(page)
    page.click("a[href$='/second-factor/passkey/']")
    look_at(page)
    page.fill("[name=name]", "телефон")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/account/recovery-codes/")
    assert page.locator("main code").count() == 10
    look_at(page)
    page.goto("/account/")
    assert "телефон" in page.inner_text("main")
    sign_out(page)
    look_at(page)
    page.click("form[data-passkey] button")
    page.wait_for_url(lambda url: "/account/" not in url)
    page.goto("/account/")
    assert "erlan" in page.inner_text("main")

    # After a wrong password the name stands there still; after the right one the key stands for the code.
    sign_out(page)
    give_password(page, "not this one at all")
    assert page.input_value("[name=login]") == "erlan"
    look_at(page)
    give_password(page, NEW)
    page.wait_for_url("**/account/code/")
    look_at(page)
    page.click("form[data-passkey] button")
    page.wait_for_url(lambda url: "/account/" not in url)


def sign_out(page):
    page.goto("/account/sign-out/")
    page.click("main form button")
    page.wait_for_url("**/account/sign-in/")


def give_password(page, password):
    page.fill("[name=login]", "erlan")
    page.fill("[name=password]", password)
    page.click("form:has([name=password]) button")


def test_without_javascript_the_app_is_the_way(open_page, enrolled):
    page = open_page(javascript=False)
    page.goto("/account/sign-in/")
    assert not page.locator("form[data-passkey]").is_visible()
    sign_in(page, "erlan", enrolled("erlan"))
    page.goto("/account/")
    assert "erlan" in page.inner_text("main")
