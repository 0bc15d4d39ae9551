from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.terms import reviews
from umai.law.terms.intervals import RISKS, next_review_due_on

DAYS = st.dates(date(2015, 6, 22), date(2100, 1, 1))


@given(DAYS, st.sampled_from(RISKS))
def test_the_first_review_is_as_far_off_as_every_other(on, risk):
    assert reviews.first_review_due_on(risk, on) == next_review_due_on(risk, on)


@given(DAYS)
def test_a_risk_that_nobody_judged_is_not_taken_for_a_low_one(on):
    assert (
        reviews.first_review_due_on("", on) == next_review_due_on("high", on) < next_review_due_on("low", on)
    )


@given(DAYS)
def test_the_plan_of_a_child_in_urgent_danger_is_reviewed_as_often_as_of_high_risk(on):
    urgent, high, medium, low = (next_review_due_on(risk, on) for risk in RISKS)
    assert urgent == high < medium == low


@given(DAYS)
def test_a_check_is_fresh_to_its_last_day_and_stale_on_the_next(on):
    last = on + timedelta(days=reviews.CHECK_DAYS.on(on))
    assert reviews.checked_since(last) == on
    assert reviews.checked_since(last + timedelta(days=1)) > on


@pytest.mark.parametrize(("proposed", "last"), [(date(2026, 2, 20), date(2026, 3, 2))])
def test_a_closing_is_decided_in_ten_days(proposed, last):
    assert reviews.closing_decision_due_on(proposed) == last
