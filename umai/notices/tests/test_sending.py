"""One notice on the wire: what is sent, what is written about it, and when it is tried again."""

import base64
import json
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from tests.cast import id_of
from umai.machine.ways import SmsGateway, Ways
from umai.notices.models import Attempt, AttemptOutcome, AttemptResult, CallAnswer, NoticeWay
from umai.notices.sending import sms
from umai.notices.sending.outbox import (
    RETRY_SECONDS,
    due_notices,
    is_due,
    lock_notice,
    send_notice,
    send_waiting,
)
from umai.notices.sending.words import PAGE, call_message

PHONE = "+996555000111"


@pytest.fixture
def erlan_reached(reachable):
    reachable("erlan", phone=PHONE, email="erlan@example.kg", language="en")


def results():
    rows = AttemptResult.objects.using("owner").order_by("attempt__notice__made_at", "attempt__number")
    return list(rows.values_list("outcome", "reason"))


def test_the_signature_is_that_of_the_standard():
    """The example that libraries of Standard Webhooks are checked with."""
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = sms.signature_headers(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_an_sms_is_asked_for_once_and_its_result_written(role, noticed, erlan_reached, gateway):
    notice = noticed("erlan")
    assert send_waiting(ways=Ways(sms=gateway.way()), **role) == 1
    assert send_waiting(ways=Ways(sms=gateway.way()), **role) == 0
    assert dict(gateway.asked) == {str(notice.pk): 1}
    assert gateway.sent[str(notice.pk)]["data"]["to"] == PHONE
    assert results() == [(AttemptOutcome.SENT, "")]


def test_a_mail_has_an_id_made_of_the_notice(role, noticed, erlan_reached, mailbox):
    notice = noticed("erlan", way=NoticeWay.EMAIL)
    send_waiting(ways=Ways(mail=mailbox.way()), **role)
    (mail,) = mailbox.mails
    assert mail["Message-ID"] == f"<{notice.pk}@example.kg>" and mail["To"] == "erlan@example.kg"
    assert results() == [(AttemptOutcome.SENT, "")]


@pytest.mark.parametrize("address", [f"a@{'ы' * 60}.рф", "эрлан@example.kg", "a\nb@example.kg"])
def test_an_address_that_cannot_be_written_holds_up_nobody_and_is_not_logged(
    role, noticed, reachable, mailbox, caplog, address
):
    reachable("erlan", email=address), reachable("damira", email="damira@example.kg")
    noticed("erlan", way=NoticeWay.EMAIL), noticed("damira", way=NoticeWay.EMAIL)
    send_waiting(ways=Ways(mail=mailbox.way()), **role)
    assert [mail["To"] for mail in mailbox.mails] == ["damira@example.kg"]
    assert [outcome for outcome, _reason in results()] == [AttemptOutcome.FAILED, AttemptOutcome.SENT]
    assert "ValueError" in caplog.text or "Unicode" in caplog.text
    assert address not in caplog.text


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("kind", ["signal", "case"])
@override_settings(UMAI_ADDRESS="https://umai.example.kg")
def test_what_is_sent_says_where_and_nothing_of_anybody(
    role, noticed, called, reachable, gateway, mailbox, language, kind
):
    reachable("erlan", phone=PHONE, email="erlan@example.kg", language=language)
    call = noticed("erlan", call=called(kind=kind, worker="erlan" if kind == "case" else None)).call
    noticed("erlan", way=NoticeWay.EMAIL, call=call)
    send_waiting(ways=Ways(gateway.way(), mailbox.way()), **role)
    (body,), (mail,) = gateway.sent.values(), mailbox.mails
    texts = [body["data"]["text"], mail["Subject"], mail.get_content()]
    assert "https://umai.example.kg/calls/" in texts[0] and "https://umai.example.kg/calls/" in texts[2]
    for text in texts:
        for canary in (
            str(call.pk),
            str(call.about),
            str(call.district_id),
            call.district.name_ky,
            call.district.name_ru,
            call.district.name_en,
            "Эрлан",
            "Мамытов",
            PHONE,
            "Нурбек",
        ):
            assert canary not in text


def test_the_address_that_is_sent_is_that_of_the_page():
    assert reverse("notices:calls") == PAGE


def test_the_worker_of_an_urgent_case_is_told_that_a_child_must_be_seen():
    message = call_message("en", "", "case")
    assert message.short == "Umai: urgent. A child of a case of yours must be seen now. Open Umai"
    assert message.short not in {call_message("en", "").short, call_message("en", "", "outing").short}
    assert "signal" not in message.long


def test_a_message_is_in_the_language_of_the_worker():
    assert call_message("en", "").short.startswith("Umai: ")
    assert call_message("ky", "").short.startswith("Умай: ") and call_message("ru", "").short.startswith(
        "Умай: "
    )


def test_any_other_answer_is_a_failure_and_no_redirect_is_followed(role, noticed, erlan_reached, gateway):
    statuses = [301, 307, 400, 401, 410, 500, 503]
    for status in statuses:
        gateway.answer = lambda _id, status=status: status
        send_notice(noticed("erlan").pk, ways=Ways(sms=gateway.way()), **role)
    assert results() == [(AttemptOutcome.FAILED, f"http_{status}") for status in statuses]
    assert gateway.sent == {} and sum(gateway.asked.values()) == len(statuses)


def test_a_gateway_that_does_not_know_the_key_sends_nothing(role, noticed, erlan_reached, gateway):
    noticed("erlan")
    send_waiting(ways=Ways(sms=gateway.way(key=bytes(32))), **role)
    assert results() == [(AttemptOutcome.FAILED, "http_401")]


def test_with_nobody_at_the_other_end_the_rest_waits_for_the_next_run(role, noticed, erlan_reached):
    noticed("erlan"), noticed("erlan")
    nobody = SmsGateway("127.0.0.1", 1, "/", tls=False, key=bytes(32))
    assert send_waiting(ways=Ways(sms=nobody), **role) == 1
    assert results() == [(AttemptOutcome.FAILED, "refused")]


def test_a_refused_address_is_a_failure(role, noticed, erlan_reached, mailbox):
    mailbox.refuses = True
    noticed("erlan", way=NoticeWay.EMAIL)
    send_waiting(ways=Ways(mail=mailbox.way()), **role)
    assert results() == [(AttemptOutcome.FAILED, "address_refused")]


def test_without_any_way_a_row_says_so(role, noticed, reachable):
    noticed("erlan")
    send_waiting(ways=Ways(), **role)
    assert results() == [(AttemptOutcome.NO_WAY, "not_set_up")]


def test_somebody_without_a_number_gets_a_row_that_says_so(role, noticed, gateway):
    noticed("damira")
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    assert results() == [(AttemptOutcome.NO_WAY, "no_address")]


def test_once_somebody_took_the_call_nothing_is_sent(role, noticed, erlan_reached, gateway):
    notice = noticed("erlan")
    CallAnswer.objects.using("owner").create(call=notice.call, worker_id=id_of("worker", "damira"))
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    assert results() == [(AttemptOutcome.NOT_NEEDED, "taken")] and gateway.sent == {}


def test_when_the_next_round_has_come_only_its_notice_is_sent(role, noticed, erlan_reached, gateway):
    first = noticed("erlan")
    later = noticed("erlan", call=first.call, turn=1)
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    assert set(gateway.sent) == {str(later.pk)}
    assert sorted(results()) == [(AttemptOutcome.NOT_NEEDED, "told_again"), (AttemptOutcome.SENT, "")]


def test_many_calls_at_once_are_one_message(role, noticed, erlan_reached, gateway):
    first, *others = [noticed("erlan") for _ in range(4)]
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    assert set(gateway.sent) == {str(first.pk)}
    assert results() == [(AttemptOutcome.SENT, "")] + [(AttemptOutcome.NOT_NEEDED, "just_told")] * len(others)


def test_whoever_gets_many_does_not_hold_up_the_first_of_another(role, noticed):
    many = [noticed("erlan").pk for _ in range(3)]
    one = noticed("damira").pk
    listed = [pk for pk, _way in due_notices(role["using"], at=timezone.now())]
    assert listed == [many[0], one, many[1], many[2]]


def test_but_who_has_moved_since_is_told_of_the_next(role, noticed, erlan_reached, gateway):
    first = noticed("erlan")
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    CallAnswer.objects.using("owner").create(call=first.call, worker_id=id_of("worker", "erlan"))
    later = noticed("erlan")
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    assert set(gateway.sent) == {str(first.pk), str(later.pk)}


def test_a_failure_is_tried_again_after_waits_that_grow():
    at = timezone.now()
    for number, seconds in enumerate([*RETRY_SECONDS, RETRY_SECONDS[-1]], start=1):
        assert not is_due(number, AttemptOutcome.FAILED, at, at + timedelta(seconds=seconds - 0.1))
        assert is_due(number, AttemptOutcome.FAILED, at, at + timedelta(seconds=seconds))
    assert list(RETRY_SECONDS) == sorted(RETRY_SECONDS)


def test_a_second_attempt_is_a_second_row_with_the_same_key_and_the_same_words(
    role, noticed, erlan_reached, gateway
):
    notice = noticed("erlan")
    gateway.answer = lambda _id: 500
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    assert send_waiting(ways=Ways(sms=gateway.way()), **role) == 0  # not yet
    hour_ago = timezone.now() - timedelta(hours=1)
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table notices_attemptresult disable trigger keep")
        cursor.execute("update notices_attemptresult set ended_at = %s", [hour_ago])
        cursor.execute("alter table notices_attemptresult enable trigger keep")
    gateway.answer = lambda _id: 204
    assert send_waiting(ways=Ways(sms=gateway.way()), **role) == 1
    one, other = gateway.bodies[str(notice.pk)]
    assert one == other and json.loads(one)["type"] == "sms.send"
    assert results() == [(AttemptOutcome.FAILED, "http_500"), (AttemptOutcome.SENT, "")]
    assert list(Attempt.objects.using("owner").values_list("number", flat=True)) == [1, 2]


def test_the_attempt_stands_before_the_wire_is_touched(role, noticed, erlan_reached, gateway):
    seen = []
    gateway.answer = lambda _id: seen.append(results_of_attempts()) or 204
    noticed("erlan")
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    assert seen == [[(1, None)]]


def results_of_attempts():
    import os

    import psycopg

    with psycopg.connect(os.environ["UMAI_TEST_SUPERUSER"]) as other:
        return other.execute(
            "select a.number, r.outcome from notices_attempt a left join notices_attemptresult r on r.attempt_id = a.id"
        ).fetchall()


def test_an_attempt_without_a_result_is_made_again_with_the_same_key(role, noticed, erlan_reached, gateway):
    notice = noticed("erlan")
    Attempt.objects.using("owner").create(notice=notice, number=1)
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    assert dict(gateway.asked) == {str(notice.pk): 1}
    assert list(Attempt.objects.using("owner").values_list("number", "result__outcome")) == [
        (1, None),
        (2, AttemptOutcome.SENT),
    ]


def test_what_somebody_else_is_sending_is_left_alone(role, noticed, erlan_reached, gateway):
    notice = noticed("erlan")
    with transaction.atomic(using=role["beside"]):
        assert lock_notice(notice.pk, role["beside"])
        other = {"using": role["using"], "beside": role["using"]}
        assert send_notice(notice.pk, ways=Ways(sms=gateway.way()), **other) is False
    assert gateway.asked == {} and not Attempt.objects.using("owner").exists()


def test_what_was_sent_between_the_list_and_the_lock_is_not_sent_again(role, noticed, erlan_reached, gateway):
    notice = noticed("erlan")
    ways = Ways(sms=gateway.way())
    assert send_notice(notice.pk, ways=ways, **role) is True
    assert send_notice(notice.pk, ways=ways, **role) is False
    assert sum(gateway.asked.values()) == 1


def test_nothing_is_begun_after_the_time_of_a_run(role, noticed, erlan_reached, gateway):
    noticed("erlan")
    assert send_waiting(ways=Ways(sms=gateway.way()), until=timezone.now(), **role) == 0
    assert gateway.asked == {}


def test_the_log_names_no_number_and_no_person(role, noticed, erlan_reached, gateway, caplog):
    gateway.answer = lambda _id: 500
    notice = noticed("erlan")
    send_waiting(ways=Ways(sms=gateway.way()), **role)
    assert "http_500" in caplog.text
    assert PHONE not in caplog.text and str(notice.pk) not in caplog.text
