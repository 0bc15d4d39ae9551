"""Writing a draft: each act works, asks who and where, and is on the trail."""

import uuid
from datetime import timedelta

import pytest

from tests.cast import id_of
from tests.looking import reading
from umai.access.doors import AlreadyReplaced
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.access.sessions import Speaker, open_session
from umai.intake.cases.actions import CaseClosed
from umai.law.terms.clock import today
from umai.planning.draft import actions
from umai.planning.draft.reading import draft_of
from umai.planning.models import Goal, Measure, MeasureProgress, Need, Placement, Plan
from umai.planning.tests.conftest import (
    GOAL,
    MEASURE,
    NEED,
    PLACEMENT,
    ahead,
    last_entry,
    make_case,
    measure,
    wall,
    write_out,
)
from umai.refusal import NotPermitted
from umai.staff.models import Worker


@pytest.fixture
def need(plan, aigul):
    return actions.record_need(plan, by=aigul, line=uuid.uuid4(), **NEED)


@pytest.fixture
def written(plan, aigul):
    return measure(plan, aigul)


DONE = {
    "planning.begin": lambda case, by: actions.begin_plan(case, by=by, kind="family"),
    "planning.record_need": lambda case, by: actions.record_need(
        plan_of(case), by=by, line=uuid.uuid4(), **NEED
    ),
    "planning.record_goal": lambda case, by: actions.record_goal(
        plan_of(case), by=by, line=uuid.uuid4(), need_line=row_of(Need, case).line, **GOAL
    ),
    "planning.record_measure": lambda case, by: measure(plan_of(case), by),
    "planning.strike_line": lambda case, by: actions.strike_line(row_of(Measure, case), by=by),
    "planning.record_placement": lambda case, by: actions.record_placement(plan_of(case), by=by, **PLACEMENT),
    "planning.record_progress": lambda case, by: actions.record_progress(
        row_of(Measure, case), by=by, id=uuid.uuid4(), kind="done", on=today(), words=""
    ),
}


def plan_of(case):
    with reader().speaking():
        return Plan.objects.select_related("case").get(case=case, kind="child")


def row_of(model, case):
    with reader().speaking():
        return model.objects.select_related("plan__case").filter(plan__case=case).first()


def reader():
    """Somebody who reaches the file: what an act is tried on is read by them."""
    return Speaker(open_session(Worker.objects.get(pk=id_of("worker", "aigul"))))


def test_each_act_works_and_is_on_the_trail(case, finished, aigul):
    for act in DONE:
        DONE[act](case, aigul)
        assert last_entry() == (act, "done"), act


def test_neither_another_place_nor_a_walled_worker_may(case, finished, request, child, erlan):
    for act in DONE:
        for worker in ("azamat", "jyldyz"):
            with pytest.raises(NotPermitted):
                DONE[act](case, request.getfixturevalue(worker))
            assert last_entry() == (act, "refused"), worker
    wall(erlan, child)
    for act in DONE:
        with pytest.raises(NotPermitted):
            DONE[act](case, erlan)


def test_nothing_is_written_in_a_closed_case(case, finished, aigul, damira):
    close(case, aigul, damira)
    for act in DONE.keys() - {"planning.begin"}:
        with pytest.raises(CaseClosed):
            DONE[act](case, aigul)


def close(case, by, head):
    from umai.intake.cases import closing

    said = {"words": "Done.", "childs_view": "Glad.", "lives_with": "With the mother."}
    with by.speaking():
        proposal = closing.insert_proposal(case, id=uuid.uuid4(), reason="goals_met", **said)
    with reading(head):
        closing.close_case(proposal, by=head)


def test_a_plan_is_begun_once_and_a_placement_stands_in_the_child_s_alone(plan, case, aigul, erlan):
    with pytest.raises(actions.PlanAlreadyBegun):
        actions.begin_plan(case, by=erlan, kind="child")
    family = actions.begin_plan(case, by=aigul, kind="family")
    with pytest.raises(actions.NotTheChildsPlan):
        actions.record_placement(family, by=aigul, **PLACEMENT)


def test_a_line_is_changed_by_a_row_in_its_place(plan, need, aigul):
    later = actions.record_need(
        plan, by=aigul, line=need.line, domain="health", words="He is ill.", seen=need.pk
    )
    with aigul.speaking():
        assert Need.objects.get().pk == later.pk and later.line == need.line
        assert Need.ever.count() == 2


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(plan, need, aigul, erlan):
    actions.record_need(plan, by=erlan, line=need.line, domain="health", words="Erlan's.", seen=need.pk)
    with pytest.raises(AlreadyReplaced):
        actions.record_need(plan, by=aigul, line=need.line, domain="health", words="Mine.", seen=need.pk)
    with aigul.speaking():
        assert Need.objects.get().words == "Erlan's."


