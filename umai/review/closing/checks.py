"""What must be known before a case is closed: asked before a proposal, and again before anybody agrees."""

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.identification.models import Signal, SignalMatch
from umai.intake.cases.levels import risk_of
from umai.intake.models import ClosingReason, Due, DueKind, Risk
from umai.law.terms.clock import day_of, today
from umai.law.terms.reviews import checked_since
from umai.protection.models import Protection
from umai.refusal import Refusal
from umai.register import merge_groups
from umai.review import promises
from umai.review.closing.withdrawal import speaks_of_withdrawal


class StillProtected(Refusal):
    """An immediate protection runs in this case."""


class StillUrgent(Refusal):
    """The child is in danger now, as somebody judged."""


class FileInTransfer(Refusal):
    """The file is on its way to another office."""


class SignalWaits(Refusal):
    """A signal about this child waits for an answer."""


class ResidenceNotChecked(Refusal):
    """Nobody saw lately who the child lives with, and nobody says why."""


class PromiseNotAnswered(Refusal):
    """Something that was promised is not done, and nobody says what becomes of it."""


class WithdrawalAlone(Refusal):
    """A complaint was withdrawn; what else was found, and by a second look, is not said."""


class PromisesChanged(Refusal):
    """Since the proposal something was promised that it does not answer."""


def obstacles(case, by, reason=""):
    """The refusals that stand in the way of closing this case, whatever anybody writes.

    Of signals only those that this person may know of.
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


def refuse_obstacles(case, by, reason):
    """Raise the first of the `obstacles`."""
    for obstacle in obstacles(case, by, reason):
        raise obstacle


def require_residence_check(case, words, *, by):
    """How it is known who the child lives with: a visit of late that saw the child there, or these words.

    Answers what is kept with the proposal. Raises `ResidenceNotChecked`.
    """
    visit = promises.home_visit_since(checked_since(today()), case, by)
    if visit is not None:
        kept = {"visit": str(visit.line), "on": visit.on.isoformat()}
        return kept | ({"words": words} if words.strip() else {})
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
    """What is still open, each with what becomes of it; `becomes` is key to words. Raises
    `PromiseNotAnswered`."""
    kept = []
    for promise in promises.open_promises(case, by):
        words = (becomes.get(promise.key) or "").strip()
        if not words:
            raise PromiseNotAnswered(
                _("Write what becomes of this: %(what)s. Nothing was saved.") % {"what": promise.what}
            )
        kept.append(promise.as_kept() | {"key": promise.key, "becomes": words})
    return kept


def require_second_look(texts, found_besides, second_look):
    """Where words say that a complaint was withdrawn: what else was found, and who looked again.

    Raises `WithdrawalAlone`. Answers None where nobody speaks of it.
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
    """Raise `PromisesChanged` when something is open now that the proposal does not answer."""
    known = {one["key"] for one in (proposal.checks or {}).get("open", [])}
    for promise in promises.open_promises(proposal.case, by):
        if promise.key not in known:
            raise PromisesChanged(
                _(
                    "Since this proposal something was added that it does not answer: %(what)s. The case"
                    " stays open. It has to be proposed again."
                )
                % {"what": promise.what}
            )


def refuse_old_check(proposal):
    """Raise `ResidenceNotChecked` when it was seen too long ago who the child lives with."""
    on = (proposal.checks or {}).get("check", {}).get("on") or day_of(proposal.recorded_at).isoformat()
    if on < checked_since(today()).isoformat():
        raise ResidenceNotChecked(
            _(
                "It was checked too long ago who the child lives with. The case stays open. Check again,"
                " then propose again."
            )
        )
