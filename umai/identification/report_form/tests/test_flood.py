"""Very many reports from one network: kept behind the others, then answered with whom to call."""

import re

import pytest
from django.test import RequestFactory, override_settings

from umai.identification.models import Signal
from umai.identification.report_form.rate_limits import (
    NetworkCounter,
    RepeatGuard,
    ReportLimiter,
    address_of,
    network,
    report_limiter,
)
from umai.identification.report_form.tests.walk import Reporter


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def the_gate(of_report, clock, monkeypatch):
    """The gate of the views, with a clock that stands until it is moved."""
    one = ReportLimiter(clock=clock)
    for module in ("views", "answers"):
        monkeypatch.setattr(f"umai.identification.report_form.{module}.report_limiter", lambda: one)
    return one


def crowded():
    return list(Signal.objects.using("owner").order_by("received_at").values_list("crowded", flat=True))


def resend(reporter, count):
    """So many different reports, from the check page of one form."""
    for number in range(count):
        Reporter(reporter.client, "en").walk_to("check", happened=f"Билдирүү {number}").press("send")


def test_a_few_reports_from_one_network_are_like_any_other_and_no_other_network_is_held_up(
    reporter, the_gate
):
    for _ in range(300):
        the_gate.count_report("10.0.0.1")
    resend(reporter, 2)

    assert crowded() == [False] * 2


def test_of_very_many_each_further_one_is_kept_and_stands_behind(reporter, the_gate, clock):
    for _ in range(9):
        the_gate.count_report("127.0.0.1")
    resend(reporter, 3)
    assert crowded() == [False, True, True]
    clock.now += 601  # ten minutes later nobody is held up
    resend(reporter, 1)
    assert crowded() == [False, True, True, False]


def test_far_too_many_are_answered_with_a_sentence_the_words_and_the_numbers(reporter, the_gate, clock):
    for _ in range(300):
        the_gate.count_report("127.0.0.1")
    reporter.walk_to("check").press("send")

    assert reporter.answer.status_code == 429
    assert "NOT sent" in reporter.words and "Very many reports came from your network" in reporter.words
    assert "Түнү менен ыйлаганы угулат." in reporter.words and "102" in reporter.words
    assert not Signal.objects.using("owner").exists()
    clock.now += 3601  # what was turned away is taken an hour later
    reporter.press("send")
    assert Signal.objects.using("owner").count() == 1


def test_a_field_that_no_person_sees_puts_a_report_behind(reporter, the_gate):
    reporter.walk_to("happened").press(happened="Сатып алыңыз", website="http://example.com")
    reporter.walk_to("check").press("send")

    assert crowded() == [True]


def test_further_words_count_too(reporter, the_gate):
    code = reporter.send().code
    for _ in range(300):
        the_gate.count_report("127.0.0.1")
    reporter.ask(code).press("more", path="/report/en/answer/", more="Дагы бир сөз")

    assert reporter.answer.status_code == 429
    assert "Дагы бир сөз" in reporter.words


def test_a_counter_forgets_what_is_past(clock):
    counter = NetworkCounter(600, clock=clock)
    assert [counter.add("10.0.0.1"), counter.add("10.0.0.1")] == [1, 2]
    clock.now += 599
    assert counter.count("10.0.0.1") == 2
    clock.now += 2
    assert counter.count("10.0.0.1") == 0


def test_a_counter_has_a_most(clock, monkeypatch):
    monkeypatch.setattr("umai.identification.report_form.rate_limits.MOST_NETWORKS", 3)
    counter = NetworkCounter(600, clock=clock)
    for number in range(10):
        counter.add(f"10.0.{number}.1")

    assert len(counter.seen) == 3
    assert counter.count("10.0.9.1") == 1


def test_a_counter_holds_no_address(clock):
    counter = NetworkCounter(600, clock=clock)
    counter.add("203.0.113.77")
    held = re.sub("0x[0-9a-f]+", "", str(vars(counter)))  # the places of objects in memory
    assert "203" not in held and b"\xcb\x00\x71" not in b"".join(counter.seen)


def test_two_processes_name_one_network_differently(clock):
    one, other = NetworkCounter(600, clock=clock), NetworkCounter(600, clock=clock)
    one.add("10.0.0.1")
    other.add("10.0.0.1")
    assert set(one.seen).isdisjoint(other.seen)


def test_a_network_is_the_beginning_of_an_address():
    for one, other, same in (
        ("10.1.2.3", "10.1.2.250", True),
        ("10.1.2.3", "10.1.3.3", False),
        ("2001:db8:1:2::1", "2001:db8:1:ffff::9", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("::ffff:10.1.2.3", "10.1.2.9", True),
        ("[2001:db8:1::1]", "2001:db8:1::2", True),
        ("nonsense", "", True),
    ):
        assert (network(one) == network(other)) is same, (one, other)


def test_only_our_own_proxy_says_where_a_report_comes_from():
    for proxies, forwarded, expected in (
        (0, "6.6.6.6", "127.0.0.1"),
        (1, "6.6.6.6, 5.5.5.5", " 5.5.5.5"),
        (1, "5.5.5.5", "5.5.5.5"),
        (1, "", ""),
    ):
        headers = {"x-forwarded-for": forwarded} if forwarded else {}
        with override_settings(UMAI_REPORT_PROXIES=proxies):
            assert address_of(RequestFactory().get("/report/", headers=headers)) == expected, forwarded


def test_what_was_done_once_is_remembered_for_its_time(clock):
    once = RepeatGuard(60, clock=clock)
    assert not once.was_done(b"a")
    once.remember(b"a")
    assert once.was_done(b"a") and not once.was_done(b"b")
    clock.now += 61
    assert not once.was_done(b"a")


def test_there_is_one_gate_a_process(of_report):
    assert report_limiter() is report_limiter()
