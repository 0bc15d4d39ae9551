"""Whether a round keeps its plan, on any day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from umai.rounds.coverage.pace import pace_of, percent

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 10)


def pace(done, on, dwellings=100):
    return pace_of(dwellings, done, FIRST, LAST, on)


def test_on_the_first_day_nothing_is_expected_yet():
    one = pace(0, FIRST)
    assert (one.gone, one.left, one.expected, one.behind) == (0, 10, 0, 0)


def test_after_half_of_the_days_half_of_the_dwellings_are():
    one = pace(30, date(2026, 3, 6))
    assert (one.gone, one.left, one.expected, one.behind, one.a_day) == (5, 5, 50, 20, 14)


def test_on_the_last_day_one_day_is_left_and_after_it_none():
    assert (pace(0, LAST).left, pace(0, LAST).expected) == (1, 90)
    assert (pace(0, LAST + timedelta(days=1)).left, pace(0, LAST + timedelta(days=1)).expected) == (0, 100)


@given(st.integers(0, 50_000), st.integers(-10, 400), st.integers(0, 365), st.data())
def test_days_gone_and_left_are_those_of_the_round(dwellings, after, length, data):
    done = data.draw(st.integers(0, dwellings))
    one = pace_of(dwellings, done, FIRST, FIRST + timedelta(days=length), FIRST + timedelta(days=after))
    assert one.gone + one.left == one.days == length + 1
    assert 0 <= one.expected <= dwellings and one.behind <= dwellings - done
    assert one.left == 0 or one.a_day * one.left >= dwellings - done


def test_a_share_is_rounded_and_not_cut():
    assert [percent(part, whole) for part, whole in ((66, 154), (23, 36), (24, 37), (1, 3))] == [
        43,
        64,
        65,
        33,
    ]


@given(st.integers(0, 50_000), st.data())
def test_a_hundred_is_all_and_nothing_is_none(whole, data):
    part = data.draw(st.integers(0, whole))
    assert (percent(part, whole) == 100) == (part == whole > 0)
    assert (percent(part, whole) == 0) == (part == 0)
