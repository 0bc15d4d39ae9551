"""What may be done with a referral: ask a body, take it back, answer it, write down an answer on paper."""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.writing import Incomplete, insert_once, require_text
from umai.design.days import in_words
from umai.intake.cases.actions import hold, refuse_if_closed
from umai.intake.cases.levels import risk_of
from umai.intake.models import Risk
from umai.law.terms import referrals as law
from umai.law.terms.clock import today
from umai.referrals.catalogue import offers
from umai.referrals.exchange import INDISPENSABLE, Field, inside, outside
from umai.referrals.referral import contents
from umai.referrals.referral.models import Answer, AnswerKind, Reason, Referral, Withdrawal
from umai.referrals.referral.standing import standing_of
from umai.refusal import NotPermitted, Refusal


class NotOffered(Refusal):
    """The catalogue of today has no such service by this body for the child's place."""


class NoAgreement(Refusal):
    """Nothing was agreed with this body that is in force today, so nothing may be passed on."""


class OutsideAgreement(Refusal):
    """A field that the agreement does not name."""


class ShownOtherwise(Refusal):
    """The record changed since the page showed what would be sent."""


class AlreadyAsked(Refusal):
    """This body was asked for this, and still owes the answer or the service."""


class AlreadyAnswered(Refusal):
    """The body said this before, or said what ends it."""


class NotAcceptedYet(Refusal):
    """What was not accepted cannot be left undone."""


class TakenBack(Refusal):
    """The referral was taken back."""


class NotThatDay(Refusal):
    """It cannot have happened on this day."""


@act("referrals.refer")
def refer(
    case,
    *,
    by,
    id,
    service,
    office,
    fields,
    words,
    need="",
    health_need="",
    urgent=False,
    shown=None,
    measure=None,
):
    """Ask this body for this service; answers the referral.

    `fields` are names of what is sent besides the typed `need` and `health_need`; their values are
    taken from the record now, and frozen. `words` say why, and stay in the file. `shown` is the digest
    of the values that the writer saw. `measure` is the measure of the plan that it serves, or None.
    Urgent too where the risk in the case is. Raises `NotOffered`, `NoAgreement`, `OutsideAgreement`,
    `ShownOtherwise`, `Incomplete`, `AlreadyAsked`, `AlreadyReceived`, `CaseClosed`.
    """
    hold(case.child_id)
    refuse_if_closed(case)
    require_text(words, _("Write why you ask this body. Nothing was sent."))
    day = today()
    offer = offers.offer_for(case, service.pk, office.pk, on=day)
    if offer is None:
        raise NotOffered(
            _("This body does not offer this here today. Nothing was sent. Choose from the catalogue.")
        )
    terms = agreed_with(offer)
    refuse_asked_twice(case, offer, by)
    sent = what_is_sent(case, by, terms, fields, need, health_need, shown, measure)
    urgent = bool(urgent) or risk_of(case) == Risk.URGENT
    referral = insert_once(
        Referral(
            id=id,
            child_id=case.child_id,
            case=case,
            service=offer.service,
            to_office=offer.office,
            agreement_id=terms.id,
            measure=measure,
            measure_line=measure and measure.line,
            sent=sent,
            urgent=urgent,
            sent_on=day,
            due_on=law.answer_by(day, urgent=urgent),
        )
    )
    Reason.objects.create(child_id=case.child_id, referral=referral, words=words)
    return referral


def agreed_with(offer):
    """The terms in force with this body, or the refusal that says what is missing and who signs one."""
    if offer.terms is None:
        raise NoAgreement(
            _(
                "No agreement with this body (%(kind)s) is in force today, so nothing of the file may be"
                " passed on. Nothing was sent. The head of the department signs one with the body and"
                " records it here; then ask again."
            )
            % {"kind": offer.office.get_kind_display()}
        )
    return offer.terms


def what_is_sent(case, by, terms, fields, need, health_need, shown, measure):
    """The values that go out, each named by the agreement; refuses everything else."""
    typed = {Field.NEED.value: need.strip(), Field.HEALTH_NEED.value: health_need.strip()}
    wanted = set(fields) | {name for name, text in typed.items() if text}
    if wrong := outside(terms, wanted):
        raise OutsideAgreement(
            _(
                "The agreement with this body does not name: %(fields)s. Nothing was sent. Leave it out, or"
                " ask the head of the department for an agreement that names it."
            )
            % {"fields": ", ".join(str(Field(name).label) for name in wrong if name in Field.values) or "—"}
        )
    known = contents.recorded(case, by, measure=measure.words if measure else "")
    if shown is not None and shown != contents.digest(inside(terms, known)):
        raise ShownOtherwise(
            _("The record changed since you opened this page. Nothing was sent. Read what would be sent now.")
        )
    sent = inside(terms, {name: known[name] for name in wanted if name in known} | typed)
    if INDISPENSABLE not in sent:
        raise Incomplete(
            _("The body has to know which child is meant. Send the child's name. Nothing was sent.")
        )
    return sent


