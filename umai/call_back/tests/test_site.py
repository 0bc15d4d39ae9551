"""The public site: a parent with a code asks to be called, and nothing of the register is told."""

import json
import os
import re
import threading
import uuid
from datetime import date

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction
from django.test.utils import CaptureQueriesContext

from tests.tampering import without_triggers
from umai.call_back import actions
from umai.call_back.models import CallRequest
from umai.call_back.sealed import read_request
from umai.call_back.site import zones
from umai.call_back.tests.conftest import ASKED, PHONE, give
from umai.guardianship.site.codes import kept_hash, make_code, receipt_number
from umai.guardianship.tests.test_site import Parent
from umai.identification.report_form.rate_limits import report_limiter
from umai.identification.report_form.tests.conftest import client, of_report
from umai.justice.tests.conftest import incident_of, suspected
from umai.machine.cluster.database import DatabaseAddress

__all__ = ["client", "of_report"]  # fixtures

OPENS_NOTHING = "No call can be asked for with this code"
LATER = ASKED | {"hours": "8-11"}  # another wish: the same one sent again has the same receipt
SEND = "select call_back_send(%s, %s, %s, %s, %s)"


class Caller(Parent):
    """A parent on the site who wishes a call."""

    @property
    def path(self):
        return f"/report/{self.language}/call/"

    def ask(self, code, **changes):
        return self.enter(code).press("send", **ASKED | changes)


@pytest.fixture
def parent(client):
    return Caller(client, "en")


@pytest.fixture
def code(child, mother, aigul):
    return give(child, mother, aigul)[0]


def rows():
    return list(CallRequest.objects.using("owner"))


def tamper(superuser, change):
    """Change every code as nobody but a superuser can."""
    with without_triggers(superuser):
        superuser.execute(f"update call_back_callcode set {change}")


def test_what_a_parent_asks_is_kept_sealed_in_the_file_of_the_child(code, child, parent):
    words = parent.ask(code.lower().replace(" ", "-")).words
    (request,) = rows()
    assert "It has arrived" in words and receipt_number(request.pk) in words and "within 3 days" in words
    assert "17:00–20:00" in words and "in Bishkek 20:00–23:00" in words
    assert (request.child_id, request.district_id, request.language) == (child.pk, child.district_id, "en")
    said = read_request(request)
    assert said.phone == "+79123456789" and said.reason == "child"
    assert PHONE not in parent.html and "9123456789" not in parent.html, "the receipt repeats no number"


def test_a_code_is_good_on_its_last_day(code, parent, superuser):
    tamper(superuser, "ends_on = access_today()")
    assert "It has arrived" in parent.ask(code).words


BAD = ["unknown", "over", "taken_back", "used", "suspect", "empty hash", "of an announcement", "no sign"]


def bad_code(why, child, mother, aigul, erlan, superuser, parent):
    """A code that is not good for this reason."""
    code, row = give(child, mother, aigul)
    if why == "unknown":
        code = make_code()[0]
    elif why == "over":
        tamper(superuser, "ends_on = access_today() - 1")
    elif why == "taken_back":
        actions.take_call_code_back(row, by=aigul)
    elif why == "used":
        parent.ask(code)
    elif why == "suspect":
        suspected(incident_of(child, aigul), aigul, mother)
    elif why == "empty hash":  # as the erasure of the file leaves it
        tamper(superuser, "code_hash = ''")
    elif why == "of an announcement":
        from umai.guardianship.tests.conftest import invite

        code = invite(child, mother, aigul)[0]
    else:
        code = "—"
    return code


@pytest.mark.parametrize("why", BAD)
def test_every_code_that_is_not_good_has_one_answer(
    case, child, mother, aigul, erlan, parent, superuser, why
):
    code = bad_code(why, child, mother, aigul, erlan, superuser, parent)
    before = len(rows())
    page = parent.enter(code)
    assert page.answer.status_code == 422 and OPENS_NOTHING in page.words
    kept = page.html.replace(code, "")
    other = parent.enter("222").html.replace("222", "")
    assert re.sub(r"\s+", " ", kept) == re.sub(r"\s+", " ", other)
    parent.answer = parent.post(parent.path, {"page": "ask", "go": "send", "code": code} | LATER)
    assert parent.answer.status_code == 422 and OPENS_NOTHING in parent.words
    assert len(rows()) == before


@pytest.mark.parametrize("why", BAD)
def test_every_code_that_is_not_good_costs_one_question(
    case, child, mother, aigul, erlan, parent, superuser, why
):
    """No further question is asked of a code that was once good: how long it takes tells nothing."""
    code = bad_code(why, child, mother, aigul, erlan, superuser, parent)
    with CaptureQueriesContext(connections["public"]) as asked:
        parent.enter(code)
    assert len([one for one in asked if "call_back" in one["sql"]]) == 1


def test_guesses_are_counted_with_those_of_the_report_form(code, parent):
    for _ in range(30):
        report_limiter().count_wrong_code("127.0.0.1")
    assert "Very many wrong codes" in parent.enter(code).words and parent.answer.status_code == 429
    parent.answer = parent.post(parent.path, {"page": "ask", "go": "send", "code": code} | ASKED)
    assert parent.answer.status_code == 429 and rows() == []