def test_empty_words_are_refused(plan, aigul):
    for words in ("", "  "):
        with pytest.raises(Incomplete):
            actions.record_need(plan, by=aigul, line=uuid.uuid4(), domain="health", words=words)
        with pytest.raises(Incomplete):
            measure(plan, aigul, words=words)
        with pytest.raises(Incomplete):
            actions.record_placement(plan, by=aigul, form="parents", words=words)


def test_a_goal_is_of_a_need_of_the_same_plan_and_its_measure_too(plan, need, aigul, case):
    goal = actions.record_goal(plan, by=aigul, line=uuid.uuid4(), need_line=need.line, **GOAL)
    assert measure(plan, aigul, goal_line=goal.line).need_line == need.line
    family = actions.begin_plan(case, by=aigul, kind="family")
    with pytest.raises(actions.NotOfThisPlan):
        actions.record_goal(family, by=aigul, line=uuid.uuid4(), need_line=need.line, **GOAL)


def test_a_finding_of_another_case_is_not_taken_over(plan, aigul, azamat):
    from umai.assessment.actions import begin_assessment, record_finding
    from umai.register.child.actions import add_child

    other = add_child(azamat.office.place, by=azamat, id=uuid.uuid4(), identity={"given": "Айнура"})
    assessment = begin_assessment(make_case(other, azamat), by=azamat)
    finding = record_finding(assessment, by=azamat, domain="health", worry="some", words="Coughs.")
    with pytest.raises(actions.NotOfThisPlan):
        actions.record_need(plan, by=aigul, line=uuid.uuid4(), finding=finding, **NEED)


def test_what_protects_now_has_begun_with_its_writing(plan, aigul):
    row = measure(plan, aigul, kind="doctor", protects_now=True)
    assert row.begun_on == today()
    later = actions.record_measure(
        plan, by=aigul, line=row.line, seen=row.pk, due_on=ahead(3), **MEASURE | {"kind": "doctor"}
    )
    assert later.begun_on == today()  # what has begun, has


def test_a_struck_line_stays_in_the_file_but_what_has_something_under_it_is_not_struck(case, finished, aigul):
    for model in (Need, Goal):
        with pytest.raises(actions.StillUsed):
            actions.strike_line(row_of(model, case), by=aigul)
    actions.strike_line(row_of(Measure, case), by=aigul)
    with aigul.speaking():
        assert draft_of(finished).measures == []
        assert Measure.ever.count() == 2


def test_a_later_placement_stands_in_place_of_the_earlier(plan, aigul):
    first = actions.record_placement(plan, by=aigul, seen=None, **PLACEMENT)
    actions.record_placement(plan, by=aigul, form="parents", words="The mother is back.", seen=first.pk)
    with pytest.raises(AlreadyReplaced):
        actions.record_placement(plan, by=aigul, form="foster", words="No.", seen=first.pk)
    with aigul.speaking():
        assert Placement.objects.get().form == "parents"


def test_what_is_not_done_needs_a_reason_on_a_day_that_has_come(written, aigul):
    for kind in ("not_done", "stopped"):
        with pytest.raises(Incomplete):
            actions.record_progress(written, by=aigul, id=uuid.uuid4(), kind=kind, on=today(), words=" ")
    with pytest.raises(ImpossibleTime):
        actions.record_progress(
            written, by=aigul, id=uuid.uuid4(), kind="done", on=today() + timedelta(days=1), words=""
        )


def test_a_measure_that_has_begun_is_not_struck_and_its_last_word_counts(plan, written, aigul, case):
    for kind in ("done", "begun"):
        actions.record_progress(written, by=aigul, id=uuid.uuid4(), kind=kind, on=today(), words="")
    with aigul.speaking():
        (done,) = draft_of(plan).measures
        assert done.progress.kind == "begun" and not done.ended and done.begun_on == today()
        assert MeasureProgress.objects.count() == 2
    actions.record_progress(written, by=aigul, id=uuid.uuid4(), kind="begun", on=today(), words="")
    with pytest.raises(actions.StillUsed):
        actions.strike_line(row_of(Measure, case), by=aigul)


def test_lines_keep_their_order_when_they_are_changed(plan, aigul):
    first, _second = (measure(plan, aigul, words=words) for words in ("First.", "Second."))
    said = MEASURE | {"words": "First, changed.", "due_on": ahead(9)}
    actions.record_measure(plan, by=aigul, line=first.line, seen=first.pk, **said)
    with aigul.speaking():
        assert [done.measure.words for done in draft_of(plan).measures] == ["First, changed.", "Second."]


def test_the_family_s_plan_is_written_the_same_way(case, aigul):
    family = actions.begin_plan(case, by=aigul, kind="family")
    write_out(family, aigul)
    with aigul.speaking():
        assert len(draft_of(family).measures) == 1 and draft_of(family).placement is None
