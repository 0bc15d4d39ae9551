"""What was said at doors arrives once, however often it is sent, one by one or in a packet."""

import json
import uuid

import pytest

from umai.law.terms.clock import today
from umai.rounds.models import DoorChild
from umai.rounds.tests.conftest import answers, planned, stops

CHILD = {"away": "both", "lives_with": "grandparents", "age": 9, "name": "Нурбек"}


def said(stop, **changes):
    return {"stop": str(stop.pk), "team": 1, "result": "none", "said_on": today().isoformat()} | changes


@pytest.fixture
def put(walk, client_of):
    """`put(body, id=None, who="jibek")`: one answer, or without an id a packet."""

    def put(body, id=None, who="jibek", round=walk):
        url = f"/api/rounds/{round.pk}/answers" + (f"/{id}" if id else "")
        return client_of(who).put(url, json.dumps(body), content_type="application/json")

    return put


@pytest.fixture
def packet(walk):
    return [said(one) | {"id": str(uuid.uuid4())} for one in stops(walk)[:20]]


class TestOneAnswer:
    def test_is_taken_in_and_then_it_is_known(self, walk, jibek, put):
        pk, body = uuid.uuid4(), said(stops(walk)[0], result="migrants", children=[CHILD])
        first, again = put(body, pk), put(body, pk)
        assert (first.status_code, again.status_code) == (201, 200), first.content
        assert (first.json()["status"], again.json()["status"]) == ("written", "again")
        assert answers().get().source == "phone"
        assert DoorChild.objects.using("owner").get().said.child == "Нурбек"

    def test_with_other_words_or_of_another_writer_is_refused_and_the_first_stands(self, walk, jibek, put):
        pk, (first, second, *_rest) = uuid.uuid4(), stops(walk)
        put(said(first), pk)
        for body, who in (
            (said(first, result="refused"), "jibek"),
            (said(second), "jibek"),
            (said(first), "aigul"),
        ):
            assert put(body, pk, who=who).status_code == 409, (body, who)
        assert answers().get().result == "none"

    def test_that_is_not_understood_is_named(self, walk, jibek, put):
        for wrong in (
            {"team": 0},
            {"said_on": "1999-01-01"},
            {"children": [CHILD | {"age": 18}]},
            {"children": [CHILD] * 21},
            {"others": -1},
            {"stop": "x"},
            {"unheard": 1},
        ):
            answer = put(said(stops(walk)[0]) | wrong, uuid.uuid4())
            assert answer.status_code == 422 and answer.json()["fields"], wrong
        assert not answers().exists()

    def test_is_taken_from_nobody_else(self, walk, put):
        for who in ("cholpon", "farida", "timur"):
            assert put(said(stops(walk)[0]), uuid.uuid4(), who=who).status_code in (403, 404), who
        answer = put(said(stops(walk)[0]), uuid.uuid4(), who="azamat")  # of another municipality
        assert answer.status_code == 403 and answer.json()["error"].endswith(".")
        assert not answers().exists()

    def test_has_no_instant_where_the_clock_of_the_device_is_ahead(self, walk, jibek, put):
        put(said(stops(walk)[0], said_at="2099-01-01T00:00:00+06:00"), uuid.uuid4())
        put(said(stops(walk)[1], said_at="2026-01-01T00:00:00+06:00"), uuid.uuid4())
        assert [one.said_at is None for one in answers()] == [True, False]


class TestAPacket:
    def test_is_written_once_however_often_it_is_sent_and_half_of_one_is_completed(self, jibek, packet, put):
        assert put({"answers": packet * 3}).status_code == 422  # more than fifty
        put({"answers": packet[:10]})
        for status in ("written", "again"):
            found = put({"answers": packet}).json()["answers"]
            assert [one["status"] for one in found] == ["again"] * 10 + [status] * 10
            assert [one["id"] for one in found] == [one["id"] for one in packet]
        assert answers().count() == 20
        put({"answers": [one | {"id": str(uuid.uuid4()), "team": 2} for one in packet]})
        assert answers().count() == 40  # of two teams at one door both are kept

    def test_is_not_held_back_by_one_that_cannot_be(self, village, aigul, jibek, packet, put):
        packet[3] |= {"result": "others", "others": 300}
        packet[5] |= {"stop": str(stops(planned(village, aigul))[0].pk)}
        packet[7] |= {"id": packet[6]["id"]}
        found = put({"answers": packet}).json()["answers"]
        assert [n for n, one in enumerate(found) if one["status"] == "refused"] == [3, 5, 7]
        assert all(one["error"].endswith(".") for one in found if one["status"] == "refused")
        assert answers().count() == 17
