"""Signals through the API: the inbox, and writing down, once for each id."""

import json
import uuid
from datetime import timedelta

from django.utils import timezone

from tests.cast import NOOKAT
from umai.identification.inbox import actions
from umai.identification.models import Signal
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported, standing


def sent(**changes):
    said = {
        "id": str(uuid.uuid4()),
        "received_at": (timezone.now() - timedelta(minutes=3)).isoformat(),
        "channel": "hotline",
        "concern": "violence",
        "danger_now": True,
        "district": NOOKAT,
        "words": {"happened": "He is beaten.", "child": "Нурбек"},
    }
    return said | changes


def post(client, said):
    return client.post("/api/signals", json.dumps(said), content_type="application/json")


def test_the_inbox_is_listed_without_words_for_whoever_has_one(client_of, erlan):
    calm, hot = reported(ReportWords("One")), reported(ReportWords("Two"), danger_now=True)
    actions.screen_signal(calm, by=erlan, outcome="information")
    answer = client_of("erlan").get("/api/signals")
    rows = answer.json()["signals"]
    assert [(row["id"], row["urgent"], row["screened_as"]) for row in rows] == [
        (str(hot.pk), True, None),
        (str(calm.pk), False, "information"),
    ]
    assert b"One" not in answer.content
    for who in ["aigul", "bakyt", "gulnara"]:
        assert client_of(who).get("/api/signals").status_code == 403, who
    reported()
    assert client_of("cholpon").get("/api/signals").json() == {"signals": [], "next": None}


def test_page_after_page(client_of):
    for n in range(52):
        reported(ReportWords(f"Report {n}"))
    client = client_of("erlan")
    first = client.get("/api/signals").json()
    second = client.get("/api/signals", {"after": first["next"]}).json()
    assert (len(first["signals"]), len(second["signals"]), second["next"]) == (50, 2, None)


def test_sent_again_it_is_the_same_and_nothing_is_overwritten(client_of, bakyt):
    client, said = client_of("bakyt"), sent()
    answer = post(client, said)
    assert (answer.status_code, answer.json()["urgent"]) == (201, True)
    (one,) = standing(Signal, bakyt)
    assert (str(one.pk), one.said.happened, one.recorded_by_id) == (said["id"], "He is beaten.", bakyt.pk)
    assert [post(client, said).status_code for _ in range(2)] == [200, 200]
    assert len(standing(Signal, bakyt)) == 1
    assert post(client, said | {"words": {"happened": "Other."}}).status_code == 409
    assert standing(Signal, bakyt)[0].said.happened == "He is beaten."
    assert post(client_of("aigul"), said).status_code == 409
    assert len(standing(Signal, bakyt)) == 1


def test_words_with_signs_that_nothing_can_hold_arrive(client_of, bakyt):
    client, said = client_of("bakyt"), sent(words={"happened": "He is\x00 beaten \ud83d"})
    assert [post(client, said).status_code for _ in range(2)] == [201, 200]
    assert standing(Signal, bakyt)[0].said.happened == "He is beaten \ufffd"


def test_danger_that_was_said_later_is_not_dropped_without_a_word(client_of, bakyt):
    client, said = client_of("bakyt"), sent(danger_now=False)
    post(client, said)
    assert post(client, said | {"danger_now": True}).status_code == 409


def test_what_cannot_be_is_refused_with_a_sentence(client_of, bakyt):
    for wrong, status in [
        ({"district": "41799999999999"}, 404),
        ({"received_at": "2999-01-01T00:00:00Z"}, 409),
        ({"received_at": "0001-01-01T00:00:00+14:00"}, 409),
        ({"received_at": "2026-01-01T00:00:00"}, 422),
        ({"concern": "x"}, 422),
        ({"words": {"happened": ""}}, 422),
        ({"words": {"happened": "\x00"}}, 422),
        ({"child_age": 40}, 422),
        ({"more": 1}, 422),
    ]:
        answer = post(client_of("bakyt"), sent(**wrong))
        assert answer.status_code == status and answer.json()["error"], wrong
        assert standing(Signal, bakyt) == [], wrong
    for who in ["gulnara", "timur", "kanykei"]:
        assert post(client_of(who), sent()).status_code == 403, who
