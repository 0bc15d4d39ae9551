"""The body's answer, by itself or on paper."""

import uuid
from datetime import timedelta

import pytest

from umai.access.models import Wall
from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete
from umai.access.sessions import Speaker
from umai.law.terms.clock import today
from umai.law.terms.referrals import referral_service_due_on
from umai.referrals.models import ReferralAnswer
from umai.referrals.referral import actions, answers
from umai.referrals.tests.conftest import answer, last_entry
from umai.refusal import NotPermitted

LETTER = {"kind": "refused", "words": "No place.", "decided_by": "Director Исаев", "paper_number": "14"}


def on_paper(referral, by, **changes):
    said = LETTER | {"answered_on": today()} | changes
    return answers.record_paper_answer(referral, by=by, id=uuid.uuid4(), **said)


def test_the_body_answers_today_and_the_term_is_the_usual_one(referral, bakyt):
    said = answer(referral, bakyt)
    assert (said.answered_on, said.service_due_on, said.on_paper) == (
        today(),
        referral_service_due_on(today()),
        False,
    )
    assert last_entry() == ("referrals.answer", "done")


def test_the_body_names_another_day(referral, bakyt):
    day = today() + timedelta(days=90)
    assert answer(referral, bakyt, service_due_on=day).service_due_on == day


def test_help_is_not_due_before_the_answer(referral, bakyt):
    with pytest.raises(ImpossibleTime):
        answer(referral, bakyt, service_due_on=today() - timedelta(days=1))


@pytest.mark.parametrize("kind", ["refused", "not_done"])
def test_a_no_says_why(referral, bakyt, kind):
    if kind == "not_done":
        answer(referral, bakyt)
    with pytest.raises(Incomplete):
        answer(referral, bakyt, kind, words=" ")


def test_what_was_not_accepted_is_not_left_undone(referral, bakyt):
    with pytest.raises(answers.NotAcceptedYet):
        answer(referral, bakyt, "not_done", words="Ill.")


@pytest.mark.parametrize("kind", ["accepted", "refused"])
def test_after_accepting_only_done_or_not_done_is_said(referral, bakyt, kind):
    answer(referral, bakyt)
    with pytest.raises(AlreadyAnswered):
        answer(referral, bakyt, kind, words="Again.")
    assert answer(referral, bakyt, "not_done", words="The child did not come.")


@pytest.mark.parametrize("last", ["refused", "done"])
@pytest.mark.parametrize("kind", ["accepted", "refused", "done", "not_done"])
def test_the_last_word_stands(referral, bakyt, last, kind):
    answer(referral, bakyt, last, words="So it is.")
    with pytest.raises(AlreadyAnswered):
        answer(referral, bakyt, kind, words="Other.")


def test_what_was_taken_back_is_not_answered(referral, aigul, bakyt):
    actions.withdraw_referral(referral, by=aigul, words="The family moved.")
    with pytest.raises(answers.ReferralTakenBack):
        answer(referral, bakyt)


@pytest.mark.parametrize(
    "who", ["other_teacher", "nurse", "inspector", "aigul", "damira", "farida", "cholpon"]
)
def test_only_the_body_that_was_asked_answers(referral, who, request):
    with pytest.raises(NotPermitted):
        answer(referral, request.getfixturevalue(who))
    assert last_entry() == ("referrals.answer", "refused")


def test_a_wall_stands_before_the_body_too(referral, bakyt, child):
    Wall.objects.using("owner").create(worker_id=bakyt.pk, child_id=child.pk)
    with pytest.raises(NotPermitted):
        answer(referral, Speaker(bakyt.token))


@pytest.mark.parametrize("who", ["aigul", "erlan", "damira"])
def test_a_letter_is_written_down_by_the_field(referral, who, request):
    said = on_paper(referral, request.getfixturevalue(who), paper_on=today())
    assert (said.on_paper, said.decided_by, said.paper_number) == (True, "Director Исаев", "14")
    assert last_entry() == ("referrals.answer_on_paper", "done")


def test_a_letter_says_who_signed_it(referral, aigul):
    with pytest.raises(Incomplete):
        on_paper(referral, aigul, decided_by=" ")


def test_a_scan_is_of_the_same_child(referral, aigul):
    from umai.documents.models import Document

    with pytest.raises(NotPermitted):
        on_paper(referral, aigul, scan=Document(child_id=uuid.uuid4()))
    assert last_entry() == ("referrals.answer_on_paper", "refused")


@pytest.mark.parametrize("days", [-1, 1])
def test_a_letter_comes_neither_before_the_referral_nor_in_the_future(referral, aigul, days):
    with pytest.raises(ImpossibleTime):
        on_paper(referral, aigul, answered_on=today() + timedelta(days=days))


@pytest.mark.parametrize("who", ["azamat", "cholpon", "bakyt", "farida", "nurse"])
def test_others_write_no_letter_down(referral, who, request):
    with pytest.raises(NotPermitted):
        on_paper(referral, request.getfixturevalue(who))
    assert last_entry() == ("referrals.answer_on_paper", "refused")


def test_a_letter_ends_what_the_body_accepted_on_screen(referral, aigul, bakyt):
    answer(referral, bakyt)
    on_paper(referral, aigul, kind="not_done")
    with aigul.speaking():
        assert list(ReferralAnswer.objects.order_by("recorded_at").values_list("kind", flat=True)) == [
            "accepted",
            "not_done",
        ]
