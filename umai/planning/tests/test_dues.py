"""What is owed of plans stands in the lists as long as it is owed, and by the day the law or the plan says."""

import uuid

import pytest
from django.db import IntegrityError, connections, transaction

from umai.law.terms import plans as law
from umai.law.terms.clock import today
from umai.planning.draft import actions
from umai.planning.draft.reading import draft_of
from umai.planning.editions import actions as chain
from umai.planning.tests.conftest import MEASURE, ahead, dues, measure


def test_a_draft_owes_nothing_but_what_protects_now(plan, case, aigul):
    measure(plan, aigul)
    assert set(dues(case)) == {"ten_days"}
    measure(plan, aigul, kind="doctor", protects_now=True, due_on=ahead(1))
    assert dues(case)["measure"] == [ahead(1)]


def test_each_step_owes_the_next_and_until_it_is_done_the_measures(edition, case, erlan, sabira, kanykei):
    measures = {"measure": [ahead(20)]}
    assert dues(case)["measure"] == [ahead(20)]
    chain.submit_plan(edition, by=erlan, on=today())
    assert dues(case) == {"agreement": [law.agreement_due_on(today())]} | measures
    chain.agree_to_plan(edition, by=sabira, on=today(), paper_number="14")
    assert dues(case) == {"approval": [law.approval_due_on(today())]} | measures
    chain.approve_plan(edition, by=kanykei, on=today())
    assert dues(case) == measures


def test_sent_back_owes_another_draft_until_it_is_submitted(finished, submitted, case, sabira, aigul, erlan):
    chain.send_plan_back(submitted, by=sabira, on=today(), words="Who pays?")
    assert dues(case)["returned"] == [law.resubmission_due_on(today())] and "agreement" not in dues(case)
    chain.hand_in_plan(finished, by=aigul, why="Nobody pays.")
    assert dues(case)["returned"] == [law.resubmission_due_on(today())]
    measure(finished, aigul)
    third = chain.hand_in_plan(finished, by=aigul, why="Nobody pays, and the school helps.")
    assert dues(case)["returned"] == [law.resubmission_due_on(today())]
    with erlan.speaking():
        assert chain.submit_by(third) == law.resubmission_due_on(today())
    chain.submit_plan(third, by=erlan, on=today())
    assert "returned" not in dues(case) and "agreement" in dues(case)


def test_a_measure_is_owed_until_it_is_done_or_stopped(finished, edition, case, aigul):
    for kind, owed in (("begun", True), ("not_done", True), ("done", False), ("stopped", False)):
        with aigul.speaking():
            (done,) = draft_of(finished).measures
        actions.record_progress(done.measure, by=aigul, id=uuid.uuid4(), kind=kind, on=today(), words="So.")
        assert ("measure" in dues(case)) is owed, kind


def test_a_draft_alone_moves_no_day(finished, edition, case, aigul):
    with aigul.speaking():
        (done,) = draft_of(finished).measures
    row = done.measure
    actions.record_measure(
        finished, by=aigul, line=row.line, seen=row.pk, due_on=ahead(90), goal_line=row.goal_line, **MEASURE
    )
    assert dues(case)["measure"] == [ahead(20)]
    chain.hand_in_plan(finished, by=aigul)
    assert dues(case)["measure"] == [ahead(90)]


def test_what_was_loaded_past_the_triggers_is_owed_all_the_same(finished, edition, case, aigul, erlan):
    measure(finished, aigul, kind="food", protects_now=True, due_on=ahead(2))
    chain.submit_plan(edition, by=erlan, on=today())
    before = dues(case)
    with connections["owner"].cursor() as cursor:
        cursor.execute("select intake_renew_all()")
        assert "agreement" not in dues(case)
        cursor.execute("select planning_owe_all()")
        cursor.execute("select intake_show_all_next_dues()")
    assert dues(case) == before and set(before) == {"agreement", "measure"}


def test_the_commission_finds_what_waits_for_it_in_the_same_list(submitted, sabira, kanykei):
    from umai.intake.models import Due

    with sabira.speaking():
        assert list(Due.objects.values_list("owed", "of")) == [("agreement", submitted.pk)]


def test_what_was_approved_stays_owed_until_another_day_is_approved(
    finished, approved, case, aigul, erlan, sabira, kanykei
):
    with aigul.speaking():
        (done,) = draft_of(finished).measures
    row = done.measure
    actions.record_measure(
        finished, by=aigul, line=row.line, seen=row.pk, due_on=ahead(90), goal_line=row.goal_line, **MEASURE
    )
    measure(finished, aigul, due_on=ahead(50))
    later = chain.hand_in_plan(finished, by=aigul, why="It takes longer.")
    assert dues(case)["measure"] == [ahead(20), ahead(50)]
    chain.submit_plan(later, by=erlan, on=today())
    chain.agree_to_plan(later, by=sabira, on=today(), paper_number="15")
    assert dues(case)["measure"] == [ahead(20), ahead(50)]
    chain.approve_plan(later, by=kanykei, on=today())
    assert dues(case)["measure"] == [ahead(50), ahead(90)]


def test_no_session_of_a_worker_stops_the_ten_days_without_a_plan(edition, case, aigul):
    from umai.intake.models import Stop

    said = {"stopped_on": today(), "due_on": today(), "is_late": False}
    with pytest.raises(IntegrityError, match="no plan of the child"), aigul.speaking(), transaction.atomic():
        Stop.objects.create(child_id=case.child_id, case_id=case.pk, **said)
    assert "ten_days" in dues(case)
