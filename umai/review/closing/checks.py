"""What must be known before a case is closed, checked before a proposal and again before agreeing."""

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.identification.models import Signal, SignalMatch
from umai.intake.cases.levels import risk_of
from umai.intake.models import ClosingReason, Due, DueKind, Risk
from umai.justice.settled.reading import letters_missing
from umai.law.terms.clock import day_of, today
from umai.law.terms.reviews import checked_since
from umai.protection.models import Protection
from umai.refusal import Refusal
from umai.register import merge_groups
from umai.review import promises
from umai.review.closing.withdrawal import speaks_of_withdrawal


class StillProtected(Refusal):
    """An immediate protection is in force in this case."""


class StillUrgent(Refusal):
    """The risk level of the case is urgent."""


class FileInTransfer(Refusal):
    """The file was sent to another office, which has not answered."""


class SignalWaits(Refusal):
    """A signal about this child waits for an answer."""


class SettledWithoutLetter(Refusal):
    """Something done to this child was settled away, and nobody wrote to the prosecutor."""


class ResidenceNotChecked(Refusal):
    """No recent visit saw who the child lives with, and the proposal does not say how it is known."""


class PromiseNotAnswered(Refusal):
    """A promise is not done, and the proposal does not say what becomes of it."""


class WithdrawalAlone(Refusal):
    """A complaint was withdrawn, and the proposal does not say what else was found by a second look."""


class PromisesChanged(Refusal):
    """A promise is open that the proposal does not answer."""


def obstacles(case, by, reason=""):
    """The refusals that keep this case from being closed, whatever the proposal says.

    Only signals within this person's reach count.
    """
    if Protection.objects.running().filter(case=case).exists():
        yield StillProtected(
            _("The child is under immediate protection. The case stays open. End the protection first.")
        )
    if risk_of(case) == Risk.URGENT and reason != ClosingReason.DIED:
        yield StillUrgent(
            _(
                "The risk for the child is urgent. The case stays open. Where the danger is past, say so in"
                " a visit or a review first."
            )
        )
    if Due.objects.filter(case=case, owed=DueKind.TRANSFER).exists():
        yield FileInTransfer(
            _(
                "This file was sent to another office, which has not answered yet. The case stays open. The"
                " new office decides about it."
            )
        )
    waiting = Signal.objects.within_reach_of(by).filter(waits=True)
    records = merge_groups.ids_of(case.child_id, by)
    if SignalMatch.objects.filter(child_id__in=records, signal__in=waiting).exists():
        yield SignalWaits(
            _("A signal about this child waits for an answer. The case stays open. Answer the signal first.")
        )
    if letters_missing(case.child_id, by):
        yield SettledWithoutLetter(
            _(
                "What was done to this child was settled away, and nobody wrote to the prosecutor. The case"
                " stays open. Write the letter first: it is on the page of the proceedings."
            )
        )


def refuse_obstacles(case, by, reason):
    """Raise the first of the `obstacles`."""
    for obstacle in obstacles(case, by, reason):
        raise obstacle


def require_residence_check(case, words, *, by):
    """How it is known who the child lives with: a recent visit that saw the child there, or these words.

    Answers what the proposal stores. Raises `ResidenceNotChecked`.
    """
    visit = promises.home_visit_since(checked_since(today()), case, by)
    if visit is not None:
        check = {"visit": str(visit.line), "on": visit.on.isoformat()}
        return check | ({"words": words} if words.strip() else {})
    if not words.strip():
        raise ResidenceNotChecked(
            _(
                "No visit since %(day)s saw the child. Go there, or write how you know who the child lives"
                " with and why nobody went. Nothing was saved."
            )
            % {"day": date_in_words(checked_since(today()))}
        )
    return {"words": words}


def require_promise_answers(case, becomes, *, by):
    """The open promises, each with what becomes of it, as the proposal stores them.

    `becomes` is the words by the key of the promise. Raises `PromiseNotAnswered`.
    """
    answered = []
    for promise in promises.open_promises(case, by):
        words = (becomes.get(promise.key) or "").strip()
        if not words:
            raise PromiseNotAnswered(
                _("Write what becomes of this: %(what)s. Nothing was saved.") % {"what": promise.what}
            )
        answered.append(promise.as_stored() | {"key": promise.key, "becomes": words})
    return answered


def require_second_look(texts, found_besides, second_look):
    """What else was found and who looked again, where a text says that a complaint was withdrawn.

    Raises `WithdrawalAlone`. Answers None where no text says so.
    """
    if not speaks_of_withdrawal(*texts):
        return None
    if not (found_besides.strip() and second_look.strip()):
        raise WithdrawalAlone(
            _(
                "What you wrote speaks of a complaint that was withdrawn. A case is never closed because of"
                " that alone. Write what else was found, and who looked again. Nothing was saved."
            )
        )
    return {"found": found_besides, "looked": second_look}


def refuse_new_promises(proposal, *, by):
    """Raise `PromisesChanged` when a promise is open now that the proposal does not answer."""
    answered = {one["key"] for one in (proposal.checks or {}).get("open", [])}
    for promise in promises.open_promises(proposal.case, by):
        if promise.key not in answered:
            raise PromisesChanged(
                _(
                    "Since this proposal something was added that it does not answer: %(what)s. The case"
                    " stays open. It has to be proposed again."
                )
                % {"what": promise.what}
            )


def refuse_old_check(proposal):
    """Raise `ResidenceNotChecked` when it was checked too long ago who the child lives with."""
    on = (proposal.checks or {}).get("check", {}).get("on") or day_of(proposal.recorded_at).isoformat()
    if on < checked_since(today()).isoformat():
        raise ResidenceNotChecked(
            _(
                "It was checked too long ago who the child lives with. The case stays open. Check again,"
                " then propose again."
            )
        )
