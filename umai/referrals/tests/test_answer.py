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


def test_the_body_names_another_day(referral, bakyt):
    day = today() + timedelta(days=90)
    assert answer(referral, bakyt, service_due_on=day).service_due_on == day


def test_the_body_answers_today_by_the_usual_term_or_names_another_day(referral, bakyt):
    with pytest.raises(ImpossibleTime):
        answer(referral, bakyt, service_due_on=today() - timedelta(days=1))
    with pytest.raises(answers.NotAcceptedYet):
        answer(referral, bakyt, "not_done", words="Ill.")
    said = answer(referral, bakyt)
    assert (said.answered_on, said.service_due_on, said.on_paper) == (
        today(),
        referral_service_due_on(today()),
        False,
    )
    assert last_entry() == ("referrals.answer", "done")


@pytest.mark.parametrize("kind", ["refused", "not_done"])
def test_a_no_says_why(referral, bakyt, kind):
    if kind == "not_done":
        answer(referral, bakyt)
    with pytest.raises(Incomplete):
        answer(referral, bakyt, kind, words=" ")


def test_after_accepting_only_done_or_not_done_is_said(referral, bakyt):
    answer(referral, bakyt)
    for kind in ("accepted", "refused"):
        with pytest.raises(AlreadyAnswered):
            answer(referral, bakyt, kind, words="Again.")
    assert answer(referral, bakyt, "not_done", words="The child did not come.")


@pytest.mark.parametrize("last", ["refused", "done"])
def test_the_last_word_stands(referral, bakyt, last):
    answer(referral, bakyt, last, words="So it is.")
    for kind in ("accepted", "refused", "done", "not_done"):
        with pytest.raises(AlreadyAnswered):
            answer(referral, bakyt, kind, words="Other.")


def test_what_was_taken_back_is_not_answered(referral, aigul, bakyt):
    actions.withdraw_referral(referral, by=aigul, words="The family moved.")
    with pytest.raises(answers.ReferralTakenBack):
        answer(referral, bakyt)


def test_only_the_body_that_was_asked_answers_and_nobody_behind_a_wall(referral, request, bakyt, child):
    for who in ("other_teacher", "nurse", "inspector", "aigul", "damira", "farida", "cholpon"):
        with pytest.raises(NotPermitted):
            answer(referral, request.getfixturevalue(who))
        assert last_entry() == ("referrals.answer", "refused"), who
    Wall.objects.using("owner").create(worker_id=bakyt.pk, child_id=child.pk)
    with pytest.raises(NotPermitted):
        answer(referral, Speaker(bakyt.token))


def test_a_letter_is_written_down_by_the_field(referral, damira):
    said = on_paper(referral, damira, paper_on=today())
    assert (said.on_paper, said.decided_by, said.paper_number) == (True, "Director Исаев", "14")
    assert last_entry() == ("referrals.answer_on_paper", "done")


def test_a_letter_says_who_signed_it_and_is_neither_before_the_referral_nor_of_another_child(
    referral, aigul, request
):
    with pytest.raises(Incomplete):
        on_paper(referral, aigul, decided_by=" ")
    from umai.documents.models import Document

    with pytest.raises(NotPermitted):
        on_paper(referral, aigul, scan=Document(child_id=uuid.uuid4()))
    assert last_entry() == ("referrals.answer_on_paper", "refused")
    for days in (-1, 1):
        with pytest.raises(ImpossibleTime):
            on_paper(referral, aigul, answered_on=today() + timedelta(days=days))
    for who in ("azamat", "cholpon", "bakyt", "farida", "nurse"):
        with pytest.raises(NotPermitted):
            on_paper(referral, request.getfixturevalue(who))
        assert last_entry() == ("referrals.answer_on_paper", "refused"), who


def test_a_letter_ends_what_the_body_accepted_on_screen(referral, aigul, bakyt):
    answer(referral, bakyt)
    on_paper(referral, aigul, kind="not_done")
    with aigul.speaking():
        assert list(ReferralAnswer.objects.order_by("recorded_at").values_list("kind", flat=True)) == [
            "accepted",
            "not_done",
        ]
