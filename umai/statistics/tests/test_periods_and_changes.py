"""Periods, and how a figure changed: exactly, from a base year, per cent apart from percentage points."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.statistics.arithmetic.changes import (
    ChangeUnit,
    NoBase,
    NotComparable,
    change_between,
    changes_in,
    half_up,
    share_of,
)
from umai.statistics.arithmetic.periods import PeriodKind, UnknownPeriod, as_period, days_of

CRIMES = [(as_period("2016"), 862), (as_period("2017"), 1107), (as_period("2018"), 1368)]


def test_the_three_changes_of_crimes_against_minors_are_told_apart():
    found = {(one.base.text, one.period.text): one.printed() for one in changes_in(CRIMES)}
    assert found == {
        ("2016", "2017"): Decimal("28.4"),
        ("2017", "2018"): Decimal("23.6"),
        ("2016", "2018"): Decimal("58.7"),
    }


def test_a_change_says_over_how_many_years_it_is():
    assert [one.years for one in changes_in(CRIMES)] == [1, 1, 2]


def test_a_change_without_a_base_year_is_refused():
    with pytest.raises(NoBase):
        change_between(None, 862, as_period("2018"), 1368)


def test_nothing_is_a_per_cent_of_nought():
    with pytest.raises(NoBase):
        change_between(as_period("2016"), 0, as_period("2017"), 5)


def test_a_share_changes_by_points_and_not_by_per_cent():
    change = change_between(
        as_period("2014"), Decimal("57.1"), as_period("2018"), Decimal("74.3"), share=True
    )
    assert (change.unit, change.printed()) == (ChangeUnit.POINTS, Decimal("17.2"))


@pytest.mark.parametrize(
    "base, period",
    [
        ("2018", "2019-9m"),
        ("2019-02", "2019-07"),
        ("2018", "2018"),
        ("2019", "2018"),
        ("2022-2024", "2025-2026"),
    ],
)
def test_periods_of_unlike_length_or_in_the_wrong_order_are_not_compared(base, period):
    with pytest.raises(NotComparable):
        change_between(as_period(base), 10, as_period(period), 11)


@pytest.mark.parametrize(
    "text, kind, year, part, last",
    [
        ("2016", PeriodKind.YEAR, 2016, 0, "2016-12-31"),
        ("2019-9m", PeriodKind.MONTHS, 2019, 9, "2019-09-30"),
        ("2021-Q1", PeriodKind.QUARTER, 2021, 1, "2021-03-31"),
        ("2022-H2", PeriodKind.HALF, 2022, 2, "2022-12-31"),
        ("2024-02", PeriodKind.MONTH, 2024, 2, "2024-02-29"),
        ("2025-12-01", PeriodKind.DAY, 2025, 0, "2025-12-01"),
        ("2022-census", PeriodKind.CENSUS, 2022, 0, "2022-12-31"),
        ("2022-2024", PeriodKind.SPAN, 2022, 2024, "2024-12-31"),
        ("before 2024", PeriodKind.BEFORE, 2024, 0, "2023-12-31"),
    ],
)
def test_a_period_is_read_as_it_is_written(text, kind, year, part, last):
    found = as_period(text)
    assert (found.kind, found.year, found.part, found.last.isoformat()) == (kind, year, part, last)


@pytest.mark.parametrize("text", ["", "16", "2016-13", "2016-12m", "2021-Q5", "2021-02-30", "2024-2022"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(UnknownPeriod):
        as_period(text)


@pytest.mark.parametrize(
    "value, places, shown",
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Decimal("2.45"), 1, "2.5"),
        (Decimal("-2.45"), 1, "-2.5"),
        (Fraction(-1, 25), 1, "0.0"),
        (Decimal("0.25"), 1, "0.3"),
        (10, 1, "10.0"),
    ],
)
def test_half_way_goes_away_from_nought(value, places, shown):
    assert str(half_up(value, places)) == shown


@given(st.fractions(min_value=-(10**9), max_value=10**9), st.integers(0, 4))
def test_what_is_printed_is_never_further_away_than_half_of_the_last_digit(value, places):
    assert abs(Fraction(half_up(value, places)) - value) <= Fraction(1, 2 * 10**places)


@given(st.integers(1, 10**7), st.integers(0, 10**7))
def test_a_change_leads_back_to_the_later_figure(before, after):
    change = change_between(as_period("2016"), before, as_period("2017"), after)
    assert before * (1 + change.exact / 100) == after


def test_a_share_is_exact():
    assert half_up(share_of(61_000, 277_000), 1) == Decimal("22.0")
    assert share_of(1, 3) == Fraction(100, 3)
    with pytest.raises(NoBase):
        share_of(1, 0)


@pytest.mark.parametrize(
    "period, days",
    [
        ("2025", (date(2025, 1, 1), date(2025, 12, 31))),
        ("2024-H1", (date(2024, 1, 1), date(2024, 6, 30))),
        ("2024-H2", (date(2024, 7, 1), date(2024, 12, 31))),
        ("2025-Q1", (date(2025, 1, 1), date(2025, 3, 31))),
        ("2025-Q4", (date(2025, 10, 1), date(2025, 12, 31))),
    ],
)
def test_a_period_has_its_first_and_its_last_day(period, days):
    assert days_of(period) == days


@pytest.mark.parametrize(
    "period", ["2025-02", "2025-9m", "2025-12-01", "2022-2024", "2022-census", "last year"]
)
def test_no_other_period_has_days_that_are_published(period):
    with pytest.raises(UnknownPeriod):
        days_of(period)
