from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.dated_values import Certainty, NoLawInForce
from umai.law.terms import plans as law

WAITS = {
    law.agreement_due_on: law.AGREEMENT_DAYS,
    law.approval_due_on: law.APPROVAL_DAYS,
    law.resubmission_due_on: law.RETURNED_DAYS,
}
DAYS = st.dates(min_value=date(2015, 6, 22), max_value=date(2040, 1, 1))


@pytest.mark.parametrize("rule", WAITS)
@given(day=DAYS)
def test_a_wait_runs_in_calendar_days_from_the_day_it_begins(rule, day):
    assert rule(day) - day == timedelta(days=WAITS[rule].on(day))


@pytest.mark.parametrize("dated", WAITS.values())
def test_no_term_claims_to_be_law(dated):
    assert {entry.certainty for entry in dated.history} == {Certainty.PRACTICE}
    assert all("Ministry" in entry.cite for entry in dated.history)


@pytest.mark.parametrize("rule", WAITS)
def test_before_the_practice_there_is_no_term(rule):
    with pytest.raises(NoLawInForce):
        rule(date(2010, 1, 1))
