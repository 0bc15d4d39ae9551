"""The bar of the days for assessment and plan: each day a cell, and every step on its day."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawings import faults_of
from umai.casefile.case.ten_days import DayRow, DaysForPlan, TenDaysStep
from umai.design.pictures.marks import GRID, LIGHT, STRONG, WRONG
from umai.law.terms.clock import assessment_due_on

STARTED = date(2026, 11, 25)
DUE = assessment_due_on(STARTED)
ALL = (DUE - STARTED).days


def days(passed, *steps, count=ALL):
    """The days when so many have passed; a step is done so many days after the first, or not yet."""
    done = (TenDaysStep(f"Step {n}", at(step)) for n, step in enumerate(steps, 1))
    return DaysForPlan(STARTED, STARTED + timedelta(days=count), at(passed), tuple(done))


def at(day):
    return None if day is None else STARTED + timedelta(days=day)


def places(ten_days):
    """The numbers of the steps with where each stands, across and down."""
    texts = ten_days.drawing.texts
    return [next((one.x, one.y) for one in texts if one.text == str(n) and one.y > 60) for n in (1, 2)]


def test_it_says_in_words_which_of_the_days_today_is():
    for passed, words in [
        (0, "The information came today; the first day is tomorrow."),
        (1, f"Today is day 1 of {ALL}."),
        (ALL - 1, f"Today is day {ALL - 1} of {ALL}."),
        (ALL, "Today is the last day."),
        (ALL + 1, "The last day was 1 day ago."),
        (ALL + 300, "The last day was 300 days ago."),
    ]:
        assert days(passed).in_words == words, passed
        assert words in days(passed).drawing.says, passed


def test_every_day_has_a_cell_of_its_own_unless_they_are_too_many():
    for passed in [0, 4, ALL, ALL + 5]:
        shapes = days(passed).drawing.shapes
        gone = sum(one.fill == STRONG for one in shapes)
        today = sum(one.fill == LIGHT for one in shapes)
        coming = sum(one.line == GRID for one in shapes)
        assert gone + today + coming == ALL + 1, passed
        assert (gone, today) == ((passed, 1) if passed <= ALL else (ALL + 1, 0)), passed
    assert not any(one.text.isdigit() for one in days(5, count=30).drawing.texts)


def test_what_is_late_has_a_hatched_cell_and_its_number():
    late, in_time = days(ALL + 3).drawing, days(ALL).drawing
    assert "+3" in [one.text for one in late.texts] and any(one.line == WRONG for one in late.shapes)
    assert not any(one.text.startswith("+") for one in in_time.texts)
    assert not any(one.line == WRONG for one in in_time.shapes)


def test_each_step_says_its_day_or_that_it_is_not_done_and_whether_it_was_late():
    said = days(ALL + 2, 3, ALL + 1, None).steps_in_words
    assert said == ["Step 1: 28 November 2026", "Step 2: 6 December 2026, late", "Step 3: not yet"]


def test_steps_of_one_day_stand_one_under_the_other_and_outside_ones_at_the_ends():
    (x, y), (other, below) = places(days(5, 3, 3))
    assert x == other and below > y
    (first, _y), (late, _z) = places(days(ALL + 9, -4, ALL + 2))
    row = DayRow.of(days(ALL + 9))
    assert first == row.middle(0) and late > row.end


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
@settings(max_examples=30)  # in each language
@given(
    passed=st.integers(0, 2000),
    count=st.integers(0, 40),
    steps=st.lists(st.none() | st.integers(-9, 60), max_size=4),
)
def test_no_text_covers_another_or_is_cut_off(language, passed, count, steps):
    with translation.override(language):
        assert faults_of(days(passed, *steps, count=count).drawing) == []
