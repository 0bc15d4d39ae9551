"""What was said at doors arrives once, however often it is sent, one by one or in a packet."""

import json
import uuid

import pytest

from umai.law.terms.clock import today
from umai.rounds.models import DoorAnswer, DoorChild
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

    def test_with_other_words_is_refused_and_the_first_stands(self, walk, jibek, put):
        pk = uuid.uuid4()
        put(said(stops(walk)[0]), pk)
        assert put(said(stops(walk)[0], result="refused"), pk).status_code == 409
        assert put(said(stops(walk)[1]), pk).status_code == 409
        assert answers().get().result == "none"

    def test_of_another_writer_is_never_overwritten(self, walk, jibek, put):
        pk = uuid.uuid4()
        put(said(stops(walk)[0]), pk)
        assert put(said(stops(walk)[0]), pk, who="aigul").status_code == 409
        assert answers().count() == 1

    @pytest.mark.parametrize(
        "wrong",
        [
            {"team": 0},
            {"said_on": "1999-01-01"},
            {"children": [CHILD | {"age": 18}]},
            {"children": [CHILD] * 21},
            {"others": -1},
            {"stop": "x"},
            {"unheard": 1},
        ],
    )
    def test_that_is_not_understood_is_named(self, wrong, walk, jibek, put):
        answer = put(said(stops(walk)[0]) | wrong, uuid.uuid4())
        assert answer.status_code == 422 and answer.json()["fields"]
        assert not answers().exists()

    @pytest.mark.parametrize("who", ["cholpon", "farida", "timur"])
    def test_is_taken_from_nobody_else(self, who, walk, put):
        assert put(said(stops(walk)[0]), uuid.uuid4(), who=who).status_code in (403, 404)
        assert not answers().exists()

    def test_of_another_municipality_is_refused_in_words(self, walk, put):
        answer = put(said(stops(walk)[0]), uuid.uuid4(), who="azamat")
        assert answer.status_code == 403 and answer.json()["error"].endswith(".")

    def test_has_no_instant_where_the_clock_of_the_device_is_ahead(self, walk, jibek, put):
        put(said(stops(walk)[0], said_at="2099-01-01T00:00:00+06:00"), uuid.uuid4())
        put(said(stops(walk)[1], said_at="2026-01-01T00:00:00+06:00"), uuid.uuid4())
        assert [one.said_at is None for one in answers()] == [True, False]


class TestAPacket:
    def test_is_written_once_however_often_it_is_sent(self, jibek, packet, put):
        for status in ("written", "again"):
            answer = put({"answers": packet})
            assert answer.status_code == 200
            assert [one["status"] for one in answer.json()["answers"]] == [status] * 20
        assert answers().count() == 20

    def test_half_of_which_arrived_before_is_completed(self, jibek, packet, put):
        put({"answers": packet[:10]})
        found = put({"answers": packet}).json()["answers"]
        assert [one["status"] for one in found] == ["again"] * 10 + ["written"] * 10
        assert [one["id"] for one in found] == [one["id"] for one in packet]

    def test_is_not_held_back_by_one_that_cannot_be(self, village, aigul, jibek, packet, put):
        packet[3] |= {"result": "others", "others": 300}
        packet[5] |= {"stop": str(stops(planned(village, aigul))[0].pk)}
        packet[7] |= {"id": packet[6]["id"]}
        found = put({"answers": packet}).json()["answers"]
        assert [n for n, one in enumerate(found) if one["status"] == "refused"] == [3, 5, 7]
        assert all(one["error"].endswith(".") for one in found if one["status"] == "refused")
        assert answers().count() == 17

    def test_of_two_teams_at_one_door_is_kept_whole(self, jibek, packet, put):
        second = [one | {"id": str(uuid.uuid4()), "team": 2} for one in packet]
        put({"answers": packet})
        put({"answers": second})
        assert answers().count() == 40

    def test_of_more_than_fifty_is_not_understood(self, jibek, packet, put):
        assert put({"answers": packet * 3}).status_code == 422
        assert not DoorAnswer.objects.using("owner").exists()