def test_every_wrong_code_is_counted(parent):
    for _ in range(30):
        assert parent.enter("222").answer.status_code == 422
    assert parent.enter("222").answer.status_code == 429


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+7 (912) 345-67-89", "+79123456789"),
        ("0082 10 1234 5678", "+821012345678"),
        ("+90 532 123 45 67", "+905321234567"),
        ("0555 123 456", "+996555123456"),
    ],
)
def test_a_number_of_any_country_is_taken(code, parent, typed, kept):
    parent.ask(code, phone=typed)
    assert read_request(rows()[0]).phone == kept


def test_what_is_wrong_is_said_above_and_everything_stays(code, parent):
    page = parent.ask(code, phone="12", zone="Moon")
    assert page.answer.status_code == 422 and "Write the whole number in digits" in page.words
    assert "Choose one of the answers" in page.words
    assert page.fields["phone"] == "12" and page.fields["hours"] == "17-20" and rows() == []


def test_another_language_keeps_what_was_typed(code, parent):
    page = parent.enter(code).press("stay", path="/report/uz/call/", **ASKED)
    assert 'lang="uz-Cyrl"' in page.html and page.fields["phone"] == PHONE and page.fields["code"]
    page = parent.open().press("stay", path="/report/ky/call/", code="222")
    assert page.fields["code"] == "222"
    assert parent.client.get("/report/xx/call/").status_code == 404


def test_no_page_shows_a_name_of_the_register(code, child, mother, parent):
    shown = parent.open().words + parent.press(code=code).words + parent.ask(code).words
    assert not [name for name in ("Асанов", "Нурбек", "Гүлзат") if name in shown]


@pytest.mark.parametrize(
    ("zone", "hours", "on", "there", "here"),
    [
        ("Europe/Moscow", "17-20", date(2026, 12, 3), "17:00–20:00", "20:00–23:00"),
        ("Asia/Seoul", "8-11", date(2026, 12, 3), "08:00–11:00", "05:00–08:00"),
        ("America/New_York", "20-22", date(2026, 12, 3), "20:00–22:00", "07:00–09:00 of the next day"),
        ("America/New_York", "20-22", date(2026, 7, 3), "20:00–22:00", "06:00–08:00 of the next day"),
        ("Asia/Vladivostok", "8-11", date(2026, 12, 3), "08:00–11:00", "04:00–07:00"),
    ],
)
def test_the_hours_are_said_by_both_clocks(zone, hours, on, there, here):
    assert zones.two_clocks(zone, hours, on) == (there, here)


def test_any_hour_and_the_hour_of_here_need_no_second_clock():
    day = date(2026, 12, 3)
    assert zones.when_in_words("Europe/Moscow", "any", day) == "At any hour"
    assert zones.when_in_words("the moon", "8-11", day) == "At any hour"
    assert zones.when_in_words(zones.HERE, "8-11", day) == "08:00–11:00"


class TestTheStolenRole:
    """Whoever holds the database role of the site and speaks to the database past our pages."""

    def say(self, statement, values=(), using="public"):
        with connections[using].cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()

    @pytest.mark.parametrize(
        "table",
        ["callcode", "callcodetakenback", "callrequest", "callrequest_words", "calltry", "calltry_words"],
    )
    def test_it_reads_and_writes_no_table(self, db, table):
        for verb in ("select * from", "select count(*) from"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(using="public"):
                self.say(f"{verb} call_back_{table}")

    def test_with_a_code_it_writes_one_row_in_the_file_of_that_child(self, code, child):
        given = [kept_hash(code), uuid.uuid4(), "ky", "b", "k"]
        assert self.say(SEND, given) == [(3,)]
        assert self.say(SEND, [given[0], uuid.uuid4(), *given[2:]]) == [(None,)]
        (request,) = rows()
        assert (request.child_id, request.pk) == (child.pk, given[1])

    def test_it_fills_no_disk_with_one_code(self, code):
        for box, key, spoken in (("x" * 20_001, "k", "ky"), ("x", "k" * 65, "ky"), ("x", "k", "k" * 11)):
            with pytest.raises(DatabaseError, match="too long"), transaction.atomic(using="public"):
                self.say(SEND, [kept_hash(code), uuid.uuid4(), spoken, box, key])

    def test_an_id_that_is_taken_tells_nothing_and_moves_nothing(self, code, child, mother, aigul):
        first = [kept_hash(code), uuid.uuid4(), "ky", "b", "k"]
        self.say(SEND, first)
        other = give(child, mother, aigul)[0]
        assert self.say(SEND, [kept_hash(other), first[1], "ky", "b", "k"]) == [(None,)]
        assert len(rows()) == 1

    def test_the_role_of_the_pages_asks_for_no_call(self, code, aigul):
        for statement in ("select call_back_code_opens(%s)", SEND):
            values = [kept_hash(code), uuid.uuid4(), "ky", "b", "k"][: statement.count("%s")]
            with (
                aigul.speaking(),
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
            ):
                self.say(statement, values, "default")


def test_of_two_at_one_moment_one_request_is_kept(code):
    """The second waits until the first has ended, and finds the code used then."""
    where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"]))
    first, later = (psycopg.connect(where.conninfo("umai_public")) for _ in range(2))
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(asked_by(later, code)), daemon=True)
    with first, later:
        assert asked_by(first, code) == 3
        waiting.start()
        waiting.join(0.3)
        assert answers == [], "it waits for the first"
        first.commit()
        waiting.join(20)
        assert answers == [None]
        later.commit()
    assert len(rows()) == 1


def asked_by(connection, code):
    values = [kept_hash(code), uuid.uuid4(), "ky", "b", "k"]
    return connection.execute(SEND, values).fetchone()[0]
