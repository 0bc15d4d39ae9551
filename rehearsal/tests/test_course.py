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


@pytest.fixture
def filled(filled_with):
    return filled_with(4000)


def test_every_open_case_that_was_filled_owes_something_and_its_list_says_what_is_first(filled, superuser):
    nothing = "select count(*) from intake_worklistrow where owed = ''"
    first = """
        select count(*) from intake_worklistrow w left join lateral
            (select due_on, owed from intake_due where case_id = w.case_id order by due_on, id limit 1) d on true
        where (w.due_on, w.owed) is distinct from (d.due_on, d.owed)"""
    kinds = "select distinct owed from intake_due"
    assert superuser.execute(nothing).fetchone() == (0,)
    assert superuser.execute(first).fetchone() == (0,)
    owed = {kind for (kind,) in superuser.execute(kinds)}
    assert {"ten_days", "visit", "agreement", "approval", "measure", "referral", "review", "closing"} <= owed


def test_what_the_database_derives_was_filled_as_the_database_derives_it(filled, superuser):
    def all_of(statement):
        return superuser.execute(statement).fetchall()

    windows = "select id, kept, whose_id, open from visits_visitwindow order by id"
    questions = "select id, answered, passed_on, final from visits_visitquestion order by id"
    became, stand = all_of(windows), all_of(questions)
    assert {row[1] for row in became} == {True, False, None} and {row[1] for row in stand} == {True, False}
    superuser.execute("select visits_settle(array(select id from visits_visitwindow))")
    assert all_of(windows) == became
    assert stand == all_of("""
        select q.id, exists (select from visits_questionanswer a where a.question_id = q.id),
            exists (select from visits_questiondecision d where d.question_id = q.id and d.result = 'to_oblast'),
            coalesce((select d.result from visits_questiondecision d
                      where d.question_id = q.id and d.result <> 'to_oblast'), '')
        from visits_visitquestion q order by q.id""")
    ten_days = "select * from oversight_tendays order by case_id"
    loaded = all_of(ten_days)
    assert all_of("select count(*) from intake_case") == [(len(loaded),)]
    superuser.execute("select oversight_renew_all()")
    assert all_of(ten_days) == loaded
    assert all_of("select line, at, made from oversight_countedvisit order by line") == all_of(
        "select line, at, made from visits_visit where current order by line"
    )


def test_the_code_of_every_plan_that_was_filled_is_that_of_its_text(filled):
    from umai.planning.editions.codes import code_of
    from umai.planning.models import PlanEdition

    editions = PlanEdition.objects.using("owner").all()
    assert len(editions) > 30
    assert all(one.code == code_of(one.text) for one in editions)
