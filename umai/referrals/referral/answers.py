"""Record the answers of a body to a referral: entered by the body itself, or from a letter."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered, ImpossibleTime, insert_once, refuse_future, require_text
from umai.design.days import date_in_words
from umai.intake.cases.actions import lock_file
from umai.law.terms import referrals as law
from umai.law.terms.clock import today
from umai.referrals.referral.models import AnswerKind, ReferralAnswer
from umai.referrals.referral.state import with_answers
from umai.refusal import NotPermitted, Refusal


class NotAcceptedYet(Refusal):
    """The referral was not accepted, so "not done" is no answer to it."""


class ReferralTakenBack(Refusal):
    """The referral was taken back."""


@act("referrals.answer", done=gettext_lazy("answered a referral"))
def answer_referral(referral, *, by, id, kind, words="", service_due_on=None):
    """Record an answer of the body itself, today.

    `kind` is of `AnswerKind`; refused and not done need `words` that say why. `service_due_on` is
    the day until when an accepted service is given, else as law or practice has it. An answer is taken
    also when the case is closed: the body does not see that. Raises `Incomplete`, `AlreadyAnswered`,
    `NotAcceptedYet`, `ReferralTakenBack`, `ImpossibleTime`, `AlreadyReceived`.
    """
    return insert_answer(
        referral, by, id=id, kind=kind, words=words, answered_on=today(), service_due_on=service_due_on
    )


@act("referrals.answer_on_paper", done=gettext_lazy("wrote down the answer to a referral"))
def record_paper_answer(referral, *, by, decided_by, scan=None, **answer):
    """Record an answer that came by letter: who signed it, its number and day, and its scan.

    `answer` is what `answer_referral` takes; `answered_on`, the day on which it came, also after the case
    was closed; `paper_number` and `paper_on`. Raises what `answer_referral` raises, and `NotPermitted`.
    """
    require_text(decided_by, _("Write who signed the letter. Nothing was saved."))
    if scan is not None and scan.child_id != referral.child_id:
        raise NotPermitted(_("This file is of another child. Nothing was saved. Choose another file."))
    return insert_answer(referral, by, on_paper=True, decided_by=decided_by, scan=scan, **answer)


def insert_answer(referral, by, *, id, kind, answered_on, words="", service_due_on=None, **paper):
    """Write an answer, if it can follow the answers before it. Called inside an act."""
    lock_file(referral.child_id)
    (standing,) = with_answers([referral], by)
    refuse_over(standing)
    refuse_out_of_turn(standing, kind)
    if kind in (AnswerKind.REFUSED, AnswerKind.NOT_DONE):
        require_text(
            words, _("Write why: the worker of the child has to find another way. Nothing was saved.")
        )
    first = standing.accepted.answered_on if standing.accepted else referral.sent_on
    refuse_impossible_day(answered_on, not_before=first)
    if kind == AnswerKind.ACCEPTED:
        service_due_on = service_due_on or law.referral_service_due_on(answered_on)
        if service_due_on < answered_on:
            raise ImpossibleTime(
                _("The help cannot be due before the answer. Nothing was saved. Choose a later day.")
            )
    else:
        service_due_on = None
    return insert_once(
        ReferralAnswer(
            id=id,
            child_id=referral.child_id,
            referral=referral,
            to_office_id=referral.to_office_id,
            kind=kind,
            words=words.strip(),
            answered_on=answered_on,
            service_due_on=service_due_on,
            **paper,
        )
    )


def refuse_over(standing):
    """Raise `ReferralTakenBack` or `AlreadyAnswered` when the referral is over."""
    if standing.withdrawal:
        raise ReferralTakenBack(
            _("This was taken back on %(day)s. Nothing was saved. Nothing more has to be done.")
            % {"day": date_in_words(standing.withdrawal.withdrawn_on)}
        )
    if standing.end:
        raise AlreadyAnswered(
            _("The last word on this came on %(day)s: %(answer)s. That stands, and nothing was changed.")
            % {"day": date_in_words(standing.end.answered_on), "answer": standing.end.get_kind_display()}
        )


def refuse_out_of_turn(standing, kind):
    """Refuse an answer that cannot follow the ones before it.

    Raises `AlreadyAnswered` for accepting or refusing what was accepted, and `NotAcceptedYet` for "not
    done" before it was accepted.
    """
    if standing.accepted and kind in (AnswerKind.ACCEPTED, AnswerKind.REFUSED):
        raise AlreadyAnswered(
            _("This was accepted on %(day)s. Nothing was changed. Say now whether it was done or not.")
            % {"day": date_in_words(standing.accepted.answered_on)}
        )
    if not standing.accepted and kind == AnswerKind.NOT_DONE:
        raise NotAcceptedYet(
            _("This was not accepted yet. Nothing was saved. If it cannot be done, refuse it and say why.")
        )


def refuse_impossible_day(day, *, not_before):
    """Raise `ImpossibleTime` for a day in the future, or before `not_before`."""
    refuse_future(day)
    if day < not_before:
        raise ImpossibleTime(
            _("It cannot have been answered before %(day)s. Nothing was saved. Check the day.")
            % {"day": date_in_words(not_before)}
        )
