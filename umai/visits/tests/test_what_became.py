"""What the database says with a planned visit and with a question is what became of them."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.intake.cases.actions import assign_worker
from umai.law.terms.clock import today
from umai.visits import jobs
from umai.visits.models import VisitQuestion, VisitWindow
from umai.visits.plausibility import actions as signs_actions
from umai.visits.plausibility import jobs as signs_jobs
from umai.visits.tests.conftest import ago, answers, close, make_case, make_child, planned, record, refused
from umai.visits.visit import actions

LONG = "I go to school every day and in the evening I help my grandmother with the sheep and the stove."


def became(window):
    """What is said of it: kept or not, with whom it counts, and whether it waits."""
    row = VisitWindow.ever.using("owner").get(pk=window.pk)
    return row.kept, row.whose_id, row.open


@pytest.fixture
def window(case, aigul):
    return planned(case, aigul)


@pytest.fixture
def missed(case, window, aigul, damira, worker_role):
    """The same, when its last day is over; Aigul answered for the case."""
    assign_worker(case, by=damira, worker_id=aigul.pk)
    jobs.update_windows(on=today() + timedelta(days=1), using=worker_role)
    return window


class TestPlannedVisits:
    def test_one_that_waits_or_was_gone_to_in_vain_is_neither_made_nor_missed(self, window, aigul):
        assert became(window) == (None, None, True)
        with aigul.speaking():
            row = VisitWindow.objects.get(pk=window.pk)
            later = row.replace_with(kept=True, whose_id=aigul.pk)
        assert became(later) == (None, None, True)

    def test_going_in_vain_changes_nothing_and_one_that_was_made_counts_with_who_went(
        self, window, case, aigul
    ):
        actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=refused())
        assert became(window) == (None, None, True)
        record(case, aigul, worker_id=id_of("worker", "azamat"))
        assert became(window) == (True, id_of("worker", "azamat"), False)

    def test_one_that_was_missed_counts_with_who_answered_though_a_visit_is_told_later(
        self, missed, aigul, case, superuser
    ):
        assert became(missed) == (False, aigul.pk, False)
        visit = record(case, aigul, worker_id=id_of("worker", "azamat"))
        with without_triggers(superuser):
            superuser.execute("update visits_visit set window_id = %s where id = %s", [missed.pk, visit.pk])
        superuser.execute("select visits_settle(array[%s])", [missed.pk])
        assert became(missed) == (False, aigul.pk, False)

    def test_one_whose_visit_was_not_made_after_all_is_neither(self, window, case, aigul):
        visit = record(case, aigul)
        actions.correct_visit(visit, by=aigul, answers=refused(at=visit.at))
        assert became(window) == (None, None, False)

    def test_one_whose_visit_another_made_counts_with_the_other(self, window, case, aigul):
        visit = record(case, aigul)
        actions.correct_visit(
            visit, by=aigul, answers=answers(at=visit.at, worker_id=id_of("worker", "azamat"))
        )
        assert became(window) == (True, id_of("worker", "azamat"), False)

    def test_one_whose_case_was_closed_before_is_neither(self, window, case, aigul, damira):
        close(case, aigul, damira)
        assert became(window) == (None, None, False)


class TestQuestions:
    @pytest.fixture
    def question(self, case, aigul, worker_role):
        record(case, aigul, at=ago(days=3), childs_words=LONG)
        record(case, aigul, childs_words=LONG)
        signs_jobs.ask_questions(at=ago(), using=worker_role)
        return VisitQuestion.objects.using("owner").get()

    def stands(self, question):
        row = VisitQuestion.objects.using("owner").get(pk=question.pk)
        return row.answered, row.passed_on, row.final

    def test_one_that_was_asked_is_open_until_it_is_answered_and_decided(self, question, aigul, damira):
        assert self.stands(question) == (False, False, "")
        with aigul.speaking(), connection.cursor() as cursor:
            cursor.execute(
                "insert into visits_visitquestion (id, child_id, case_id, visit_id, line, worker_id, sign, evidence,"
                " due_on, source, answered, final) select gen_random_uuid(), child_id, case_id, visit_id, line,"
                " worker_id, 'far', evidence, due_on, 'form', true, 'nothing' from visits_visitquestion"
            )
        row = VisitQuestion.objects.using("owner").get(sign="far")
        assert self.stands(row) == (False, False, "")
        signs_actions.answer_question(question, by=aigul, words="He says it each time.")
        assert self.stands(question) == (True, False, "")
        signs_actions.decide_question(question, by=damira, result="talk", reason="We talk.")
        assert self.stands(question) == (True, False, "talk")

    def test_what_was_passed_on_is_decided_later(self, question, aigul, damira, farida):
        signs_actions.answer_question(question, by=aigul, words="He says it each time.")
        signs_actions.decide_question(question, by=damira, result="to_oblast", reason="Not for me.")
        assert self.stands(question) == (True, True, "")
        signs_actions.decide_question(question, by=farida, result="nothing", reason="It is explained.")
        assert self.stands(question) == (True, True, "nothing")


@pytest.fixture
def of_two_children(aigul):
    """The planned visits of two children, of whom the first was visited; and that visit."""
    first, second = (make_case(make_child(aigul, given), aigul) for given in ("Нурбек", "Айбек"))
    windows = [planned(first, aigul), planned(second, aigul)]
    return windows, record(first, aigul)


def test_a_visit_says_nothing_of_what_is_planned_for_another_child(of_two_children, aigul, superuser):
    windows, _visit = of_two_children
    superuser.execute("select visits_settle(array(select id from visits_visitwindow))")
    assert [became(one) for one in windows] == [(True, aigul.pk, False), (None, None, True)]
    (_own, other), visit = of_two_children
    visit.pk, visit.window = uuid.uuid4(), other
    with aigul.speaking(), pytest.raises(DatabaseError, match="another file"), transaction.atomic():
        visit.save(force_insert=True)
    assert became(other) == (None, None, True)
