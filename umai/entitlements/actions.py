"""What may be done with what a family may ask for: write down what came of it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete, insert_once, refuse_future, require_text
from umai.entitlements.models import HelpOutcome, OutcomeState
from umai.law.options.entitlements import entitlements


@act("entitlements.record", done=gettext_lazy("wrote down what came of help that was asked for"))
def record_outcome(child, *, by, code, state, happened_on, words="", id=None):
    """Write down that help was asked for, obtained or refused; of one kind the latest row stands.

    `code` is one of `umai.law.options.entitlements`. Raises `Incomplete`, `ImpossibleTime`,
    `AlreadyReceived`.
    """
    refuse_future(happened_on)
    if code not in entitlements():
        raise Incomplete(_("This is not among what a family may ask for. Nothing was saved."))
    if state == OutcomeState.REFUSED:
        require_text(words, _("Write which body refused it, and why. Nothing was saved."))
    row = HelpOutcome(child_id=child.pk, code=code, state=state, happened_on=happened_on, words=words)
    return insert_once(row, id=id)
