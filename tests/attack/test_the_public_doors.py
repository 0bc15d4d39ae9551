"""Whatever bytes come to the process of the report form: no error, and what is acknowledged is stored."""

import re
from random import Random
from urllib.parse import urlencode

import pytest
from django.test import override_settings

from tests.attack.mutation import FRAGMENTS, HOW_MANY, bent, corpus, mutants, with_bent_values
from umai.identification.messages import gateway
from umai.identification.messages.signed_request import open_request
from umai.identification.models import Addition, GatewayMessage, Signal
from umai.identification.report_form.rate_limits import report_limiter
from umai.identification.report_form.tests.conftest import ADDRESS
from umai.identification.signal.codes import hash_of_code

FORM = "application/x-www-form-urlencoded"
TYPES = [
    FORM,
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-16",
    "text/plain; charset=\udcff",
    "",
    "x",
]
OPEN = {"UMAI_GATEWAY_CLOSED": (10**9, 600), "UMAI_REPORT_CLOSED": (10**9, 600)}


@pytest.fixture
def no_limits():
    with override_settings(**OPEN):
        report_limiter.cache_clear()
        yield


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_a_signed_message_is_kept_whole_or_refused_whole(send, no_limits, how_many):
    taken = 0
    for number, body in enumerate(mutants(corpus("gateway"), how_many)):
        answer = send(body=body, id=f"m{number}")
        assert answer.status_code in (200, 411, 413, 422), body
        kept = GatewayMessage.objects.using("owner").filter(key=gateway.digest("message", f"m{number}"))
        assert len(kept) == (answer.status_code == 200), body
        for one in kept:
            assert open_request(one.signal_id, one.sealed_request).body == body
            taken += 1
    stored = Signal.objects.using("owner").count(), Addition.objects.using("owner").count()
    assert taken == sum(stored) and taken > number / 4
    assert all(one.said.happened for one in Signal.objects.using("owner"))


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("length", [None, "0", "5", "-1", "9" * 5000, "²", "x"])
def test_an_unsigned_message_of_any_kind_is_refused_without_an_error(client, send, kind, length):
    more = {} if length is None else {"CONTENT_LENGTH": length}
    answer = client.generic("POST", ADDRESS, b"--x\r\n\r\n{}", content_type=kind, **more)
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_a_bent_header_is_refused_without_an_error(client, send, name):
    for value in (one.decode("latin-1") for one in FRAGMENTS):
        headers = {"webhook-id": "m", "webhook-timestamp": "1", "webhook-signature": "v1,AAAA"}
        answer = client.post(ADDRESS, b"{}", content_type="application/json", headers=headers | {name: value})
        assert answer.status_code == 401, value


def page_fields(reporter):
    """What a browser sends from each page of one report, and from the page with the answer."""
    found = []
    reporter.begin()
    while "report-code" not in reporter.html:
        page = reporter.page
        typed = reporter.answers_to(page, {})
        found.append(reporter.fields | typed | {"go": "send" if page == "check" else "next"})
        reporter.press(found[-1]["go"], **typed)
    code = reporter.code
    found.append({"code": code})
    reporter.ask(code)
    found.append(reporter.fields | {"more": "Дагы бир нерсе."})
    return found


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_a_page_of_the_report_that_shows_a_code_has_stored_the_report(client, reporter, no_limits, how_many):
    pages = page_fields(reporter)
    shown = set()
    for number, fields in enumerate(mutants(pages, how_many, bend=with_bent_values)):
        chance = Random(number)
        body = urlencode(fields, errors="surrogateescape").encode()
        kind = FORM if number < len(pages) else chance.choice([FORM, FORM, FORM, *TYPES])
        if number > len(pages) and chance.random() < 0.3:
            body = bent(body, chance)
        path = "/report/en/answer/" if {"code", "more"} & set(fields) else "/report/en/"
        answer = client.generic("POST", path, body, content_type=kind)
        assert answer.status_code < 500, (path, kind, body)
        shown |= set(re.findall(r'class="report-code"[^>]*>([^<]+)<', answer.content.decode()))
    stored = {bytes(one.code_hash) for one in Signal.objects.using("owner")}
    assert shown and stored == {hash_of_code(code) for code in shown}


@pytest.mark.parametrize(
    "path",
    [
        "/report/",
        "/report/en/",
        "/report/en/answer/",
        "/report/en/leaving/",
        "/report/en/call/",
        "/report/%ff/",
        "/%00",
        "/healthz",
    ],
)
def test_an_address_of_the_report_form_has_no_error_for_any_question(client, of_report, path):
    for one in FRAGMENTS:
        answer = client.get(path, QUERY_STRING=f"place={one[:9000].decode('latin-1')}")
        assert answer.status_code < 500, one
