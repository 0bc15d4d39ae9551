"""The strip of visits: whole months, a shape for each kind, and no mark over another."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawings import faults_of
from umai.casefile.case.visit_strip import (
    ALONE,
    KINDS,
    OWED,
    PLANNED,
    RADIUS,
    VisitMark,
    draw_strip,
    shapes_of,
)
from umai.design.pictures.marks import GOOD, QUIET, SIZE
from umai.law.children.ages import months_after

TODAY = date(2026, 12, 2)
YEAR_AGO = months_after(TODAY, -12)


def strip(*marks, since=YEAR_AGO, on=TODAY):
    """A strip of marks, each a kind and how many days from today it stands."""
    return draw_strip(
        "Visits", "", [VisitMark(kind, on + timedelta(days=days)) for kind, days in marks], since, on
    )


def names(drawing):
    return [one.text for one in drawing.texts]


def circles(drawing):
    """The paths of the marks for a child that was seen alone."""
    return [one.path for one in drawing.shapes if one.fill == GOOD]


def test_each_kind_of_visit_has_an_outline_of_its_own():
    assert len({tuple(one.path for one in shapes_of(kind, 10, 10)) for kind in KINDS}) == len(KINDS)


def test_the_strip_has_whole_months_from_a_year_ago_and_says_a_year_where_it_changes():
    assert names(strip(since=TODAY)) == ["today", "Dec"]
    drawing = strip((ALONE, -365), (ALONE, 0))
    assert names(drawing)[:2] == ["today", "Dec"] and names(drawing).count("Dec") == 2
    ticks = [one for one in drawing.shapes if one.line == QUIET and one.width == 1]
    assert len(ticks) == 14
    assert "2026" in names(strip()) and "2026" not in names(strip(since=TODAY))
    assert "Jan" in names(strip((PLANNED, 40), since=TODAY))
    leap = date(2028, 2, 29)
    assert names(strip((ALONE, 0), since=months_after(leap, -1), on=leap)) == ["today", "Jan", "Feb"]


def test_two_visits_of_one_day_stand_one_over_the_other_and_months_apart_in_one_row():
    one, two = strip((ALONE, -9), since=TODAY - timedelta(days=20)), strip((ALONE, -9), (ALONE, -9))
    assert len(circles(one)) == 1 and len(set(circles(two))) == 2
    assert two.height > one.height
    assert strip((ALONE, -9), (ALONE, -99)).height == strip((ALONE, -9)).height


def test_a_visit_that_is_owed_today_stands_on_the_line_of_today():
    shapes = strip((OWED, 0), since=TODAY).shapes
    line = next(one for one in shapes if one.dashes == "3 3")
    peak = shapes_of(OWED, 0, 0)[0]
    mark = next(one for one in shapes if one.fill == peak.fill)
    x = float(line.path[1:].split()[0])
    assert float(mark.path[1:].split()[0]) == pytest.approx(x - RADIUS, abs=0.2)


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
@settings(max_examples=30)  # in each language
@given(
    on=st.dates(date(2025, 1, 1), date(2029, 12, 31)),
    begun=st.integers(0, 365),
    marks=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(-365, 90)), max_size=60),
)
def test_no_text_covers_another_or_is_small_or_cut_off(language, on, begun, marks):
    with translation.override(language):
        drawing = strip(*marks, since=on - timedelta(days=begun), on=on)
    assert faults_of(drawing) == []
    assert all(one.size == SIZE for one in drawing.texts)
