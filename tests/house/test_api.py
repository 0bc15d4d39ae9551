"""The API keeps its own contract, whatever it is asked: schemathesis looks for an answer that breaks it."""

import json
import uuid
from collections import Counter
from datetime import date
from threading import Thread

import pytest
import schemathesis
from django.test import Client
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from werkzeug.serving import make_server

from umai.casefile.api import routes as endpoints
from umai.casefile.tests.conftest import assess_whole, entries, make_case, make_child, wall


@pytest.fixture
def child(aigul):
    return make_child(aigul)


@pytest.fixture
def case(child, aigul):
    return make_case(child, aigul)


def search(client, **question):
    return client.post("/api/children/search", json.dumps(question), content_type="application/json")


def sign_in(schema, client):
    """Let schemathesis send what a browser would: the session, and the token against forgery twice."""
    token = "a" * 32
    cookies = {name: morsel.value for name, morsel in client.cookies.items()} | {"csrftoken": token}

    @schema.auth()
    class Signed:
        def get(self, case, context):
            return cookies

        def set(self, case, data, context):
            case.cookies = {**(case.cookies or {}), **data}
            case.headers = {**(case.headers or {}), "X-CSRFToken": token}


@pytest.fixture
def address(db):
    """The program behind a real socket, in this process and on this database."""
    from umai.wsgi import application

    server = make_server("127.0.0.1", 0, application)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.mark.parametrize("username", ["aigul", "gulnara"])
def test_nothing_breaks_the_contract(client_of, child, case, aigul, username, address):
    assess_whole(case, aigul)
    config = SchemathesisConfig.from_dict(
        {"generation": {"max-examples": 8, "deterministic": True, "database": "none"}}
    )
    schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json", config=config)
    sign_in(schema, client_of(username))
    failures, answered = [], Counter()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            found = event.recorder
            answered.update(one.response.status_code for one in found.interactions.values() if one.response)
            failures += [
                str(check.failure_info.failure)
                for checks in found.checks.values()
                for check in checks
                if check.failure_info
            ]
        elif isinstance(event, events.NonFatalError | events.FatalError):
            failures.append(str(event))
    assert not failures, "\n\n".join(dict.fromkeys(failures))
    assert answered[200 if username == "aigul" else 403] > 15


def test_a_visitor_is_told_to_sign_in(db):
    for address in ("/api/children", "/api/cases", f"/api/children/{uuid.uuid4()}"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/json")
    assert search(Client(), text="Асанов").status_code == 401


def test_errors_speak_the_reader_s_language(client_of):
    said = {
        language: client_of("aigul", language).get(f"/api/cases/{uuid.uuid4()}").json()["error"]
        for language in ("en", "ru", "ky")
    }
    assert said["en"].endswith(".")


def test_out_of_reach_not_there_and_no_address_are_one(client_of, child, case):
    client = client_of("cholpon")
    answers = [
        client.get(address)
        for address in (
            f"/api/children/{child.pk}",
            f"/api/cases/{case.pk}",
            f"/api/children/{uuid.uuid4()}",
            "/api/no/such/thing",
        )
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_lists_and_search_stay_within_reach(client_of, child, case, aigul):
    client = client_of("cholpon")
    assert client.get("/api/children").json() == {"children": [], "next": None}
    assert client.get("/api/cases").json() == {"cases": [], "next": None}
    assert search(client, text="Асанов").json() == {"children": []}
    wall(aigul, child)
    walled = client_of("aigul")
    assert walled.get(f"/api/children/{child.pk}").status_code == 404
    assert walled.get("/api/children").json()["children"] == []


def test_a_child_and_a_case_are_read_and_noted(client_of, child, case, aigul):
    client = client_of("aigul")
    file = client.get(f"/api/children/{child.pk}").json()
    assert (file["surname"], file["cases"]) == ("Асанов", [str(case.pk)])
    read = client.get(f"/api/cases/{case.pk}").json()
    assert (read["child"], read["parts_done"], read["parts"]) == (str(child.pk), 0, 14)
    assert [look.record_id for look in entries(outcome="looked", kind="intake.case")] == [case.pk]
    assert entries(outcome="looked", kind="register.child")[-1].record_id == child.pk


def test_no_pin_and_no_sealed_item_leaves(client_of, aigul):
    child = make_child(aigul, pin="21204201600123")
    text = client_of("aigul").get(f"/api/children/{child.pk}").content.decode()
    assert "21204201600123" not in text


def test_the_pages_together_are_the_whole(client_of, aigul, monkeypatch):
    monkeypatch.setattr(endpoints, "PAGE", 2)
    cases = {str(make_case(make_child(aigul, f"Бала{n}"), aigul).pk) for n in range(5)}
    client = client_of("aigul")
    for name, whole in (("cases", cases), ("children", None)):
        seen, after = [], ""
        while after is not None:
            page = client.get(f"/api/{name}", {"after": after} if after else {}).json()
            seen += [row["id"] for row in page[name]]
            after = page["next"]
        assert len(seen) == len(set(seen)) == 5
        assert whole is None or set(seen) == whole


def test_children_are_found_by_birth_and_by_name(client_of, child, aigul):
    make_child(aigul, "Айбек", birth_date=date(2012, 1, 2))
    client = client_of("aigul")
    for born in ("2016", "2016-04-12"):
        found = client.get(f"/api/children?born={born}").json()["children"]
        assert [row["id"] for row in found] == [str(child.pk)]
    assert client.get("/api/children?born=2016-02-31").json()["children"] == []
    assert search(client, text="Asanov Nurbek").json()["children"][0]["id"] == str(child.pk)
    assert search(client, text="Асанов", born="2016-02-31").json() == {"children": []}


def test_a_question_that_is_not_understood_is_not_repeated(client_of):
    answer = search(client_of("aigul"), text="x" * 301)
    assert answer.status_code == 422
    assert answer.json()["fields"] == ["body.text"]
    assert "xxx" not in answer.content.decode()


def test_a_search_from_elsewhere_is_refused(client_of, child):
    client = client_of("aigul")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert search(strict, text="Асанов").status_code == 403


def test_the_contract_needs_no_sign_in_and_asks_for_one(db):
    contract = Client().get("/api/openapi.json").json()
    assert contract["info"]["title"] == "Umai"
    assert all(one["security"] for path in contract["paths"].values() for one in path.values())
