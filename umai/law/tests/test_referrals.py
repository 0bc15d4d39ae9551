from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.dated_values import Certainty, NoLawInForce
from umai.law.terms import referrals as law

DAYS = st.dates(min_value=date(2015, 6, 22), max_value=date(2040, 1, 1))


@given(day=DAYS, urgent=st.booleans())
def test_the_days_to_answer_are_those_in_force_when_it_was_sent(day, urgent):
    assert law.referral_answer_due_on(day, urgent=urgent) - day == timedelta(
        days=law.REFERRAL_DAYS[urgent].on(day)
    )


@given(day=DAYS)
def test_what_is_urgent_is_answered_no_later(day):
    assert law.referral_answer_due_on(day, urgent=True) <= law.referral_answer_due_on(day, urgent=False)


@given(day=DAYS)
def test_a_service_is_given_in_the_days_in_force_when_it_was_accepted(day):
    assert law.referral_service_due_on(day) - day == timedelta(days=law.SERVICE_DAYS.on(day))


@pytest.mark.parametrize(
    "rule", [lambda day: law.referral_answer_due_on(day, urgent=False), law.referral_service_due_on]
)
def test_before_cases_were_opened_nothing_is_in_force(rule):
    with pytest.raises(NoLawInForce):
        rule(date(2015, 6, 21))


@pytest.mark.parametrize("dated", [*law.REFERRAL_DAYS.values(), law.SERVICE_DAYS])
def test_no_term_claims_to_be_law(dated):
    assert {entry.certainty for entry in dated.history} == {Certainty.PRACTICE}
