"""Messages by SMS and messenger, as the gateway brings them."""

import base64
import re
import time

import pytest
from django.test import override_settings

from tests.cast import NOOKAT
from umai.identification.messages import classification, gateway
from umai.identification.models import Addition, GatewayMessage, Reporter, Signal
from umai.identification.signal import conflict_of_interest
from umai.identification.signal.codes import hash_of_code
from umai.notices.models import Call
from umai.places.models import Place
from umai.staff.models import Term
from umai.trail.models import Entry


def signals():
    return list(Signal.objects.using("owner").order_by("received_at"))


def code_in(reply):
    return re.search(r"[2-9CHKMPTX]{4}(?: [2-9CHKMPTX]{4}){4}", reply)[0]


def test_a_message_becomes_a_report_and_its_code_goes_back(send):
    answer = send()
    (signal,) = signals()
    assert answer.status_code == 200 and answer.json()["language"] == "ky"
    assert (signal.channel, signal.concern, signal.danger_now) == ("message", "other", False)
    assert signal.district == Place.objects.using("owner").get(code=NOOKAT)
    assert signal.said.happened.startswith("Ноокатта")
    assert bytes(signal.code_hash) == hash_of_code(code_in(answer.json()["reply"]))


def test_it_is_on_the_trail_without_a_word_of_it(send):
    send()
    entry = Entry.objects.using("owner").get(act="identification.receive")
    assert (entry.record_id, entry.worker_id) == (signals()[0].pk, None)


def test_the_number_is_nowhere_in_the_clear(send, superuser):
    send()
    assert Reporter.objects.using("owner").count() == 1
    tables = [
        "identification_signal",
        "identification_reporter",
        "identification_gatewaymessage",
        "trail_entry",
    ]
    for table in tables:
        rows = superuser.execute(f"select to_jsonb(t)::text from {table} t").fetchall()
        assert "555019274" not in str(rows) and b"555019274".hex() not in str(rows)


def test_sent_again_it_is_one_report_and_the_same_answer(send):
    first, second = send(id="m1"), send(id="m1")
    assert first.json() == second.json() and len(signals()) == 1


def test_a_further_message_goes_on_with_the_report(send):
    send()
    answer = send("Үйү көк дарбаза.")
    assert len(signals()) == 1 and Addition.objects.using("owner").get().said == "Үйү көк дарбаза."
    assert "2" not in answer.json()["reply"].split("102")[0]  # no code a second time


def test_sent_again_a_further_message_is_added_once(send):
    send()
    send("Үйү көк дарбаза.", id="m2")
    send("Үйү көк дарбаза.", id="m2")
    assert Addition.objects.using("owner").count() == 1


def test_of_another_number_it_is_another_report(send):
    send()
    send(**{"from": "telegram:77812"})
    assert len(signals()) == 2


def test_a_message_that_names_somebody_of_the_office_goes_to_the_oblast(send, worker_role):
    conflict_of_interest.write_staff_keys(using=worker_role)
    head = Term.objects.using("owner").filter(role="head", office__place__code=NOOKAT).first().worker
    send(f"Ноокатта {head.given} {head.surname} баланы урат.")
    (signal,) = signals()
    assert signal.keeper == "oblast"


def test_after_the_hours_it_is_another_report(send, superuser):
    send()
    superuser.execute(
        "update identification_gatewaymessage set received_at = received_at - interval '73 hours'"
    )
    send()
    assert len(signals()) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Баланы күндө сабап жатат",
        "Отец бьёт ребёнка каждый день",
        "Болани калтаклашади",
        "ребенок один дома",
        "Кыз жашагым келбейт дейт",
    ],
)
def test_words_of_danger_call_somebody(send, text):
    answer = send(text)
    assert Call.objects.using("owner").get().about == signals()[0].pk
    assert "102" in answer.json()["reply"]


def test_danger_after_a_report_without_it_is_a_report_of_its_own(send):
    send()
    send("Аны сабап жатышат!")
    assert [one.urgent for one in signals()] == [False, True]
    send("Дагы эле сабап жатат")
    assert len(signals()) == 2 and Addition.objects.using("owner").count() == 1


def test_without_a_place_the_answer_asks_for_it(send):
    answer = send("Ребёнок не ходит в школу, родители в России")
    assert answer.json()["language"] == "ru" and signals()[0].settlement_id is None
    assert len(answer.json()["reply"]) > len(send("В Ноокате ребёнок", **{"from": "x"}).json()["reply"])


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"key": base64.b64encode(b"x" * 32).decode()}, 401),
        ({"seconds_ago": 3600}, 401),
        ({"seconds_ago": -3600}, 401),
        ({"body": b"x" * 20_001}, 413),
        ({"body": b"{"}, 422),
        ({"body": b'{"data": {"from": "1", "text": ""}}'}, 422),
        ({"body": b'{"data": {"from": 1, "text": "a"}}'}, 422),
        ({"body": b"[" * 5000}, 422),
    ],
    ids=["another key", "old", "of tomorrow", "large", "no json", "empty", "a number", "deep"],
)
def test_what_cannot_be_trusted_or_read_is_refused(send, changes, status):
    if "seconds_ago" in changes:  # of now, not of the moment at which this file was read
        changes = {"at": time.time() - changes["seconds_ago"]}
    assert send(**changes).status_code == status
    assert signals() == []


def test_too_many_are_refused_and_can_be_sent_later(send):
    with override_settings(UMAI_GATEWAY_CLOSED=(2, 600)):
        answers = [send(id=f"m{n}").status_code for n in range(3)]
    assert answers == [200, 200, 429]


def test_without_a_key_there_is_no_gateway(send):
    with override_settings(UMAI_GATEWAY_KEY=""):
        assert send().status_code == 404


def test_while_the_database_is_away_it_says_that_nothing_was_kept(send, monkeypatch):
    from django.db import OperationalError

    def gone(*_asked):
        raise OperationalError("gone")

    monkeypatch.setattr(gateway, "ask_database", gone)
    assert send().status_code == 503


def test_a_number_with_which_nothing_can_go_on_is_forgotten(send, worker_role, superuser):
    from django.utils import timezone

    from umai.identification.jobs import delete_old_drafts

    send()
    superuser.execute(
        "update identification_gatewaymessage set received_at = received_at - interval '73 hours'"
    )
    delete_old_drafts(at=timezone.now(), using=worker_role)
    assert GatewayMessage.objects.using("owner").get().sender is None


@pytest.mark.parametrize(
    "text",
    [
        "Салам, бала сабакка келбейт, орто мектепте окуйт",
        "Билет алып, атасы менен кетти",
        "Конечно, дети играют на кровати",
        "Бола билан бувиси яшайди, мактабга бормайди",
        "У ребёнка нет документов",
        "Мастер жумушта",
    ],
)
def test_everyday_words_are_no_danger(text):
    assert not classification.speaks_of_danger(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Кошунамдын баласы үйдө жалгыз", "ky"),
        ("Соседи бьют ребенка", "ru"),
        ("Қўшнининг боласи уйда ёлғиз", "uz-cyrl"),
        ("bola uyda yolg'iz, otasi va onasi yo'q", "uz-cyrl"),
        ("The child is alone", "en"),
        ("Nookat", "ky"),
    ],
)
def test_it_is_answered_in_the_language_it_is_written_in(text, language):
    assert classification.language_of(text) == language
