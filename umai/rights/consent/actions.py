"""What may be done with a consent: write down that it was given, and that it was withdrawn."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyEnded,
    ImpossibleTime,
    Incomplete,
    insert_once,
    raise_refusals,
    require_text,
)
from umai.law.terms.clock import today
from umai.rights.consent.models import ConsentPurpose, ConsentWithdrawal, GivenConsent


@act("rights.record_consent", done=gettext_lazy("wrote down a consent"))
def record_consent(child, *, by, id, purpose, to_office, to_whom, adult_id, assent, words, until_on):
    """Write down who agreed to what, for whom and until when, and what the child said.

    Only for what nobody has to accept. Where the child says no, there is nothing to write down. Raises
    `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    require_text(words, _("Write what was explained, and what they said. Nothing was saved."))
    if purpose == ConsentPurpose.BODY and to_office is None:
        raise Incomplete(_("Choose the body that may be told. Nothing was saved."))
    if until_on < today():
        raise ImpossibleTime(_("This day is over. Nothing was saved. Write until when it counts."))
    return insert_once(
        GivenConsent(
            id=id,
            child_id=child.child_id,
            purpose=purpose,
            to_office=to_office if purpose == ConsentPurpose.BODY else None,
            to_whom=to_whom.strip(),
            adult_id=adult_id,
            assent=assent,
            words=words.strip(),
            until_on=until_on,
        )
    )


@act("rights.withdraw_consent", done=gettext_lazy("wrote down that a consent was withdrawn"))
def withdraw_consent(consent, *, by, who):
    """Write down that it was withdrawn; from now on nothing more is shared by it.

    What was shared before stays shared, and the page says with whom. Raises `Incomplete`, `AlreadyEnded`.
    """
    require_text(who, _("Write who withdrew it. Nothing was saved."))
    once = AlreadyEnded(_("This was withdrawn before. Nothing more is shared."))
    with raise_refusals({"consent_id": once}):
        return ConsentWithdrawal.objects.create(child_id=consent.child_id, consent=consent, who=who.strip())
