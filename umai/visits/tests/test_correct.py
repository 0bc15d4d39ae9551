import uuid
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from tests.tampering import without_triggers
from umai.access.doors import AlreadyReplaced
from umai.access.facts import ReplacementReason
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.visits.models import ChosenVersion, MissedVisit, Visit, VisitConflict
from umai.visits.tests.conftest import ago, answers, dues, last_entry, planned, record, refused, window_of
from umai.visits.visit import actions


@pytest.fixture
def visit(case, aigul):
    return record(case, aigul)


class TestCorrect:
    def test_the_old_words_stay_and_the_line_is_the_same(self, visit, aigul):
        later = actions.correct_visit(
            visit, by=aigul, answers=answers(at=visit.at, childs_words="He is hungry.")
        )
        with aigul.speaking():
            rows = Visit.ever.filter(line=visit.line).order_by("recorded_at")
            assert [row.childs_words for row in rows] == [
                "I go to school. I miss my mother.",
                "He is hungry.",
            ]
        assert (later.line, later.why) == (visit.pk, "correction")

    def test_a_slip_of_the_pen_moves_no_plan_and_another_risk_plans_anew(self, visit, case, aigul):
        window = window_of(case, aigul)
        later = actions.correct_visit(visit, by=aigul, answers=answers(at=visit.at, carer="Tired."))
        assert window_of(case, aigul).pk == window.pk
        actions.correct_visit(later, by=aigul, answers=answers(at=visit.at, risk="urgent"))
        assert window_of(case, aigul).risk == "urgent"

    def test_a_visit_that_was_not_made_after_all(self, visit, case, aigul):
        later = actions.correct_visit(visit, by=aigul, answers=refused(at=visit.at))
        assert not later.made

    def test_two_corrections_of_one_row_do_not_both_stand(self, visit, aigul):
        actions.correct_visit(visit, by=aigul, answers=answers(at=visit.at, carer="Tired."))
        with pytest.raises(AlreadyReplaced):
            actions.correct_visit(visit, by=aigul, answers=answers(at=visit.at, carer="Ill."))

    def test_a_row_that_its_writer_did_not_see_is_not_corrected(self, visit, aigul):
        with pytest.raises(AlreadyReplaced):
            actions.correct_visit(visit, by=aigul, answers=answers(at=visit.at), seen=uuid.uuid4())
        assert last_entry() == ("visits.correct", "refused")
        assert actions.correct_visit(visit, by=aigul, answers=answers(at=visit.at), seen=visit.pk)


