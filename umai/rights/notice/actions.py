"""What may be done with the family's paper, beside printing it: write down that it was handed over."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import refuse_future, require_text
from umai.rights.extract.actions import write_handed_over

PAPER = "rights.notice"


@act("rights.hand_notice", done=gettext_lazy("handed over the paper about what is kept"))
def hand_notice(child, *, by, to_whom, handed_on):
    """Write down that the family's paper printed last was handed over. Raises `Incomplete`, `NotReleased`."""
    require_text(to_whom, _("Write who took the paper. Nothing was saved."))
    refuse_future(handed_on)
    return write_handed_over(child, child.pk, PAPER, to_whom, handed_on)
