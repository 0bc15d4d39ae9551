"""When a door of a round is asked again, and how many are asked anew."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from umai.law.options.rounds import again_on, asked_anew, silent_since

DAY = date(2026, 11, 30)


def test_a_door_that_nobody_opened_is_asked_again_after_three_days_and_not_a_third_time():
    assert again_on("nobody", DAY, 1) == DAY + timedelta(days=3)
    assert again_on("nobody", DAY, 2) is None


def test_a_door_that_was_opened_is_not_asked_again():
    assert {again_on(one, DAY, 1) for one in ("migrants", "others", "none", "refused", "abandoned")} == {None}


def test_a_round_is_silent_after_five_days():
    assert silent_since(DAY) == date(2026, 11, 25)


@given(st.integers(0, 100_000))
def test_a_twentieth_is_asked_anew_at_least_one(dwellings):
    drawn = asked_anew(dwellings, DAY)
    assert drawn == -(-dwellings // 20)
