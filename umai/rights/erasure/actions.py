"""What may be done about keeping and erasing: hold a file, propose its erasure, agree to it or not."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    ImpossibleTime,
    NeedsAnotherPerson,
    insert_once,
    raise_refusals,
    require_text,
)
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.rights.erasure.models import Erasure, ErasureGround, ErasureProposal, ErasureRefusal, LegalHold
from umai.rights.erasure.reading import held_in_words, why_held


class FileHeld(Refusal):
    """Something holds the file, so it is not erased, whatever its term says."""


@act("rights.hold", done=gettext_lazy("had the file kept longer"))
def hold_file(child, *, by, id, reason, words, to_on):
    """Keep the file at least until a day. Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`."""
    require_text(words, _("Write which proceedings or whose complaint. Nothing was saved."))
    if to_on < today():
        raise ImpossibleTime(_("This day is over. Nothing was saved. Write until when the file is kept."))
    return insert_once(
        LegalHold(id=id, child_id=child.child_id, reason=reason, words=words.strip(), to_on=to_on)
    )


@act("rights.propose_erasure", done=gettext_lazy("proposed to erase the file"))
def propose_erasure(child, *, by, id, words):
    """Propose to erase the file because the person asked for it and no law keeps it; answers the proposal.

    Nothing is erased before another person agrees. Raises `Incomplete`, `FileHeld`, `AlreadyReceived`.
    """
    require_text(words, _("Write who asked for it, and why no law keeps the file. Nothing was saved."))
    refuse_held(child)
    return insert_once(
        ErasureProposal(id=id, child_id=child.child_id, ground=ErasureGround.ASKED, words=words.strip())
    )


@act("rights.agree_erasure", done=gettext_lazy("erased the names and words of the file"))
def agree_to_erasure(proposal, *, by):
    """Agree as another person: the database empties names and words at once, for good.

    Rows, days, choices and counts stay, and so does the trail. Raises `FileHeld`, `NeedsAnotherPerson`,
    `AlreadyAnswered`.
    """
    refuse_held(proposal)
    refusals = {
        "erasure_by_two": NeedsAnotherPerson(
            _("Another person than the one who proposed it has to agree. Nothing was erased.")
        ),
        "erasure_held": FileHeld(_("Something holds this file now. Nothing was erased.")),
        "proposal_id": AlreadyAnswered(_("Somebody has answered this already. That answer stands.")),
    }
    with raise_refusals(refusals):
        return Erasure.objects.create(child_id=proposal.child_id, proposal=proposal)


@act("rights.refuse_erasure", done=gettext_lazy("refused to erase the file"))
def refuse_erasure(proposal, *, by, words):
    """Do not agree: the file stays as it is. Raises `Incomplete`, `AlreadyAnswered`."""
    require_text(words, _("Write why the file is kept. Nothing was saved."))
    twice = AlreadyAnswered(_("Somebody has answered this already. That answer stands."))
    if Erasure.objects.filter(proposal=proposal).exists():
        raise twice
    with raise_refusals({"proposal_id": twice}):
        return ErasureRefusal.objects.create(
            child_id=proposal.child_id, proposal=proposal, reason=words.strip()
        )


def refuse_held(record):
    """Raise `FileHeld` while anything holds the file."""
    if why := why_held(record.child_id):
        raise FileHeld(held_in_words(why))