class TestNothingLooksBetter:
    """A correction makes no late visit one in time, and no planned visit one that nobody owes."""

    def test_a_slip_of_an_hour_makes_nothing_late_and_a_move_to_a_day_of_long_ago_does(self, visit, aigul):
        later = actions.correct_visit(visit, by=aigul, answers=answers(at=visit.at - timedelta(hours=1)))
        assert not visit.is_late and not later.is_late
        assert actions.correct_visit(later, by=aigul, answers=answers(at=ago(days=20))).is_late

    def test_a_try_that_becomes_a_visit_is_told_when_it_is_said(self, case, aigul, superuser):
        tried = actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=refused())
        with without_triggers(superuser):
            superuser.execute(
                "update visits_visit set at = at - interval '10 days', happened_on = happened_on - 10,"
                " recorded_at = recorded_at - interval '10 days'"
            )
        with aigul.speaking():
            tried = Visit.objects.get(pk=tried.pk)
        assert not tried.is_late
        assert actions.correct_visit(tried, by=aigul, answers=answers(at=tried.at)).is_late

    def test_what_was_not_made_after_all_is_owed_again_by_its_day(self, case, aigul):
        planned(case, aigul, first=-5, last=2)
        visit = record(case, aigul)
        assert ("visit", today() + timedelta(days=2)) not in dues(case)
        actions.correct_visit(visit, by=aigul, answers=refused(at=visit.at))
        assert ("visit", today() + timedelta(days=2)) in dues(case)

    def test_nor_does_it_owe_less_where_a_later_visit_was_made(self, case, aigul):
        planned(case, aigul, first=-5, last=2)
        earlier = record(case, aigul, at=ago(hours=3))
        record(case, aigul, at=ago(hours=1))
        window = window_of(case, aigul)
        actions.correct_visit(earlier, by=aigul, answers=refused(at=earlier.at))
        assert window_of(case, aigul).latest_on <= window.latest_on

    def test_a_planned_visit_whose_day_is_over_is_moved_by_nobody(self, case, aigul, erlan):
        window = planned(case, aigul, first=-5, last=-1)
        with pytest.raises(actions.NoLongerPlanned):
            actions.replan_visit(window, by=erlan, earliest_on=today(), latest_on=today(), words="The road.")
        assert ("visit", today() - timedelta(days=1)) in dues(case)

    def test_only_the_clock_says_that_a_visit_was_missed_and_nobody_strikes_out_or_moves_a_planned_one(
        self, case, aigul, erlan
    ):
        window = planned(case, aigul)
        said = {"latest_on": today(), "caseload": 99, "above_limit": True, "worker_id": aigul.pk}
        with pytest.raises(ProgrammingError), aigul.speaking(), transaction.atomic():
            MissedVisit.objects.create(child_id=case.child_id, case_id=case.pk, window_id=window.pk, **said)
        with pytest.raises(ProgrammingError), aigul.speaking(), transaction.atomic():
            window.replace_with(why=ReplacementReason.STRUCK)
        assert ("visit", today()) in dues(case)
        later = today() + timedelta(days=30)
        with pytest.raises(ProgrammingError), aigul.speaking(), transaction.atomic():
            window.replace_with(latest_on=later)
        assert ("visit", today()) in dues(case)
        with erlan.speaking():
            assert window.replace_with(latest_on=later)


class TestTwice:
    @pytest.fixture
    def conflict(self, visit, aigul):
        return actions.keep_both_versions(
            visit, by=aigul, answers=answers(at=visit.at, childs_words="Nothing.")
        )

    def test_the_same_words_again_are_one_conflict_with_both_kept(self, conflict, visit, aigul):
        assert conflict.other["childs_words"] == "Nothing."
        assert last_entry() == ("visits.keep_both", "done")
        again = actions.keep_both_versions(
            visit, by=aigul, answers=answers(at=visit.at, childs_words="Nothing.")
        )
        assert again.pk == conflict.pk
        with aigul.speaking():
            assert VisitConflict.objects.count() == 1

    def test_what_came_afterwards_stands_as_a_correction(self, conflict, visit, erlan):
        actions.settle_conflict(conflict, by=erlan, keeps=ChosenVersion.OTHER, reason="Aigul says so.")
        with erlan.speaking():
            stands = Visit.objects.get(line=visit.line)
        assert (stands.childs_words, stands.worker_id) == ("Nothing.", visit.worker_id)
        assert last_entry() == ("visits.settle", "done")

    def test_what_stood_first_stands_on_and_it_is_settled_once_by_the_department(
        self, conflict, request, visit, erlan, damira
    ):
        for who in ("aigul", "cholpon"):
            with pytest.raises(NotPermitted):
                actions.settle_conflict(
                    conflict, by=request.getfixturevalue(who), keeps=ChosenVersion.OTHER, reason="Mine."
                )
        actions.settle_conflict(
            conflict, by=erlan, keeps=ChosenVersion.STORED, reason="The telephone was old."
        )
        with erlan.speaking():
            assert Visit.objects.get(line=visit.line).pk == visit.pk
        with pytest.raises(actions.AlreadySettled):
            actions.settle_conflict(conflict, by=damira, keeps=ChosenVersion.OTHER, reason="No.")

    def test_an_id_of_another_file_is_no_visit_of_this_case(self, visit, aigul):
        from umai.access.requirements import AlreadyReceived
        from umai.visits.tests.conftest import make_case, make_child

        other = make_case(make_child(aigul, "Айбек"), aigul)
        with pytest.raises(AlreadyReceived):
            actions.record_visit(other, by=aigul, id=visit.pk, answers=answers())
        assert uuid.UUID(str(visit.line)) == visit.pk