def refuse_asked_twice(case, offer, by):
    """Raise `AlreadyAsked` while this body owes an answer, or the service, for the same."""
    rows = Referral.objects.filter(case=case, service=offer.service, to_office=offer.office)
    for standing in standing_of(list(rows), by):
        if standing.is_open:
            raise AlreadyAsked(
                _(
                    "This body was asked for this on %(day)s and it is still open. Nothing was sent twice."
                    " Open that referral: call the body, or take it back first."
                )
                % {"day": in_words(standing.referral.sent_on)}
            )


@act("referrals.withdraw")
def withdraw(referral, *, by, words):
    """Take a referral back before it is done. The body reads `words`.

    Raises `Incomplete`, `TakenBack`, `AlreadyAnswered`, `CaseClosed`.
    """
    hold(referral.child_id)
    refuse_if_closed(referral.case)
    require_text(words, _("Write why it is taken back: the body reads it. Nothing was changed."))
    (standing,) = standing_of([referral], by)
    refuse_if_over(standing)
    return Withdrawal.objects.create(
        child_id=referral.child_id,
        referral=referral,
        to_office_id=referral.to_office_id,
        words=words,
        withdrawn_on=today(),
    )


@act("referrals.answer")
def answer(referral, *, by, id, kind, words="", service_due_on=None):
    """The body itself answers, today.

    `kind` is of `AnswerKind`; a refusal and what was not done say why in `words`. `service_due_on` is
    the day until when an accepted service is given, else as law or practice has it. An answer is taken
    also when the case is closed: the body does not see that. Raises `Incomplete`, `AlreadyAnswered`,
    `NotAcceptedYet`, `TakenBack`, `NotThatDay`, `AlreadyReceived`.
    """
    return answered(
        referral, by, id=id, kind=kind, words=words, answered_on=today(), service_due_on=service_due_on
    )


@act("referrals.answer_on_paper")
def answer_on_paper(
    referral,
    *,
    by,
    id,
    kind,
    answered_on,
    decided_by,
    words="",
    service_due_on=None,
    paper_number="",
    paper_on=None,
    scan=None,
):
    """Write down an answer that came by letter: who signed it, its number and day, and its scan.

    `answered_on` is the day on which it came. Late is welcome, and shows. Raises what `answer` does.
    """
    require_text(decided_by, _("Write who signed the letter. Nothing was saved."))
    if scan is not None and scan.child_id != referral.child_id:
        raise NotPermitted(_("This file is of another child. Nothing was saved. Choose another file."))
    return answered(
        referral,
        by,
        id=id,
        kind=kind,
        words=words,
        answered_on=answered_on,
        service_due_on=service_due_on,
        on_paper=True,
        decided_by=decided_by,
        paper_number=paper_number,
        paper_on=paper_on,
        scan=scan,
    )


def answered(referral, by, *, id, kind, words, answered_on, service_due_on, **paper):
    """Write the answer, in turn, if it can follow what was said before."""
    hold(referral.child_id)
    (standing,) = standing_of([referral], by)
    refuse_if_over(standing)
    refuse_out_of_turn(standing, kind)
    if kind in (AnswerKind.REFUSED, AnswerKind.NOT_DONE):
        require_text(
            words, _("Write why: the worker of the child has to find another way. Nothing was saved.")
        )
    first = standing.accepted.answered_on if standing.accepted else referral.sent_on
    refuse_impossible(answered_on, not_before=first)
    if kind == AnswerKind.ACCEPTED:
        service_due_on = service_due_on or law.serve_by(answered_on)
        if service_due_on < answered_on:
            raise NotThatDay(
                _("The help cannot be due before the answer. Nothing was saved. Choose a later day.")
            )
    else:
        service_due_on = None
    return insert_once(
        Answer(
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


def refuse_if_over(standing):
    """Raise `TakenBack` or `AlreadyAnswered` when nothing more can be said."""
    if standing.withdrawal:
        raise TakenBack(
            _("This was taken back on %(day)s. Nothing was saved. Nothing more has to be done.")
            % {"day": in_words(standing.withdrawal.withdrawn_on)}
        )
    if standing.end:
        raise AlreadyAnswered(
            _("The last word on this came on %(day)s: %(answer)s. That stands, and nothing was changed.")
            % {"day": in_words(standing.end.answered_on), "answer": standing.end.get_kind_display()}
        )


def refuse_out_of_turn(standing, kind):
    """After accepting comes done or not done; before it, not done says nothing."""
    if standing.accepted and kind in (AnswerKind.ACCEPTED, AnswerKind.REFUSED):
        raise AlreadyAnswered(
            _("This was accepted on %(day)s. Nothing was changed. Say now whether it was done or not.")
            % {"day": in_words(standing.accepted.answered_on)}
        )
    if not standing.accepted and kind == AnswerKind.NOT_DONE:
        raise NotAcceptedYet(
            _("This was not accepted yet. Nothing was saved. If it cannot be done, refuse it and say why.")
        )


def refuse_impossible(day, *, not_before):
    """Refuse a day that has not come, or lies before what it follows."""
    if day > today():
        raise NotThatDay(_("This day has not come yet. Nothing was saved. Write today or an earlier day."))
    if day < not_before:
        raise NotThatDay(
            _("It cannot have been answered before %(day)s. Nothing was saved. Check the day.")
            % {"day": in_words(not_before)}
        )
