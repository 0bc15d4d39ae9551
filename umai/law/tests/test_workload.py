from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.terms.intervals import RISKS
from umai.law.terms.visits import days_between
from umai.law.terms.workload import UNJUDGED, visits_a_day, visits_a_year, working_days

EVERY = {"urgent": 7, "high": 14, "medium": 30, "low": 90}


def test_each_case_is_visited_once_in_the_days_of_its_risk():
    assert visits_a_year({"low": 90}, EVERY) == 365
    assert visits_a_year({"urgent": 7, "high": 14}, EVERY) == 2 * 365


def test_a_case_that_nobody_judged_counts_as_it_is_visited():
    assert visits_a_year({"": 14}, EVERY) == visits_a_year({"high": 14}, EVERY) == 365
    assert days_between(UNJUDGED, date(2026, 1, 1)) == days_between("", date(2026, 1, 1))


def test_visits_are_shared_by_workers_and_working_days():
    assert visits_a_day({"low": 90}, EVERY, workers=2, days=250) == 365 / 2 / 250


def test_without_workers_nobody_can_say():
    assert visits_a_day({"low": 90}, EVERY, workers=0, days=250) is None


def test_an_interval_of_no_days_is_refused():
    with pytest.raises(ValueError):
        visits_a_year({"low": 1}, EVERY | {"low": 0})


def test_weekends_and_holidays_are_no_working_days():
    assert 230 <= working_days(date(2026, 1, 1)) <= 261


@given(
    st.dictionaries(st.sampled_from(RISKS), st.integers(0, 10_000)),
    st.fixed_dictionaries({risk: st.integers(1, 365) for risk in RISKS}),
    st.sampled_from(RISKS),
)
def test_a_longer_interval_never_makes_more_visits(cases, every, risk):
    longer = every | {risk: every[risk] + 1}
    assert visits_a_year(cases, longer) <= visits_a_year(cases, every)
