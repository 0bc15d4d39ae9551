"""A hidden record, one that does not exist and an address that does not: the same bytes, the same headers."""

import uuid
from itertools import product

from django.conf import settings

from umai.access.models import Session


def answer(client, path, **how):
    found = client.get(path, **how)
    headers = dict(found.items())
    return (
        found.status_code,
        found.content,
        headers,
        {name: m.OutputString() for name, m in found.cookies.items()},
    )


def test_not_found_is_one_answer(client_of, child):
    for who, start in product(("cholpon", "azamat"), ("/children/", "/api/children/")):
        client = client_of(who)
        client.get("/")
        end = "" if start.startswith("/api") else "/"
        hidden = answer(client, f"{start}{child.pk}{end}")
        assert hidden[0] == 404
        assert answer(client, f"{start}{uuid.uuid4()}{end}") == hidden, (who, start)
        assert answer(client, f"{start}no-such-address{end}/x/") == hidden, (who, start)


def test_no_page_with_a_child_is_kept_by_a_browser(client_of, child):
    for path in ("/", f"/children/{child.pk}/", f"/api/children/{child.pk}", "/no-such-address/"):
        assert client_of("aigul").get(path)["Cache-Control"] == "no-store"


def test_a_program_whose_sitting_ended_is_answered_in_json(client_of, child):
    client = client_of("aigul")
    client.get("/")
    Session.objects.update(idle_at="2020-01-01T00:00Z")
    answer = client.get("/api/children")
    assert (answer.status_code, answer.json()["error"]) == (401, "Sign in first.")


def test_a_program_without_a_session_is_answered_in_json(client_of):
    client = client_of("aigul")
    del client.cookies[settings.UMAI_SESSION_COOKIE]
    answer = client.get("/api/children")
    assert (answer.status_code, answer.json()["error"]) == (401, "Sign in first.")
