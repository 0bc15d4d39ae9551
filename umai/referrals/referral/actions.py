"""What the department may do with a referral: send it, and take it back."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete, consent_over, insert_once, require_text
from umai.design.days import date_in_words
from umai.intake.cases.actions import require_open_case
from umai.intake.cases.levels import risk_of
from umai.intake.models import Risk
from umai.law.terms import referrals as law
from umai.law.terms.clock import today
from umai.referrals.catalogue import offers
from umai.referrals.exchange import INDISPENSABLE, ExchangeField, agreed_values, fields_not_agreed
from umai.referrals.referral import contents
from umai.referrals.referral.answers import refuse_over
from umai.referrals.referral.models import Referral, ReferralReason, Withdrawal
from umai.referrals.referral.state import with_answers
from umai.refusal import Refusal


class NotOffered(Refusal):
    """The catalogue has no such service by this body for the child's place today."""


class NoAgreement(Refusal):
    """No agreement with this body is in force today, so nothing may be passed on."""


class OutsideAgreement(Refusal):
    """The agreement does not name one of the fields."""


class RecordChanged(Refusal):
    """The record changed since the page showed what would be sent."""


class ReferralStillOpen(Refusal):
    """This body was asked for the same service, and the referral is still open."""


@act("referrals.refer", done=gettext_lazy("sent a referral"))
def send_referral(
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
    """Send a referral that asks this body for this service; answers the referral.

    `fields` are names of what is sent besides the typed `need` and `health_need`; their values are
    taken from the record now, and frozen. `words` say why, and stay in the file. `shown` is the digest
    of the values that the writer saw. `measure` is the measure of the plan that it serves, or None.
    It is also urgent where the risk of the case is urgent. Raises `NotOffered`, `NoAgreement`,
    `OutsideAgreement`, `RecordChanged`, `Incomplete`, `ReferralStillOpen`, `AlreadyReceived`, `CaseClosed`,
    `ConsentOver`.
    """
    require_open_case(case)
    require_text(words, _("Write why you ask this body. Nothing was sent."))
    day = today()
    offer = offers.offer_for(case, service.pk, office.pk, on=day)
    if offer is None:
        raise NotOffered(
            _("This body does not offer this here today. Nothing was sent. Choose from the catalogue.")
        )
    terms = require_agreement(offer)
    refuse_asked_twice(case, offer, by)
    sent = values_to_send(case, by, terms, fields, need, health_need, shown, measure)
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
            due_on=law.referral_answer_due_on(day, urgent=urgent),
        ),
        consent_over(),
    )
    ReferralReason.objects.create(child_id=case.child_id, referral=referral, words=words)
    return referral


def require_agreement(offer):
    """The terms in force with this body. Raises `NoAgreement`."""
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


def values_to_send(case, by, terms, fields, need, health_need, shown, measure):
    """The values to send. Raises `OutsideAgreement`, `RecordChanged`, `Incomplete`."""
    typed = {ExchangeField.NEED.value: need.strip(), ExchangeField.HEALTH_NEED.value: health_need.strip()}
    wanted = set(fields) | {name for name, text in typed.items() if text}
    if wrong := fields_not_agreed(terms, wanted):
        raise OutsideAgreement(
            _(
                "The agreement with this body does not name: %(fields)s. Nothing was sent. Leave it out, or"
                " ask the head of the department for an agreement that names it."
            )
            % {
                "fields": ", ".join(
                    str(ExchangeField(name).label) for name in wrong if name in ExchangeField.values
                )
                or "—"
            }
        )
    recorded = contents.recorded_values(case, by, measure=measure.words if measure else "")
    if shown is not None and shown != contents.digest_of(agreed_values(terms, recorded)):
        raise RecordChanged(
            _("The record changed since you opened this page. Nothing was sent. Read what would be sent now.")
        )
    sent = agreed_values(terms, {name: recorded[name] for name in wanted if name in recorded} | typed)
    if INDISPENSABLE not in sent:
        raise Incomplete(
            _("The body has to know which child is meant. Send the child's name. Nothing was sent.")
        )
    return sent


def refuse_asked_twice(case, offer, by):
    """Raise `ReferralStillOpen` while a referral to this body for the same service is open."""
    rows = Referral.objects.filter(case=case, service=offer.service, to_office=offer.office)
    for standing in with_answers(list(rows), by):
        if standing.is_open:
            raise ReferralStillOpen(
                _(
                    "This body was asked for this on %(day)s and it is still open. Nothing was sent twice."
                    " Open that referral: call the body, or take it back first."
                )
                % {"day": date_in_words(standing.referral.sent_on)}
            )


@act("referrals.withdraw", done=gettext_lazy("took a referral back"))
def withdraw_referral(referral, *, by, words):
    """Take a referral back before it is done. The body reads `words`.

    Raises `Incomplete`, `ReferralTakenBack`, `AlreadyAnswered`, `CaseClosed`.
    """
    require_open_case(referral.case)
    require_text(words, _("Write why it is taken back: the body reads it. Nothing was changed."))
    (standing,) = with_answers([referral], by)
    refuse_over(standing)
    return Withdrawal.objects.create(
        child_id=referral.child_id,
        referral=referral,
        to_office_id=referral.to_office_id,
        reason=words,
        withdrawn_on=today(),
    )
