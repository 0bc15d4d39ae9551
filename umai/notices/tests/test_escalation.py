"""The rule of who is told by when, at its boundaries, and the order in which a real roster is called."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.notices.calls.escalation import CallTiming, people_to_tell

MINUTE = timedelta(minutes=1)
RHYTHM = CallTiming(15 * MINUTE, 60 * MINUTE, timedelta(hours=72))
STEPS = [["duty"], ["substitute"], ["head"], ["oblast"]]


def told(minutes, steps=STEPS, timing=RHYTHM):
    return [(one.turn, one.who) for one in people_to_tell(steps, since=minutes * MINUTE, timing=timing)]


def test_the_rhythm_of_today_is_a_quarter_of_an_hour_and_an_hour():
    assert CallTiming.on(date(2026, 11, 24)) == RHYTHM


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, ["duty"]),
        (14.99, ["duty"]),
        (15, ["duty", "substitute"]),
        (30, ["duty", "substitute", "head"]),
        (45, ["duty", "substitute", "head", "oblast"]),
        (59.99, ["duty", "substitute", "head", "oblast"]),
    ],
)
def test_the_next_is_told_when_the_minutes_are_over(minutes, expected):
    assert told(minutes) == [(0, who) for who in expected]


def test_an_hour_later_a_new_round_begins_with_the_first():
    assert told(60) == [(1, "duty")]
    assert told(75) == [(1, "duty"), (1, "substitute")]


def test_after_the_longest_time_nobody_further_is_told():
    assert told(72 * 60 - 0.01) != []
    assert told(72 * 60) == []


def test_a_step_without_people_is_not_waited_for():
    assert told(0, [[], [], ["head"], ["oblast"]]) == [(0, "head")]
    assert told(15, [[], [], ["head"], ["oblast"]]) == [(0, "head"), (0, "oblast")]


def test_who_is_on_duty_and_heads_the_department_is_told_once():
    assert told(15, [["head"], [], ["head"], ["oblast"]]) == [(0, "head"), (0, "oblast")]


def test_a_clock_that_is_a_little_behind_tells_the_first():
    assert told(-0.5) == [(0, "duty")]


def test_a_round_is_never_so_short_that_the_last_step_does_not_come():
    hasty = CallTiming(15 * MINUTE, 20 * MINUTE, timedelta(hours=72))
    assert told(45, timing=hasty)[-1] == (0, "oblast")
    assert told(60, timing=hasty) == [(1, "duty")]


def test_without_minutes_in_between_everybody_is_told_at_once():
    assert len(told(0, timing=CallTiming(timedelta(0), timedelta(0), timedelta(hours=1)))) == 4


PEOPLE = st.lists(st.lists(st.integers(1, 6), max_size=3), min_size=4, max_size=4)
LONG = st.integers(0, 72 * 60 * 2).map(lambda halves: timedelta(seconds=30) * halves)


@given(PEOPLE, LONG)
def test_nobody_is_told_twice_in_a_round_and_whoever_was_told_stays_told(steps, since):
    now = people_to_tell(steps, since=since, timing=RHYTHM)
    assert len({one.who for one in now}) == len(now)
    later = people_to_tell(steps, since=since + MINUTE, timing=RHYTHM)
    if later and now and later[0].turn == now[0].turn:
        assert later[: len(now)] == now


@given(PEOPLE)
def test_everybody_is_told_before_a_round_is_over(steps):
    everybody = {who for people in steps for who in people}
    assert {one.who for one in people_to_tell(steps, since=60 * MINUTE - MINUTE, timing=RHYTHM)} == everybody


@given(PEOPLE, LONG)
def test_somebody_is_told_at_once_if_there_is_anybody(steps, since):
    assert bool(people_to_tell(steps, since=since, timing=RHYTHM)) == (any(steps) and since < RHYTHM.longest)


@given(PEOPLE, LONG)
def test_they_are_called_in_the_order_of_the_steps(steps, since):
    numbers = [one.step for one in people_to_tell(steps, since=since, timing=RHYTHM)]
    assert all(one <= other for one, other in pairwise(numbers))
