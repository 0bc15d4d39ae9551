"""The report form as its own process sees it: its settings, its addresses, its role and no other."""

import base64
import hmac
import json
import time
import uuid

import pytest
from django.test import Client, override_settings

from tests.cast import NOOKAT
from umai.identification.messages import gateway
from umai.identification.report_form.rate_limits import report_limiter
from umai.identification.report_form.tests.walk import Reporter
from umai.machine.keys import holders

KEY = base64.b64encode(b"k" * 32).decode()  # of the gateway
ADDRESS = "/api/gateway/messages"
NUMBER = "+996555019274"
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


@pytest.fixture
def send(client):
    """`send("text")`: one message of the gateway, signed now; answers the response."""

    def sent(text="Ноокатта бала мектепке барбайт, сабакка келбейт.", **changes):
        asked = {"id": uuid.uuid4().hex, "from": NUMBER, "at": time.time(), "key": KEY} | changes
        data = {name: asked[name] for name in ("from", "place", "language") if name in asked}
        message = {"type": "message.received", "data": data | {"text": text}}
        body = asked["body"] if "body" in asked else json.dumps(message).encode()
        at = str(int(asked["at"]))
        mac = hmac.digest(base64.b64decode(asked["key"]), f"{asked['id']}.{at}.".encode() + body, "sha256")
        headers = {
            "webhook-id": asked["id"],
            "webhook-timestamp": at,
            "webhook-signature": f"v1,{base64.b64encode(mac).decode()}",
        }
        return client.post(ADDRESS, body, content_type="application/json", headers=headers)

    gateway.counters.cache_clear()
    with override_settings(
        UMAI_GATEWAY_KEY=KEY,
        UMAI_GATEWAY_DISTRICT=NOOKAT,
        UMAI_GATEWAY_LARGEST=20_000,
        UMAI_GATEWAY_CLOSED=(50, 600),
    ):
        yield sent
    gateway.counters.cache_clear()
