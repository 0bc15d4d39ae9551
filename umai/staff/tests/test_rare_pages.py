"""The pages of whoever has a passkey, with the app on the phone and without it, and of a register in use."""

from hashlib import sha256

import pytest
from allauth.mfa.models import Authenticator
from django.test import override_settings
from django.urls import get_resolver, path
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from umai.staff.tests.conftest import factor, password
from umai.staff.urls import PAGES, views_by_name


def add_passkey(account, name):
    """A passkey as a browser would have given it, without a key that could sign."""
    public = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    credential = AttestedCredentialData.create(bytes(16), name.encode() or b"-", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    known = AuthenticatorData.create(sha256(b"testserver").digest(), flags, 0, credential)
    origin = CollectedClientData.create("webauthn.create", b"", "https://testserver")
    said = {
        "clientDataJSON": websafe_encode(origin),
        "attestationObject": websafe_encode(AttestationObject.create("none", known, {})),
    }
    key = websafe_encode(credential.credential_id)
    data = {"name": name, "credential": {"id": key, "rawId": key, "type": "public-key", "response": said}}
    Authenticator.objects.using("owner").create(user_id=account.pk, type="webauthn", data=data)


@pytest.fixture
def with_passkeys(aigul_account):
    add_passkey(aigul_account, "phone")
    add_passkey(aigul_account, "")
    return aigul_account


def test_each_passkey_stands_in_the_account_with_its_name_where_it_has_one(with_passkeys, browser):
    password(browser)
    factor(browser)
    text = browser.get("/account/").text
    assert text.count("<li>phone, ") == 1 and text.count("<li>") == 3


def test_whoever_has_a_passkey_is_offered_it_and_the_code_of_the_app(with_passkeys, browser):
    password(browser)
    text = browser.get("/account/code/").text
    assert 'data-passkey="get"' in text and '<button class="secondary">Sign in</button>' in text
    assert "Open the app on your phone" in text


def test_whoever_has_a_passkey_alone_is_asked_for_a_recovery_code(with_passkeys, browser):
    Authenticator.objects.using("owner").filter(user_id=with_passkeys.pk, type="totp").delete()
    password(browser)
    text = browser.get("/account/code/").text
    assert "Write one of your recovery codes." in text and "Open the app on your phone" not in text


def test_a_passkey_that_did_not_work_is_said_once_on_the_page_to_sign_in(browser):
    text = browser.post("/account/passkey/", {"credential": '"x"'}, follow=True).text
    assert text.count("This passkey was not accepted.") == 1 and "govuk-warning-text" in text


def test_only_a_rehearsal_says_where_the_names_to_sign_in_were_printed(browser):
    for rehearsal in (True, False):
        with override_settings(UMAI_REHEARSAL=rehearsal):
            assert ("This is a rehearsal." in browser.get("/account/sign-in/").text) == rehearsal


def test_where_sign_in_came_to_the_process_of_the_pages_it_says_what_is_set_up_wrong(browser):
    with override_settings(UMAI_PART="pages"):
        found = [path(f"account/{PAGES[name]}", view, name=name) for name, view in views_by_name().items()]

    class AddressesOfThePages:
        urlpatterns = found + get_resolver().url_patterns

    with override_settings(ROOT_URLCONF=AddressesOfThePages):
        for address in ("sign-in/", "code/"):
            answer = browser.get(f"/account/{address}")
            assert answer.status_code == 421 and "Sign-in is not here" in answer.text
            assert (
                "go to the process of sign-in" in answer.text and "<form" not in answer.text.split("<main")[1]
            )
    assert "Sign-in is not here" not in browser.get("/account/sign-in/").text
