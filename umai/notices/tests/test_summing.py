"""What is owed in one message a day: its words, whom it goes to, and that it says nothing of anybody."""

import re
from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import translation

from tests.cast import id_of
from umai.law.terms.clock import today
from umai.machine.ways import Ways
from umai.notices.models import AttemptOutcome, AttemptResult, Notice, NoticeWay, Summary
from umai.notices.reminders.rule import KINDS
from umai.notices.sending import notices
from umai.notices.sending.outbox import due_notices, send_waiting
from umai.notices.sending.summary import PAGE, WORDS, count_in_words, lines, summary_message

PHONE = "+996555000111"
COUNTS = {"late": {"visit": 2, "review": 1}, "today": {"visit": 1}, "coming": {"closing": 3}}


@pytest.fixture
def both(gateway, mailbox):
    return Ways(gateway.way(), mailbox.way())


@pytest.fixture
def aigul_reached(reachable):
    reachable("aigul", phone=PHONE, email="aigul@example.kg", language="en")


def sent(role, ways):
    notices.write_summary_notices(on=today(), using=role["using"], ways=ways)
    return send_waiting(ways=ways, **role)


def test_every_kind_of_the_table_has_its_words():
    assert tuple(WORDS) == KINDS
    with translation.override("en"):
        assert count_in_words("visit", 1) == "1 visit" and count_in_words("visit", 5) == "5 visits"
        assert all(count_in_words(kind, 1).startswith("1 ") for kind in KINDS)


def test_the_lines_say_how_many_of_what_and_leave_out_what_there_is_none_of():
    with translation.override("en"):
        assert lines(COUNTS, week=False) == [
            "Late: 2 visits, 1 review of a plan.",
            "Due today: 1 visit.",
            "Soon: 3 decisions about closing.",
        ]
        assert lines({"late": {}, "today": {}, "coming": {"visit": 3}}, week=True) == ["This week: 3 visits."]


def test_the_address_that_is_sent_is_that_of_the_page():
    assert reverse("intake:reminders") == PAGE


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("week", [False, True])
def test_a_message_says_numbers_and_kinds_and_nothing_of_anybody(summed, language, week):
    row = summed(
        "aigul", week=week, forgotten=2, of_workers={str(id_of("worker", "azamat")): [1, 1]}, **COUNTS
    )
    message = summary_message(row, language, "https://umai.example.kg")
    assert not message.urgent and "https://umai.example.kg/notices/" in message.short
    for text in (message.short, message.subject, message.long):
        assert re.findall(r"https?://\S+", text) in ([], ["https://umai.example.kg/notices/"])
        for canary in (str(row.pk), str(row.worker_id), "Айгүл", "Асанова", "Азамат", "Нурбек"):
            assert canary not in text
    assert "2" in message.short and message.long.count("\n\n") >= 4


def test_one_message_goes_out_by_each_way_that_was_asked_for(
    role, summed, aigul_reached, gateway, mailbox, both
):
    summed("aigul", **COUNTS)
    assert sent(role, both) == 2
    assert len(gateway.sent) == len(mailbox.mails) == 1
    assert mailbox.mails[0]["Importance"] == "normal"
    assert sent(role, both) == 0


@pytest.mark.parametrize(
    ("email", "sms", "ways"),
    [(True, False, [NoticeWay.EMAIL]), (False, True, [NoticeWay.SMS]), (False, False, [])],
)
def test_what_is_for_the_screen_only_leaves_no_machine(role, summed, aigul_reached, both, email, sms, ways):
    summed("aigul", email=email, sms=sms, **COUNTS)
    notices.write_summary_notices(on=today(), using=role["using"], ways=both)
    assert list(Notice.objects.using("owner").values_list("way", flat=True)) == ways


def test_whoever_has_no_address_reads_it_on_the_screen(role, summed, both):
    summed("aigul", **COUNTS)
    assert sent(role, both) == 0 and not Notice.objects.using("owner").exists()


def test_without_ways_nothing_is_written_to_be_sent(role, summed, aigul_reached):
    summed("aigul", **COUNTS)
    assert notices.write_summary_notices(on=today(), using=role["using"], ways=Ways()) == 0


def test_a_message_of_yesterday_is_not_sent_any_more(role, summed, aigul_reached, gateway, both):
    row = summed("aigul", day=today() - timedelta(days=1), **COUNTS)
    Notice.objects.using("owner").create(summary=row, worker_id=row.worker_id, way=NoticeWay.SMS)
    send_waiting(ways=both, **role)
    assert list(AttemptResult.objects.using("owner").values_list("outcome", "reason")) == [
        (AttemptOutcome.NOT_NEEDED, "another_day")
    ]
    assert gateway.sent == {}


def test_an_urgent_call_goes_out_before_every_summary(role, summed, noticed, reachable, both):
    from django.utils import timezone

    reachable("aigul", phone=PHONE), reachable("erlan", phone="+996555000222")
    row = summed("aigul", **COUNTS)
    Notice.objects.using("owner").create(summary=row, worker_id=row.worker_id, way=NoticeWay.SMS)
    call = noticed("erlan")
    assert next(pk for pk, _way in due_notices(role["using"], at=timezone.now())) == call.pk


def test_a_summary_is_seen_by_the_one_who_is_told_and_by_nobody_else(summed, aigul, damira, azamat):
    summed("aigul", **COUNTS)
    for by, seen in ((aigul, 1), (damira, 0), (azamat, 0)):
        with by.speaking():
            assert Summary.objects.count() == seen


@override_settings(UMAI_ADDRESS="")
def test_without_an_address_the_message_names_the_system(summed):
    message = summary_message(summed("aigul", **COUNTS), "en", "")
    assert message.short.endswith("Open Umai") and "http" not in message.long
