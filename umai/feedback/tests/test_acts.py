"""A child is told, is not told, disagrees: it is written, by nobody else, nowhere else, and on the trail."""

import uuid

import pytest

from umai.access.requirements import AlreadyReceived, ImpossibleTime, Incomplete
from umai.feedback.actions import (
    NobodyDisagrees,
    NothingToTell,
    OfAnotherFile,
    answer_disagreement,
    excuse_telling,
)
from umai.feedback.models import DisagreementAnswer, Telling
from umai.feedback.tests.conftest import NO, SAID, decision_of, last_entry, state_of, tell
from umai.feedback.texts import GAP
from umai.intake.tests.conftest import closed, proposed
from umai.law.terms.clock import today
from umai.prevention.tests.conftest import DAY


def excuse(child, by, decision=None, **more):
    known = decision or decision_of(child)
    said = {"decision": known.pk, "case": known.case_id, "reason": "too_small", "carer": "told"}
    return excuse_telling(child, by=by, **said | more)


def answer(child, by, decision=None, **more):
    known = decision or decision_of(child)
    return answer_disagreement(
        child, by=by, **{"decision": known.pk, "words": "Эжеси менен сүйлөштүк."} | more
    )


class TestTelling:
    def test_it_is_written_and_on_the_trail(self, child, decision, aigul):
        tell(child, aigul)
        assert last_entry() == ("feedback.tell", "done")
        with aigul.speaking():
            row = Telling.objects.get(decision_id=decision.pk)
        assert {name: getattr(row, name) for name in SAID} == SAID
        assert (row.told, row.told_on, row.recorded_by_id) == (True, today(), aigul.pk)
        assert state_of(decision) == "told"

    def test_a_decision_about_another_child_is_refused(self, child, decision, other, aigul):
        with pytest.raises(OfAnotherFile):
            tell(child, aigul, decision_of(other))
        assert state_of(decision_of(other)) == "waits"

    def test_a_decision_of_another_case_of_the_same_child_is_refused(
        self, child, case, decision, aigul, damira
    ):
        closed(proposed(case, aigul), damira)
        after = case_of_after(child, case, aigul)
        with pytest.raises(OfAnotherFile):
            tell(child, aigul, decision, case=after.pk)
        with pytest.raises(OfAnotherFile):
            tell(child, aigul, decision, case=None)

    def test_what_says_too_little_is_refused_in_words(self, child, decision, aigul):
        for said in (
            {"told_by": " "},
            {"decided_words": ""},
            {"became_words": " "},
            {"call": ""},
            {"became_words": f"Сен мындай дедиң: {GAP}."},
            {"how": "shouted"},
            {"language": "de"},
            {"carer": ""},
            {"reaction": ""},
            {"reaction": "disagrees"},
            {"reaction": "disagrees", "reaction_words": " "},
        ):
            with pytest.raises(Incomplete):
                tell(child, aigul, **said)
        for day in (today() - DAY, today() + DAY):  # before the decision, and not yet come
            with pytest.raises(ImpossibleTime):
                tell(child, aigul, told_on=day)
        assert state_of(decision) == "waits"

    def test_the_same_form_sent_twice_is_one_row(self, child, decision, aigul):
        given = uuid.uuid4()
        tell(child, aigul, id=given)
        with pytest.raises(AlreadyReceived):
            tell(child, aigul, id=given)


class TestNotTelling:
    def test_it_is_written_and_on_the_trail(self, child, decision, aigul):
        excuse(child, aigul, reason="other", reason_words=" Ооруканада. ")
        assert last_entry() == ("feedback.not_told", "done")
        with aigul.speaking():
            row = Telling.objects.get(decision_id=decision.pk)
        assert (row.told, row.reason, row.reason_words) == (False, "other", "Ооруканада.")
        assert (row.decided_words, row.call, row.reaction, row.told_on) == ("", "", "", None)
        assert row.carer == "told"
        assert state_of(decision) == "not_told"

    def test_a_decision_about_another_child_is_refused(self, child, decision, other, aigul):
        with pytest.raises(OfAnotherFile):
            excuse(child, aigul, decision_of(other))

    def test_a_reason_is_required_and_whether_the_carer_was_told(self, child, decision, aigul):
        for said in ({"reason": ""}, {"reason": "lazy"}, {"reason": "other"}, {"carer": ""}):
            with pytest.raises(Incomplete):
                excuse(child, aigul, **said)


class TestDisagreeing:
    @pytest.fixture
    def against(self, child, decision, aigul):
        tell(child, aigul, **NO)
        return decision

    def test_what_was_done_is_written_and_on_the_trail(self, child, against, aigul):
        assert state_of(against) == "disagrees"
        answer(child, aigul)
        assert last_entry() == ("feedback.answer", "done")
        with aigul.speaking():
            assert DisagreementAnswer.objects.get(decision_id=against.pk).words == "Эжеси менен сүйлөштүк."
        assert state_of(against) == "answered"

    def test_a_decision_about_another_child_is_refused(self, child, against, other, aigul):
        with pytest.raises(OfAnotherFile):
            answer(other, aigul, against)

    def test_without_words_it_is_refused(self, child, against, aigul):
        with pytest.raises(Incomplete):
            answer(child, aigul, words=" ")

    def test_where_nobody_disagrees_there_is_nothing_to_answer(self, child, against, aigul):
        answer(child, aigul)
        with pytest.raises(NobodyDisagrees):
            answer(child, aigul)

    def test_that_the_child_was_not_told_later_ends_no_disagreement(self, child, against, aigul):
        for reason in ("away", "not_reached", "too_small", "harm"):
            excuse(child, aigul, reason=reason)
            assert state_of(against) == "disagrees", reason

    def test_told_again_and_calm_ends_it(self, child, against, aigul):
        tell(child, aigul)
        assert state_of(against) == "told"

    def test_told_again_and_still_against_it_stays(self, child, against, aigul):
        answer(child, aigul)
        tell(child, aigul, **NO)
        assert state_of(against) == "disagrees"

    def test_of_what_was_struck_out_nothing_is_said(self, child, against, superuser, aigul):
        superuser.execute("update feedback_childdecision set state = 'void' where id = %s", [against.pk])
        with pytest.raises(NothingToTell):
            tell(child, aigul)
        with pytest.raises(NobodyDisagrees):
            answer(child, aigul)


def case_of_after(child, case, by):
    from umai.intake.cases.actions import open_case
    from umai.intake.tests.conftest import particulars

    return open_case(child, by=by, **particulars(follows=case))
