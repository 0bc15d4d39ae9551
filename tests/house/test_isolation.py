"""Every response of both processes keeps other sites away, and lets no page use what it does not need."""

import uuid
from pathlib import Path

from django.conf import settings
from django.db import OperationalError
from django.test import Client

from tests.addresses import UNKNOWN, every_address
from umai.casefile.tests.conftest import make_case, make_child
from umai.design.responses.isolation import ISOLATION, POLICY, permissions
from umai.identification.report_form.tests.conftest import of_report

__all__ = ["of_report"]
ALLOWED = {
    "/account/sign-in/": "publickey-credentials-get",
    "/account/code/": "publickey-credentials-get",
    "/account/second-factor/passkey/": "publickey-credentials-create",
    f"/cases/{UNKNOWN}/visits/new/": "geolocation",
}
OTHERS = {name: value for name, value in ISOLATION.items() if name != POLICY}


def require_isolated(answer, path):
    """A redirect from a page that may use something may say the one or the other: no script runs on it."""
    sent = dict(answer.headers)
    feature = ALLOWED.get(path)
    if feature and answer.status_code == 200:
        assert sent.pop(POLICY) == permissions([feature]), path
    elif feature:
        assert sent.pop(POLICY) in (permissions(), permissions([feature])), path
    else:
        assert sent.pop(POLICY) == permissions(), path
    assert {name: sent.get(name) for name in OTHERS} == OTHERS, path
    assert sent["X-Content-Type-Options"] == "nosniff", path


def static_files():
    return [f"/static/{one}" for one in ("design/start.js", "nothing/here.js", *found_files())]


def found_files():
    root = Path(settings.STATIC_ROOT)
    return [str(one.relative_to(root)) for one in sorted(root.rglob("*"))[:400:80] if one.is_file()]


def test_every_address_of_the_staff(client_of):
    """Signed in; a visitor, who is sent to sign in, is asked every fifth."""
    paths = [f"/{one}" for one in every_address()]
    assert len(paths) > 100
    paths += [*static_files(), "/no/such/page", f"/children/{uuid.uuid4()}/"]
    for client, asked in ((client_of("aigul"), paths), (Client(), [*paths[::5], *ALLOWED])):
        client.raise_request_exception = False
        for path in asked:
            answer = client.get(path)
            require_isolated(answer, path)
            assert answer.status_code < 500 or path == "/readyz", path


def test_every_address_of_the_report_form(of_report):
    client = Client(raise_request_exception=False)
    for path in [*(f"/{one}" for one in every_address()), *static_files(), "/report/en/", "/no/such/page"]:
        require_isolated(client.get(path), path)
        require_isolated(client.post(path), path)


def test_a_strange_host_an_error_and_a_missing_database(client_of, db, monkeypatch):
    client = client_of("aigul")
    client.raise_request_exception = False
    require_isolated(client.get("/", headers={"host": "elsewhere.example"}), "/")
    monkeypatch.setattr("umai.health.ask_database", lambda _question: 1 / 0)
    answer = client.get("/readyz")
    assert answer.status_code == 500
    require_isolated(answer, "/readyz")
    monkeypatch.setattr("umai.access.sessions.Speaker.reach", property(database_is_gone))
    answer = client.get("/")
    assert answer.status_code == 503
    require_isolated(answer, "/")


def database_is_gone(_speaker):
    raise OperationalError


def test_only_the_page_of_a_visit_may_ask_where_the_telephone_is(client_of, aigul):
    case = make_case(make_child(aigul), aigul)
    path = f"/cases/{case.pk}/visits/new/"
    answer = client_of("aigul").get(path)
    assert answer.status_code == 200 and answer.headers[POLICY] == permissions(["geolocation"])


def test_no_page_may_use_a_camera_or_a_microphone():
    for allowed in ([], ["geolocation"], *([one] for one in ALLOWED.values())):
        assert {"camera=()", "microphone=()"} <= set(permissions(allowed).split(", "))
