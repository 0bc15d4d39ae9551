"""What another person says to a merge, or to its undoing, while something runs for one of the records."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    NeedsAnotherPerson,
    SomethingCame,
    raise_refusals,
    require_text,
)
from umai.register.merges import Merge, MergeProposal, MergeRefusal
from umai.register.merging.actions import (
    doubts_about,
    insert_merge,
    may_decide_merge,
    note_for_other,
    require_both,
    strike_merge,
)


@act("register.agree_merge", done=gettext_lazy("agreed that two records are one child, or two children"))
def agree_to_merge(proposal, *, by):
    """Let two records be one child, or two, as another person proposed; answers the merge.

    Raises `NeedsAnotherPerson`, `AlreadyAnswered`, `SomethingCame` where more speaks against it now, and
    what `merge_records` raises.
    """
    child, other = require_both(by, proposal)
    refuse_answered(proposal, by)
    another = NeedsAnotherPerson(_("Another person has to agree. Both records stay as they are."))
    with raise_refusals({"merge_by_two": another, "proposal_id": already_answered()}):
        if proposal.parts:
            merge = Merge.objects.filter(child=child, other=other).first()
            if merge is None:
                raise already_answered()
            row = strike_merge(merge, proposal.words, proposal)
        else:
            if set(doubts_about(child, other, by=by)) - set(proposal.despite):
                raise SomethingCame(
                    _("Something speaks against it since then. Nothing was changed. Propose it anew.")
                )
            said = {name: getattr(proposal, name) for name in ("reason", "words", "despite")}
            row = insert_merge(child, other, proposal=proposal, **said)
    note_for_other(row, "register.agree_merge", other, by)
    return row


@act("register.refuse_merge", done=gettext_lazy("did not agree that two records are one child, or two"))
def refuse_merge(proposal, *, by, words):
    """Do not agree, and say why: both records stay as they are.

    Raises `Incomplete`, `NeedsAnotherPerson`, `AlreadyAnswered`.
    """
    require_both(by, proposal)
    refuse_answered(proposal, by)
    require_text(words, _("Write why you do not agree. Nothing was saved."))
    with raise_refusals({"proposal_id": already_answered()}):
        return MergeRefusal.objects.create(
            child_id=proposal.child_id, proposal=proposal, reason=words.strip()
        )


def refuse_answered(proposal, by):
    """Raise unless the proposal waits, and another person made it."""
    if not MergeProposal.objects.waiting().filter(pk=proposal.pk).exists():
        raise already_answered()
    if proposal.recorded_by_id == by.pk:
        raise NeedsAnotherPerson(
            _("You proposed this yourself, so another person has to agree. Both records stay as they are.")
        )


def already_answered():
    return AlreadyAnswered(_("Another person has answered this already. That answer stands."))


def waiting_merges(by):
    """The proposals that wait for this worker as the second person."""
    rows = MergeProposal.objects.waiting().within_reach_of(by).exclude(recorded_by=by.pk)
    return [
        one
        for one in rows.select_related("child", "other").order_by("recorded_at")
        if may_decide_merge(by, one.child, one.other)
    ]
