import uuid

import pytest

from umai.access.doors import AlreadyReplaced
from umai.refusal import NotPermitted
from umai.visits import actions
from umai.visits.models import Conflict, Keeps, Visit
from umai.visits.tests.conftest import answers, last_entry, record, refused, window_of


@pytest.fixture
def visit(case, aigul):
    return record(case, aigul)


class TestCorrect:
    def test_the_old_words_stay_and_the_line_is_the_same(self, visit, aigul):
        later = actions.correct(visit, by=aigul, answers=answers(at=visit.at, childs_words="He is hungry."))
        with aigul.speaking():
            rows = Visit.ever.filter(line=visit.line).order_by("recorded_at")
            assert [row.childs_words for row in rows] == [
                "I go to school. I miss my mother.",
                "He is hungry.",
            ]
        assert (later.line, later.why) == (visit.pk, "correction")

    def test_a_slip_of_the_pen_moves_no_plan(self, visit, case, aigul):
        window = window_of(case, aigul)
        actions.correct(visit, by=aigul, answers=answers(at=visit.at, carer="Tired."))
        assert window_of(case, aigul).pk == window.pk

    def test_another_risk_plans_anew(self, visit, case, aigul):
        actions.correct(visit, by=aigul, answers=answers(at=visit.at, risk="urgent"))
        assert window_of(case, aigul).risk == "urgent"

    def test_a_visit_that_was_not_made_after_all(self, visit, case, aigul):
        later = actions.correct(visit, by=aigul, answers=refused(at=visit.at))
        assert not later.made

    def test_two_corrections_of_one_row_do_not_both_stand(self, visit, aigul):
        actions.correct(visit, by=aigul, answers=answers(at=visit.at, carer="Tired."))
        with pytest.raises(AlreadyReplaced):
            actions.correct(visit, by=aigul, answers=answers(at=visit.at, carer="Ill."))

    def test_other_roles_do_not(self, visit, farida):
        with pytest.raises(NotPermitted):
            actions.correct(visit, by=farida, answers=answers())

    def test_nor_another_place(self, visit, cholpon):
        with pytest.raises(NotPermitted):
            actions.correct(visit, by=cholpon, answers=answers())

    def test_it_is_on_the_trail(self, visit, aigul):
        actions.correct(visit, by=aigul, answers=answers(at=visit.at, carer="Tired."))
        assert last_entry() == ("visits.correct", "done")


class TestTwice:
    @pytest.fixture
    def conflict(self, visit, aigul):
        return actions.keep_both(visit, by=aigul, answers=answers(at=visit.at, childs_words="Nothing."))

    def test_the_same_words_again_are_one_conflict(self, visit, conflict, aigul):
        again = actions.keep_both(visit, by=aigul, answers=answers(at=visit.at, childs_words="Nothing."))
        assert again.pk == conflict.pk
        with aigul.speaking():
            assert Conflict.objects.count() == 1

    def test_both_are_kept_and_on_the_trail(self, conflict, visit):
        assert conflict.other["childs_words"] == "Nothing."
        assert last_entry() == ("visits.keep_both", "done")

    @pytest.mark.parametrize("who", ["bakyt", "cholpon"])
    def test_nobody_else_leaves_one(self, visit, who, request):
        with pytest.raises(NotPermitted):
            actions.keep_both(visit, by=request.getfixturevalue(who), answers=answers())

    def test_what_stood_first_stands_on(self, conflict, visit, erlan):
        actions.settle(conflict, by=erlan, keeps=Keeps.STORED, words="The telephone was old.")
        with erlan.speaking():
            assert Visit.objects.get(line=visit.line).pk == visit.pk

    def test_what_came_afterwards_stands_as_a_correction(self, conflict, visit, erlan):
        actions.settle(conflict, by=erlan, keeps=Keeps.OTHER, words="Aigul says so.")
        with erlan.speaking():
            stands = Visit.objects.get(line=visit.line)
        assert (stands.childs_words, stands.worker_id) == ("Nothing.", visit.worker_id)
        assert last_entry() == ("visits.settle", "done")

    def test_it_is_settled_once(self, conflict, erlan, damira):
        actions.settle(conflict, by=erlan, keeps=Keeps.STORED, words="The telephone was old.")
        with pytest.raises(actions.AlreadySettled):
            actions.settle(conflict, by=damira, keeps=Keeps.OTHER, words="No.")

    @pytest.mark.parametrize("who", ["aigul", "cholpon"])
    def test_only_the_department_of_the_place_settles(self, conflict, who, request):
        with pytest.raises(NotPermitted):
            actions.settle(conflict, by=request.getfixturevalue(who), keeps=Keeps.OTHER, words="Mine.")

    def test_an_id_of_another_file_is_no_visit_of_this_case(self, visit, aigul):
        from umai.intake.actions import AlreadyReceived
        from umai.visits.tests.conftest import make_case, make_child

        other = make_case(make_child(aigul, "Айбек"), aigul)
        with pytest.raises(AlreadyReceived):
            actions.record(other, by=aigul, id=visit.pk, answers=answers())
        assert uuid.UUID(str(visit.line)) == visit.pk
