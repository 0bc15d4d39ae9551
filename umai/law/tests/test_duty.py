from datetime import UTC, date, datetime, timedelta

import pytest

from umai.law import duty, messages
from umai.law.dated_values import Certainty, DatedEntry, DatedValue, NoLawInForce

LEARNED = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize("body", duty.BODIES)
def test_every_body_has_its_hours(body):
    assert duty.report_due_at(body, LEARNED) == LEARNED + timedelta(hours=24)


def test_an_amendment_moves_no_running_duty(monkeypatch):
    old = duty.HOURS["school"]
    shorter = DatedEntry(date(2026, 11, 26), 3, "A test.", Certainty.PRACTICE)
    amended = DatedValue(old.name, old.says, old.unit, (*old.entries, shorter))
    monkeypatch.setitem(duty.HOURS, "school", amended)
    assert duty.report_due_at("school", LEARNED) == LEARNED + timedelta(hours=24)
    assert duty.report_due_at("school", LEARNED + timedelta(days=1)) == LEARNED + timedelta(hours=27)


def test_the_day_is_that_of_bishkek(monkeypatch):
    only = DatedValue("x", "x", "hours", (DatedEntry(date(2026, 11, 25), 5, "A test.", Certainty.PRACTICE),))
    monkeypatch.setitem(duty.HOURS, "school", only)
    assert duty.report_due_at("school", LEARNED) == LEARNED + timedelta(hours=5)


def test_before_the_code_there_was_no_duty():
    with pytest.raises(NoLawInForce):
        duty.report_due_at("clinic", datetime(2012, 7, 1, tzinfo=UTC))


def test_how_far_one_looks_back():
    assert duty.asked_since(date(2026, 7, 1)) == date(2026, 1, 2)
    assert duty.listed_harm_since(date(2028, 2, 29)) == date(2026, 3, 1)


@pytest.mark.parametrize(("seconds", "fresh"), [(300, True), (301, False), (-300, True), (-301, False)])
def test_a_message_is_fresh_to_the_last_second(seconds, fresh):
    assert messages.is_fresh(LEARNED, LEARNED + timedelta(seconds=seconds)) is fresh


def test_how_long_messages_join_and_drafts_are_kept():
    assert messages.joined_hours(date(2026, 11, 25)) == 72
    assert messages.drafts_kept_since(LEARNED) == LEARNED - timedelta(days=30)
