"""Messages by SMS and messenger, as the gateway brings them."""

import base64
import re
import time

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


def test_the_number_is_nowhere_in_the_clear_and_the_trail_has_no_word_of_it(send, superuser):
    send()
    assert Reporter.objects.using("owner").count() == 1
    for table in ("signal", "reporter", "gatewaymessage"):
        rows = superuser.execute(f"select to_jsonb(t)::text from identification_{table} t").fetchall()
        assert "555019274" not in str(rows) and b"555019274".hex() not in str(rows), table
    rows = superuser.execute("select to_jsonb(t)::text from trail_entry t").fetchall()
    assert "555019274" not in str(rows) and b"555019274".hex() not in str(rows)
    entry = Entry.objects.using("owner").get(act="identification.receive")
    assert (entry.record_id, entry.worker_id) == (signals()[0].pk, None)


def test_sent_again_it_is_one_report_and_the_same_answer(send):
    first, second = send(id="m1"), send(id="m1")
    assert first.json() == second.json() and len(signals()) == 1


def test_a_further_message_goes_on_with_the_report_once(send):
    send()
    answer = send("Үйү көк дарбаза.", id="m2")
    send("Үйү көк дарбаза.", id="m2")
    assert len(signals()) == 1 and Addition.objects.using("owner").get().said == "Үйү көк дарбаза."
    assert "2" not in answer.json()["reply"].split("102")[0]  # no code a second time
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


def test_words_of_danger_call_somebody(send):
    for nth, text in enumerate(
        (
            "Баланы күндө сабап жатат",
            "Отец бьёт ребёнка каждый день",
            "Болани калтаклашади",
            "ребенок один дома",
            "Кыз жашагым келбейт дейт",
        )
    ):
        answer = send(text, **{"from": f"+99655500000{nth}"})
        assert Call.objects.using("owner").filter(about=signals()[-1].pk).count() == 1, text
        assert "102" in answer.json()["reply"], text


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


def test_what_cannot_be_trusted_or_read_is_refused(send):
    for name, status, changes in (
        ("another key", 401, {"key": base64.b64encode(b"x" * 32).decode()}),
        ("old", 401, {"at": time.time() - 3600}),
        ("of tomorrow", 401, {"at": time.time() + 3600}),
        ("large", 413, {"body": b"x" * 20_001}),
        ("no json", 422, {"body": b"{"}),
        ("empty", 422, {"body": b'{"data": {"from": "1", "text": ""}}'}),
        ("a number", 422, {"body": b'{"data": {"from": 1, "text": "a"}}'}),
        ("deep", 422, {"body": b"[" * 5000}),
    ):
        assert send(**changes).status_code == status, name
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


def test_everyday_words_are_no_danger():
    everyday = [
        "Салам, бала сабакка келбейт, орто мектепте окуйт",
        "Билет алып, атасы менен кетти",
        "Конечно, дети играют на кровати",
        "Бола билан бувиси яшайди, мактабга бормайди",
        "У ребёнка нет документов",
        "Мастер жумушта",
    ]
    assert [text for text in everyday if classification.speaks_of_danger(text)] == []


def test_it_is_answered_in_the_language_it_is_written_in():
    written = {
        "Кошунамдын баласы үйдө жалгыз": "ky",
        "Соседи бьют ребенка": "ru",
        "Қўшнининг боласи уйда ёлғиз": "uz-cyrl",
        "bola uyda yolg'iz, otasi va onasi yo'q": "uz-cyrl",
        "The child is alone": "en",
        "Nookat": "ky",
    }
    assert {text: classification.language_of(text) for text in written} == written
