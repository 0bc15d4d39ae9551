"""Whatever bytes come to the pages and the API of the staff: no error, and what is acknowledged is stored."""

import uuid
from random import Random
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from tests.addresses import UNKNOWN, every_address
from tests.attack.mutation import CORPUS, FRAGMENTS, HOW_MANY, bent, corpus, mutants, with_bent_values
from umai.design.fields.signs import as_storable
from umai.documents.inspection import inspect_file
from umai.documents.unfit_file import UnfitFile
from umai.identification.models import Signal
from umai.linkage.files.reader import open_list
from umai.linkage.files.refusals import UnreadableList
from umai.linkage.models import ListSource, Upload
from umai.visits.models import Visit, VisitConflict
from umai.visits.tests.conftest import ago, make_case, make_child


def files_of(door):
    """(ending, bytes) of the samples of a door that takes files."""
    return [(path.suffix[1:], path.read_bytes()) for path in sorted((CORPUS / door).iterdir())]


def bent_file(sample, chance):
    ending, data = sample
    return ending, bent(data, chance)


def ask(client, method, path, body):
    return client.generic(method, path, body, content_type="application/json")


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_the_api_stores_a_signal_whole_or_refuses_it_whole(client_of, bakyt, how_many):
    client = client_of("bakyt")
    taken = set()
    for body in mutants(corpus("signals"), how_many):
        answer = ask(client, "POST", "/api/signals", body.replace(b'"ID"', f'"{uuid.uuid4()}"'.encode()))
        assert answer.status_code in (200, 201, 400, 404, 409, 422), body
        if answer.status_code in (200, 201):
            taken.add(answer.json()["id"])
    assert {str(one.pk) for one in Signal.objects.using("owner")} == taken and len(taken) > 5


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_the_api_stores_a_visit_whole_or_refuses_it_whole(client_of, aigul, how_many):
    client, case = client_of("aigul"), make_case(make_child(aigul), aigul)
    taken, kept_both = set(), 0
    for number, body in enumerate(mutants(corpus("visits"), how_many)):
        line = uuid.uuid5(case.pk, str(number // 2))
        at = ago(hours=1 + number // 2).isoformat().encode()
        answer = ask(client, "PUT", f"/api/cases/{case.pk}/visits/{line}", body.replace(b"AT", at))
        assert answer.status_code in (200, 201, 400, 409, 422), body
        if answer.status_code in (200, 201):
            taken.add(str(line))
        kept_both += answer.status_code == 409 and "Both are kept" in answer.json()["error"]
    with aigul.speaking():
        assert {str(one.line) for one in Visit.ever.all()} == taken and taken
        assert VisitConflict.objects.count() <= kept_both


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_a_search_of_any_bytes_is_answered(client_of, aigul, how_many):
    client = client_of("aigul")
    make_child(aigul)
    samples = ['{"text": "Асанов Нурбек", "born": "2016"}'.encode(), b'{"text": "Asanov"}']
    for body in mutants(samples, how_many):
        assert ask(client, "POST", "/api/children/search", body).status_code in (200, 400, 422), body


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_a_list_of_any_bytes_is_read_or_refused_in_a_sentence(how_many):
    read = 0
    for ending, data in mutants(files_of("lists"), how_many, bend=bent_file):
        try:
            with open_list(data, ending) as file:
                rows = list(file.rows())
        except UnreadableList as refusal:
            assert str(refusal)
        else:
            text = "".join(cell for row in rows for cell in row)
            text.encode()
            assert as_storable(text) == text
            read += 1
    assert read >= len(files_of("lists"))


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_a_document_of_any_bytes_is_cleaned_or_refused_in_a_sentence(how_many):
    cleaned = 0
    for ending, data in mutants(files_of("documents"), how_many, bend=bent_file):
        try:
            assert inspect_file(data, f"x.{ending}").shown
            cleaned += 1
        except UnfitFile as refusal:
            assert str(refusal)
    assert cleaned >= len(files_of("documents"))


@pytest.mark.parametrize(
    "name", ["list.csv", "a\x00.csv", "\ufffd.csv", "../../x.csv", "x" * 300, "", ".", "list"]
)
def test_a_list_of_any_name_is_sent_or_refused_on_the_page(client_of, db, name):
    source = ListSource.objects.using("owner").create(
        slug="x", name="x", body="school", ground="Agreement 12", whom="Pupils"
    )
    days = {f"{when}_{part}": "1" for when in ("from_on", "to_on") for part in ("day", "month")}
    sent = {"id": uuid.uuid4(), **days, "from_on_year": "2026", "to_on_year": "2026"}
    file = SimpleUploadedFile("x", (CORPUS / "lists" / "utf8.csv").read_bytes())
    file._name = name
    answer = client_of("damira").post(f"/lists/{source.pk}/send/", sent | {"file": file})
    assert answer.status_code in (302, 422)
    assert Upload.objects.using("owner").count() == (answer.status_code == 302)


@pytest.mark.parametrize("how_many", [1, pytest.param(6, marks=pytest.mark.long)])
def test_no_page_breaks_on_what_stands_after_the_question_mark(client_of, db, how_many):
    client, chance = client_of("damira"), Random(1)
    client.raise_request_exception = False
    names = [
        "about",
        "after",
        "as",
        "by",
        "district",
        "draft",
        "goal",
        "measure",
        "month",
        "next",
        "page",
        "place",
        "week",
        "whole",
        "year",
        "q",
    ]
    broken = []
    for path in sorted({f"/{one}" for one in every_address() if UNKNOWN not in one and one != "readyz"}):
        for one in chance.sample(FRAGMENTS, how_many):
            value = one[:2000].decode("latin-1").replace("&", "")
            question = "&".join(f"{name}={value}" for name in names)
            if client.get(path, QUERY_STRING=question).status_code >= 500:
                broken.append((path, one[:40]))
    assert not broken


@pytest.mark.parametrize("how_many", HOW_MANY)
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("sign-in", {"login": "aigul", "password": "not this one", "next": "/"}),
        ("enrol", {"username": "aigul", "code": "K7QM-2XRT-9HWD", "password1": "x", "password2": "x"}),
        ("passkey", {"credential": '{"id": "AAAA", "response": {}}'}),
    ],
)
def test_nobody_is_signed_in_by_any_bytes(db, path, fields, how_many):
    with override_settings(ACCOUNT_RATE_LIMITS={}):
        for sent in mutants([fields], how_many, bend=with_bent_values):
            client = Client()
            body = urlencode(sent, errors="surrogateescape").encode()
            kind = "application/x-www-form-urlencoded"
            answer = client.generic("POST", f"/account/{path}/", body, content_type=kind)
            assert answer.status_code in (302, 400, 403, 422, 429), body
            assert client.get("/account/").status_code == 302, body
