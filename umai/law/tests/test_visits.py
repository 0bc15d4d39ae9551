from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.dated_values import NoLawInForce
from umai.law.terms import visits as law
from umai.law.terms.intervals import RISKS, VISIT_DAYS, contact_due_at

DAYS = st.dates(date(2015, 6, 22), date(2040, 1, 1))
LEVELS = st.sampled_from(RISKS)
ANY = st.sampled_from(["", *RISKS])


@given(risk=LEVELS, on=DAYS)
def test_the_next_visit_is_due_by_the_interval_of_the_risk(risk, on):
    planned = law.window_after_visit(risk, on)
    assert planned.latest_on - on == timedelta(days=VISIT_DAYS[risk].on(on))
    assert on < planned.earliest_on <= planned.latest_on
    assert planned.latest_on - planned.earliest_on <= timedelta(days=law.WINDOW_DAYS.on(on))


@given(risk=ANY, on=DAYS)
def test_the_first_contact_begins_with_the_case(risk, on):
    planned = law.first_contact_window(risk, on)
    assert planned.earliest_on == on <= planned.latest_on


@given(risk=LEVELS, on=DAYS)
def test_the_window_of_the_first_contact_holds_the_instant_from_which_it_is_late(risk, on):
    opened_at = datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo("Asia/Bishkek"))
    last = contact_due_at(risk, opened_at) - timedelta(microseconds=1)
    assert last.astimezone(ZoneInfo("Asia/Bishkek")).date() == law.first_contact_window(risk, on).latest_on


@pytest.mark.parametrize(("hours", "days"), [(24, 1), (25, 2), (36, 2), (48, 2), (49, 3)])
def test_hours_to_the_first_contact_are_rounded_up_to_days(monkeypatch, hours, days):
    within = SimpleNamespace(unit="hours", on=lambda _day: hours)
    monkeypatch.setitem(law.CONTACT_WITHIN, "high", within)
    assert law.contact_days("high", date(2026, 3, 1)) == days


@given(risk=ANY, on=DAYS)
def test_after_a_missed_visit_one_goes_at_once(risk, on):
    planned = law.window_after_missed(risk, on)
    assert planned.earliest_on == on + timedelta(days=1) <= planned.latest_on


@given(risk=ANY, on=DAYS, later=st.integers(0, 400))
def test_no_plan_ends_before_the_day_it_is_made(risk, on, later):
    today = on + timedelta(days=later)
    planned = law.window_from_today(law.first_contact_window(risk, on), today)
    assert planned.earliest_on <= planned.latest_on >= today


@given(risk=LEVELS, higher=LEVELS, on=DAYS)
def test_a_higher_risk_is_never_visited_later(risk, higher, on):
    if RISKS.index(higher) < RISKS.index(risk):
        assert law.window_after_visit(higher, on).latest_on <= law.window_after_visit(risk, on).latest_on
        assert law.first_contact_window(higher, on).latest_on <= law.first_contact_window(risk, on).latest_on


def test_a_risk_that_nobody_judged_is_visited_as_high():
    on = date(2026, 3, 1)
    assert law.window_after_visit("", on) == law.window_after_visit("high", on)


def test_hours_to_the_first_contact_are_counted_up_to_days():
    assert law.first_contact_window("high", date(2026, 3, 1)).latest_on == date(2026, 3, 2)
    assert law.first_contact_window("urgent", date(2026, 3, 1)).latest_on == date(2026, 3, 1)


def test_a_visit_is_written_down_late_from_an_instant_on():
    at = datetime(2026, 3, 1, 10, 30, tzinfo=ZoneInfo("Europe/Moscow"))
    assert law.entry_late_from(at) - at == timedelta(hours=72)


def test_before_the_practice_there_is_no_interval():
    with pytest.raises(NoLawInForce):
        law.window_after_visit("high", date(2010, 1, 1))


def test_the_terms_for_many_name_every_risk_and_the_unknown_one():
    terms = law.visit_terms(date(2026, 3, 1))
    assert set(terms["contact"]) == set(terms["every"]) == {"", *RISKS}
