import pytest
from django.test import Client

from tests.cast import PASSWORD
from umai.staff.codes import app_code
from umai.staff.models import Account
from umai.staff.sign_in import enrolment

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_now(secret=SECRET, *, later=0):
    """What the app on the phone shows, `later` half minutes from now."""
    return app_code(secret, later=later)


@pytest.fixture
def aigul_account(db):
    """Aigul's account with a password, an app and recovery codes (`.recovery_codes`)."""
    account = Account.objects.get(username="aigul")
    account.recovery_codes = enrolment.enrol_account(account, PASSWORD, SECRET, using="owner")
    return account


@pytest.fixture
def browser(db):
    return Client(headers={"accept-language": "en"})


def password(browser, *, username="aigul", password=PASSWORD, **more):
    return browser.post("/account/sign-in/", {"login": username, "password": password}, **more)


def factor(browser, code=None):
    return browser.post("/account/code/", {"code": code or code_now()})
