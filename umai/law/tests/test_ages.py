from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from umai.law.children.ages import (
    BIRTHDAY_QUESTION_DAYS,
    age_on,
    asked_since_birthday,
    birthday,
    comes_of_age_on,
    is_minor,
    last_day_of_birth,
    minors_born_after,
    months_after,
)
from umai.law.dated_values import NoLawInForce

BIRTHS = st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 1, 1))


@given(BIRTHS, st.integers(min_value=0, max_value=100))
def test_an_age_is_reached_on_the_birthday_and_not_a_day_before(born_on, years):
    day = birthday(born_on, years)

    assert age_on(born_on, day) == years
    if years:
        assert age_on(born_on, day - timedelta(days=1)) == years - 1


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_are_calendar_months(day, months, then):
    assert months_after(day, months) == then


@given(BIRTHS, st.integers(min_value=0, max_value=30_000))
def test_nobody_grows_younger(born_on, days):
    day = born_on + timedelta(days=days)

    assert age_on(born_on, day) <= age_on(born_on, day + timedelta(days=1))


@given(BIRTHS, st.integers(min_value=10_000, max_value=30_000))
def test_a_child_is_one_until_the_day_of_coming_of_age(born_on, days):
    asked_on = born_on + timedelta(days=days)
    of_age_on = comes_of_age_on(born_on, asked_on)

    assert is_minor(born_on, of_age_on - timedelta(days=1))
    assert not is_minor(born_on, of_age_on)


def test_nobody_has_an_age_before_being_born():
    with pytest.raises(ValueError, match="before being born"):
        age_on(date(2026, 3, 2), date(2026, 3, 1))


def test_before_any_act_that_was_read_nobody_is_called_a_minor():
    with pytest.raises(NoLawInForce):
        is_minor(date(1985, 1, 1), date(1990, 1, 1))


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(-400, 400))
@example(date(2028, 2, 29), 1)
@example(date(2026, 2, 28), 1)
def test_whoever_is_a_child_was_born_after_that_day(on, days):
    born = minors_born_after(on) + timedelta(days=days)
    assert is_minor(born, on) == (born > minors_born_after(on))


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (date(2028, 2, 28), date(2010, 2, 28)),
        (date(2028, 2, 29), date(2010, 2, 28)),  # born on 1 March: a child until the next day
        (date(2028, 3, 1), date(2010, 3, 1)),
        (date(2026, 2, 28), date(2008, 2, 28)),  # born on 29 February: a child until the next day
        (date(2026, 3, 1), date(2008, 3, 1)),
    ],
)
def test_around_29_february_nobody_stops_being_a_child_too_early(on, last):
    assert minors_born_after(on) == last
    assert is_minor(last + timedelta(days=1), on) and not is_minor(last, on)


def test_what_follows_a_birthday_is_asked_from_it_to_the_last_of_the_days():
    born, day = date(2020, 5, 4), date(2026, 5, 4)
    last = day + timedelta(days=BIRTHDAY_QUESTION_DAYS.on(day))
    asked = {day - timedelta(days=1): None, day: day, last: day, last + timedelta(days=1): None}
    assert {on: asked_since_birthday(born, 6, on) for on in asked} == asked


@given(
    st.dates(date(1996, 1, 1), date(2026, 1, 1)),
    st.sampled_from(["day", "month", "year"]),
    st.integers(-400, 400),
)
def test_nobody_known_by_the_month_or_year_is_taken_for_of_age_too_early(born, precision, days):
    known = {"day": born, "month": born.replace(day=1), "year": born.replace(month=1, day=1)}[precision]
    last = last_day_of_birth(known, precision)
    on = birthday(born, 18) + timedelta(days)
    assert born <= last and last_day_of_birth(last, precision) == last
    assert last > minors_born_after(on) or not is_minor(born, on)


def test_the_last_day_of_birth_is_no_later_than_what_is_known():
    assert last_day_of_birth(date(2015, 3, 27), "day") == date(2015, 3, 27)
    assert last_day_of_birth(date(2016, 2, 1), "month") == date(2016, 2, 29)
    assert last_day_of_birth(date(2016, 1, 1), "year") == date(2016, 12, 31)
