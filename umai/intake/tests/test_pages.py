"""The pages of intake, as a browser without JavaScript sees them."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import id_of
from tests.days import as_of_now
from umai.intake.models import Assignment, Case, Clock
from umai.intake.tests.conftest import WORDS, closed, wall
from umai.law.terms.clock import today


def yesterday():
    return today() - timedelta(days=1)


def received(**more):
    """The day of yesterday, as it is typed."""
    day = {f"received_on_{part}": str(getattr(yesterday(), part)) for part in ("day", "month", "year")}
    return day | more


def filled(**more):
    """A page that opens a case, complete."""
    return received(concern="violence", channel="school", words=WORDS) | {"id": uuid.uuid4()} | more


def address(child):
    return f"/children/{child.pk}/cases/new/"


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_opening_shows_at_once_until_when_and_sent_twice_it_opens_one_case(child, client_of, aigul):
    client = client_of("aigul")
    assert client.get(address(child)).status_code == 200
    said = filled()
    answer = client.post(address(child), said, follow=True)
    assert answer.status_code == 200
    assert client.post(address(child), said)["Location"] == answer.redirect_chain[0][0]
    due = yesterday() + timedelta(days=10)
    assert f"due by {due:%B} {due.day}, {due.year}" in text(answer) or f"{due.day} {due:%B}" in text(answer)
    with aigul.speaking():
        assert Clock.objects.get().due_on == due


def test_whoever_only_reads_is_not_sent_to_begin_the_assessment(case, client_of):
    mine, read = (text(client_of(who).get(f"/cases/{case.pk}/opened/")) for who in ("aigul", "farida"))
    assert "Begin the assessment" in mine and "Danger now?" in mine
    assert "Look at the case" in read and "Begin the assessment" not in read and "Danger now?" not in read


def test_bad_input_is_answered_beside_the_field(child, client_of, aigul):
    for wrong in (
        {"received_on_day": "", "received_on_month": "", "received_on_year": ""},
        {"received_on_day": "31", "received_on_month": "2"},
        {"received_on_year": lambda: str(today().year + 1)},
        {"received_on_year": "1899"},
        {"received_time": "25:00"},
        {"received_time": "soon"},
        {"concern": ""},
        {"concern": "<script>"},
        {"channel": "pigeon"},
        {"words": ""},
        {"words": "\x00\x07"},
        {"words": "ы" * 5001},
    ):
        kept = {"words": "Typed <b>for</b> long."} | as_of_now(wrong)
        answer = client_of("aigul").post(address(child), filled(**kept))
        assert answer.status_code == 422, wrong
        page = answer.content.decode()
        assert "govuk-error-message" in page, wrong
        assert "words" in wrong or "Typed &lt;b&gt;for&lt;/b&gt; long." in page, wrong
        with aigul.speaking():
            assert not Case.objects.exists(), wrong
    now = today()
    said = {"received_on_day": now.day, "received_on_month": now.month, "received_on_year": now.year}
    answer = client_of("aigul").post(address(child), filled(**said, received_time="23:59"))
    assert answer.status_code == 422 and "has not come yet" in text(answer)


def test_the_hour_is_kept_and_shown_again(child, client_of, aigul, damira):
    client_of("aigul").post(address(child), filled(received_time="9.05"))
    with damira.speaking():
        clock = Clock.objects.get()
    assert timezone.localtime(clock.received_at).strftime("%H:%M") == "09:05"
    page = client_of("damira").get(f"/cases/{clock.case_id}/clock/").content.decode()
    assert 'value="09:05"' in page


def test_a_second_case_leads_to_the_first_and_nothing_typed_is_lost(case, child, client_of):
    page = client_of("erlan").get(address(child)).content.decode()
    assert f"/cases/{case.pk}/" in page and "<form method" not in page.split("<h1>")[1]
    answer = client_of("erlan").post(address(child), filled(words="Typed for long."))
    assert answer.status_code == 409
    assert "Typed for long." in text(answer) and f"/cases/{case.pk}/" in answer.content.decode()


def test_a_later_case_follows_the_closed_one_by_itself(case, child, proposal, damira, client_of):
    closed(proposal, damira)
    page = text(client_of("aigul").get(address(child)))
    assert "This child had a case before" in page
    client_of("aigul").post(address(child), filled())
    with damira.speaking():
        assert Case.objects.open().get().follows_id == case.pk


def test_the_file_of_another_place_or_behind_a_wall_does_not_exist(case, client_of, child, erlan):
    for page in ("opened", "assign", "clock"):
        for worker in ("azamat", "cholpon", "gulnara"):
            assert client_of(worker).get(f"/cases/{case.pk}/{page}/").status_code == 404, worker
    for page in ("assign", "clock"):
        answer = client_of("aigul").get(f"/cases/{case.pk}/{page}/")
        assert answer.status_code == 403 and "not part of your duties" in text(answer), page
    wall(erlan, child)
    client = client_of("erlan")
    assert client.get(address(child)).status_code == 404
    assert client.post(f"/cases/{case.pk}/assign/", {"worker_id": erlan.pk}).status_code == 404


@pytest.fixture
def client():
    from django.test import Client

    return Client()


def test_a_worker_is_chosen_from_those_of_the_district(case, client_of, damira):
    client = client_of("damira")
    page = client.get(f"/cases/{case.pk}/assign/").content.decode()
    assert str(id_of("worker", "azamat")) in page and str(id_of("worker", "cholpon")) not in page
    answer = client.post(f"/cases/{case.pk}/assign/", {"worker_id": id_of("worker", "azamat")})
    assert answer.status_code == 302
    with damira.speaking():
        assert Assignment.objects.get().worker_id == id_of("worker", "azamat")
    again = client.post(f"/cases/{case.pk}/assign/", {"worker_id": id_of("worker", "azamat")})
    assert again.status_code == 409
    assert client.post(f"/cases/{case.pk}/assign/", {"worker_id": "x"}).status_code == 422


def test_the_clock_is_corrected_with_a_reason(case, client_of, damira):
    client = client_of("damira")
    assert client.get(f"/cases/{case.pk}/clock/").status_code == 200
    assert client.post(f"/cases/{case.pk}/clock/", received()).status_code == 422
    answer = client.post(f"/cases/{case.pk}/clock/", received(words="A slip of the pen."))
    assert answer.status_code == 302
    with damira.speaking():
        assert Clock.objects.get().started_on == yesterday()


@pytest.mark.parametrize(
    ("page", "said", "kept"),
    [
        ("assign/", lambda: {"worker_id": id_of("worker", "azamat")}, str(id_of("worker", "azamat"))),
        ("clock/", lambda: received(words="Typed for long."), "Typed for long."),
    ],
    ids=["assign", "clock"],
)
def test_a_closed_case_asks_nothing_and_keeps_what_was_sent(
    case, proposal, damira, client_of, page, said, kept
):
    client, where = client_of("damira"), f"/cases/{case.pk}/{page}"
    assert "data-unsaved>" in client.get(where).content.decode()
    closed(proposal, damira)
    shown = client.get(where)
    assert "This case is closed." in text(shown) and "data-unsaved>" not in shown.content.decode()
    answer = client.post(where, said())
    assert answer.status_code == 409 and kept in answer.content.decode()
    assert "data-unsaved>" in answer.content.decode()
