"""Who is reminded, on which day: the lines of the table, and the days on which each holds."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from umai.law.dated_values import BadLaw, NoLawInForce, as_value
from umai.notices.reminders.rule import (
    KINDS,
    LATER_DAYS,
    ReminderStep,
    is_week_start,
    parse_step,
    steps_due,
    steps_of,
    windows,
    windows_of_day,
)

TODAY = date(2026, 3, 10)
unhurried = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine is no fault
SCREEN = frozenset({"screen"})
people = some.sampled_from(["worker", "head", "oblast"])
some_steps = some.lists(
    some.builds(ReminderStep, some.integers(-30, 60), people, some.just(SCREEN)),
    min_size=1,
    max_size=8,
    unique_by=lambda one: (one.days, one.who),
)


def found(steps, due_on, *, later, today=TODAY):
    return [window.step for window in windows("visit", steps, today, later) if window.has(due_on)]


LINES = {
    "3 days before: worker by screen": (-3, "worker", {"screen"}),
    "1 day before: head by screen and e-mail": (-1, "head", {"screen", "e-mail"}),
    "on the day: worker by screen and e-mail and SMS": (0, "worker", {"screen", "e-mail", "SMS"}),
    "14 days after: oblast by screen": (14, "oblast", {"screen"}),
}
NO_LINES = (
    *("", "worker", "3 days before: worker", "0 days after: worker by screen", 3),
    *("3 days before: child by screen", "3 days before: worker by pigeon", "3 days: worker by screen"),
    "-3 days before: worker by screen",
)


def test_a_line_of_the_table_says_when_whom_and_how_and_anything_else_stops_the_program():
    for line, (days, who, ways) in LINES.items():
        assert parse_step(line) == ReminderStep(days, who, frozenset(ways)), line
    for line in NO_LINES:
        with pytest.raises(BadLaw, match="a reminder is written"):
            as_value([line], "reminders", "a file")


@unhurried
@given(some_steps, some.integers(-40, 80), some.integers(0, 10))
def test_of_one_person_s_steps_the_last_that_was_reached_is_told(steps, ago, later):
    """Written down anew: reached is what lies behind, and not longer behind than it is still given."""
    due_on = TODAY - timedelta(days=ago)
    expected = []
    for who in ("worker", "head", "oblast"):
        reached = [one for one in steps if one.who == who and one.days <= ago]
        if reached and ago - (last := max(reached, key=lambda one: one.days)).days <= later:
            expected.append(last)
    assert set(found(steps, due_on, later=later)) == set(expected)


@unhurried
@given(some_steps, some.integers(-40, 80))
def test_each_step_is_told_on_its_own_day(steps, ago):
    due_on = TODAY - timedelta(days=ago)
    for one in steps:
        if one.days == ago:
            assert one in found(steps, due_on, later=0)
        else:
            assert one not in found(steps, due_on, later=0)


@unhurried
@given(some_steps, some.integers(-40, 80), some.integers(0, 10))
def test_nobody_is_told_twice_on_one_day(steps, ago, later):
    who = [one.who for one in found(steps, TODAY - timedelta(days=ago), later=later)]
    assert len(who) == len(set(who))


@unhurried
@given(some_steps, some.integers(1, 10))
def test_a_night_that_was_missed_is_made_up_for(steps, later):
    """Whatever was to be told yesterday is told today, unless a later step took its place."""
    due_on = TODAY - timedelta(days=5)
    for one in found(steps, due_on, later=0, today=TODAY - timedelta(days=1)):
        now = found(steps, due_on, later=later)
        assert one in now or any(other.who == one.who and other.days > one.days for other in now)


TOLD = {
    **{-3: [], -2: ["worker"], -1: ["worker"], 0: ["worker"], 1: ["worker"], 2: ["worker"]},
    **{3: ["head", "worker"], 8: ["head", "worker"], 9: ["head"], 10: ["head"], 11: []},
    **{13: [], 14: ["oblast"], 21: ["oblast"], 22: []},
}


def test_a_visit_is_told_to_worker_head_and_oblast_in_turn():
    """By the days since it was due."""
    told = {ago: steps_due("visit", TODAY - timedelta(days=ago), TODAY) for ago in TOLD}
    assert {ago: sorted(one.who for one in steps) for ago, steps in told.items()} == TOLD


def test_every_kind_ends_above_the_one_who_is_late():
    for kind in KINDS:
        steps = steps_of(kind, TODAY)
        assert steps[-1].days > 0 and steps[-1].who in ("head", "oblast"), kind
        assert all("screen" in one.ways for one in steps), kind
        assert len({(one.days, one.who) for one in steps}) == len(steps), kind


def test_the_windows_of_a_day_are_those_of_its_kinds():
    by_kind = {kind: {w.step for w in windows_of_day(TODAY) if w.owed == kind} for kind in KINDS}
    assert all(by_kind[kind] == set(steps_of(kind, TODAY)) for kind in KINDS)
    assert LATER_DAYS.on(TODAY) == 7


def test_before_there_was_a_table_nobody_is_reminded_by_guess():
    with pytest.raises(NoLawInForce):
        steps_due("visit", date(2015, 6, 1), date(2015, 6, 1))


def test_a_week_starts_on_monday():
    assert [is_week_start(date(2026, 3, day)) for day in (9, 10, 15, 16)] == [True, False, False, True]
