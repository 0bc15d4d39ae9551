"""What becomes of a case after its assessment: in order, in the past, and no better than life."""

from datetime import timedelta
from random import Random

import pytest

from rehearsal.cases import COMPLETE, CaseInventor
from rehearsal.course import CourseInventor
from rehearsal.tests.conftest import TODAY
from umai.law.terms.visits import days_between


class Home:
    workers, specialists, shown = ["worker"], ["specialist"], False


@pytest.fixture(scope="module")
def courses():
    """Two thousand completed cases with their courses."""
    cases, courses = CaseInventor(Random(3).random, TODAY), CourseInventor(Random(4).random, TODAY)
    stages = [stage for stage in sorted(COMPLETE) if stage != "follow_up"]
    stories = [cases.make_story(stages[number % len(stages)], Home()) for number in range(2000)]
    return [(story, courses.course_of(story)) for story in stories]


def test_a_plan_goes_its_way_in_order_and_nothing_is_to_come(courses):
    for story, course in courses:
        way = [
            story.completed_on,
            course.handed_in_on,
            course.submitted_on,
            course.agreed_on,
            course.approved_on,
        ]
        came = [day for day in way if day]
        assert came == sorted(came) and (not came or came[-1] < TODAY)
        assert way[: len(came)] == came, "no step without the one before it"


def test_an_open_case_has_one_visit_that_waits_and_a_closed_one_none(courses):
    for story, course in courses:
        waiting = [one for one in course.visits if one.what == "waits"]
        assert len(waiting) == (story.closed_on is None)
        assert all(one.latest_on >= TODAY for one in waiting) or story.closed_on


def test_visits_follow_one_another_by_the_law_of_the_level_of_risk(courses):
    for story, course in courses:
        made = [one for one in course.visits if one.what in ("made", "written_late")]
        for before, after in zip(course.visits, course.visits[1:], strict=False):
            if before.what in ("made", "written_late") and after.what != "waits":
                assert after.latest_on == before.on + timedelta(days_between(story.risk, before.on))
        assert all(one.earliest_on <= one.on <= one.latest_on for one in made)


def test_about_one_planned_visit_in_nine_is_missed(courses):
    ended = [one for _story, course in courses for one in course.visits if one.what != "waits"]
    missed = sum(one.what == "missed" for one in ended) / len(ended)
    assert len(ended) > 4000 and 0.07 < missed < 0.14


def test_some_bodies_never_answer(courses):
    asked = [course.asked for _story, course in courses if course.asked]
    silent = sum(one.answered_on is None for one in asked) / len(asked)
    assert len(asked) > 400 and 0.25 < silent < 0.5
    assert all(one.done_on is None or one.answer == "accepted" for one in asked)
