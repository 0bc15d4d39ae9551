"""How a session ends: by idling, by its length, by signing out."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from umai.access.models import Session

ENDED = "/account/sign-in/?ended=1"


def test_an_unused_session_ends(client_of):
    aigul = client_of("aigul")
    assert aigul.get("/account/").status_code == 200
    Session.objects.update(idle_at=timezone.now() - timedelta(seconds=1))
    assert aigul.get("/account/").url == ENDED
    assert "Your session ended" in aigul.get(ENDED).text


def test_a_used_session_goes_on(client_of):
    aigul = client_of("aigul")
    aigul.get("/account/")
    Session.objects.update(idle_at=timezone.now() + timedelta(minutes=2))
    aigul.get("/account/")
    left = Session.objects.get().idle_at - timezone.now()
    assert left > timedelta(minutes=settings.UMAI_IDLE_MINUTES - 1)


def test_a_session_ends_after_twelve_hours_however_much_it_is_used(client_of):
    aigul = client_of("aigul")
    aigul.get("/account/")
    lasts = Session.objects.get().expires_at - timezone.now()
    assert timedelta(hours=11, minutes=59) < lasts <= timedelta(hours=12)
    Session.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert aigul.get("/account/").url == ENDED


def test_signing_out_ends_the_sitting(client_of):
    aigul = client_of("aigul")
    aigul.get("/account/")
    stolen = aigul.cookies["sessionid"].value
    aigul.post("/account/sign-out/")
    assert Session.objects.get().ended_at is not None
    aigul.cookies["sessionid"] = stolen
    assert aigul.get("/account/").status_code == 302


def test_a_failure_is_answered_with_our_page_and_the_next_request_works(client_of, monkeypatch):
    from umai.offices.people import views

    damira = client_of("damira")
    damira.raise_request_exception = False
    monkeypatch.setattr(views.staff, "offices_of", lambda by: 1 / 0)
    answer = damira.get("/offices/")
    assert answer.status_code == 500 and "Something went wrong on our side" in answer.text
    monkeypatch.undo()
    assert damira.get("/offices/").status_code == 200
