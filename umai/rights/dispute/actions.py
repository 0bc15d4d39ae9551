"""What may be done with a dispute: write it down, and decide it."""

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    Incomplete,
    insert_once,
    raise_refusals,
    refuse_future,
    require_text,
)
from umai.law.terms.retention import dispute_answered_by
from umai.refusal import Refusal
from umai.rights.dispute.models import Dispute, DisputeAnswer, DisputeOutcome
from umai.rights.dispute.reading import facts_of


class NotCorrected(Refusal):
    """The fact stands as it stood, so it cannot be said that it was corrected."""


@act("rights.dispute", done=gettext_lazy("wrote down that a fact is disputed"))
def dispute_fact(child, *, by, id, about, asker, words, disputed_on):
    """Write down, in their own words, what a person says is wrong. Nothing of the fact is changed.

    `about` names the fact as kind:id. Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    require_text(words, _("Write what is wrong, in their own words. Nothing was saved."))
    refuse_future(disputed_on)
    if about not in dict(facts_of(child, by)):
        raise Incomplete(_("Choose what is disputed. Nothing was saved."))
    kind, _colon, pk = about.partition(":")
    return insert_once(
        Dispute(
            id=id,
            child_id=child.child_id,
            about_kind=kind,
            about_id=pk,
            asker=asker,
            words=words.strip(),
            disputed_on=disputed_on,
            due_on=dispute_answered_by(disputed_on),
        )
    )


@act("rights.decide_dispute", done=gettext_lazy("decided about a disputed fact"))
def decide_dispute(dispute, *, by, outcome, reason):
    """Say that the fact was corrected, by a row that replaced it, or that it stays, and why.

    Raises `Incomplete`, `NotCorrected`, `AlreadyAnswered`.
    """
    require_text(reason, _("Write why. Nothing was saved."))
    model = apps.get_model(dispute.about_kind)
    stands = model._base_manager.filter(pk=dispute.about_id, current=True).exists()
    if outcome == DisputeOutcome.CORRECTED and stands:
        raise NotCorrected(
            _("The fact stands as it stood. Nothing was saved. Correct it in the file first, then answer.")
        )
    twice = AlreadyAnswered(_("Somebody has answered this already. That answer stands."))
    with raise_refusals({"dispute_id": twice}):
        return DisputeAnswer.objects.create(
            child_id=dispute.child_id, dispute=dispute, outcome=outcome, reason=reason.strip()
        )
