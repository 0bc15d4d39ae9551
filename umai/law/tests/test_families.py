"""Families at risk: the worked cases, and what must hold whatever is recorded."""

from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from umai.law.children import families
from umai.law.children.ages import age_on, is_infant, is_minor
from umai.law.children.families import ChildSituation, months_before, risk_reasons

DAYS = st.dates(date(2016, 1, 1), date(2040, 12, 31))
SITUATIONS = st.builds(
    ChildSituation,
    born_on=st.none() | st.dates(date(1995, 1, 1), date(2041, 1, 1)),
    left_by_all=st.booleans(),
    carer_born_on=st.none() | st.dates(date(1930, 1, 1), date(2041, 1, 1)),
    with_carer=st.integers(0, 12),
    stranger_without_paper=st.booleans(),
    missed_days=st.integers(0, 200),
    school_days=st.integers(0, 200),
    enrolled=st.none() | st.booleans(),
    works_in_place_of_school=st.booleans(),
    vaccination_overdue=st.booleans(),
    doctor_on=st.none() | DAYS,
    unreached=st.integers(0, 5),
    closed_on=st.none() | DAYS,
)


GOOD = {"born_on", "doctor_on", "school_days"}  # known, they speak for the child's safety


@given(SITUATIONS, DAYS)
def test_a_worry_that_nobody_recorded_is_no_reason(one, on):
    stated = {reason.code for reason in risk_reasons(one, on)}
    for field in fields(ChildSituation):
        if field.name not in GOOD:
            without = replace(one, **{field.name: field.default})
            assert {reason.code for reason in risk_reasons(without, on)} <= stated


@given(SITUATIONS, DAYS)
def test_every_reason_is_a_stated_criterion(one, on):
    found = [reason.code for reason in risk_reasons(one, on)]
    assert found == [code for code in families.CRITERIA if code in found]


@given(DAYS, st.integers(0, 240))
def test_so_many_months_earlier_is_in_that_month(on, months):
    earlier = months_before(on, months)
    assert (on.year - earlier.year) * 12 + on.month - earlier.month == months
    assert earlier.day == on.day or (earlier + timedelta(days=1)).day == 1


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), DAYS)
def test_a_bound_of_birth_says_what_the_age_says(born, on):
    if born <= on:
        assert (born > families.children_born_after(on)) is is_minor(born, on)
        assert (born > families.infants_born_after(on)) is is_infant(born, on)


@given(st.dates(date(1930, 1, 1), date(1980, 12, 31)), DAYS)
def test_the_bound_of_an_old_carer_says_what_the_age_says(born, on):
    assert (born <= families.old_carers_born_by(on)) is (age_on(born, on) >= families.CARER_OLD_FROM.on(on))
