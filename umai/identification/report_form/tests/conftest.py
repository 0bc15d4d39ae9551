"""The report form as its own process sees it: its settings, its addresses, its role and no other."""

import pytest
from django.test import Client, override_settings

from umai.identification.report_form.rate_limits import report_limiter
from umai.identification.report_form.tests.walk import Reporter
from umai.machine.keys import holders

SAME = (
    "ROOT_URLCONF",
    "MIDDLEWARE",
    "TEMPLATES",
    "LANGUAGES",
    "SECURE_CSP",
    "SECURE_REFERRER_POLICY",
    "SECRET_KEY",
    "APPEND_SLASH",
    "FILE_UPLOAD_HANDLERS",
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DATA_UPLOAD_MAX_NUMBER_FIELDS",
    "UMAI_REPORT_CROWDED",
    "UMAI_REPORT_CLOSED",
    "UMAI_REPORT_WRONG_CODES",
    "UMAI_REPORT_PROXIES",
    "UMAI_REPORT_EXIT",
)


@pytest.fixture
def of_report(db):
    """Everything as in the process of the report form; the alias that speaks with its role is `public`."""
    from umai import settings_of_report

    holders.make_rehearsal_holders(settings_of_report.MACHINE.home)
    values = {name: getattr(settings_of_report, name) for name in SAME}
    report_limiter.cache_clear()
    with override_settings(**values, UMAI_REPORT_DATABASE="public"):
        yield
    report_limiter.cache_clear()


@pytest.fixture
def client(of_report):
    return Client(raise_request_exception=False)


@pytest.fixture
def reporter(client):
    """Who reads the form in English: its words are those of the code, which no translator changes."""
    return Reporter(client, "en")
