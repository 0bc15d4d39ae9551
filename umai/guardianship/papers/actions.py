"""Say how the papers of two carers of one child stand together."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import Incomplete
from umai.guardianship.papers.overlapping import earlier_papers
from umai.intake.cases.actions import lock_file
from umai.register.family.papers import PaperBeside


class NothingBeside(Incomplete):
    """No other carer of the child has a paper for the same days."""


@act("guardianship.explain_papers", done=gettext_lazy("wrote how the papers of two carers stand together"))
def explain_papers(care, *, by, beside):
    """Say why this paper is valid while another carer's is: both together, or it took the other's place.

    Neither paper ends by it. Raises `NothingBeside`, `AlreadyReplaced`.
    """
    lock_file(care.child_id)
    if beside not in PaperBeside.values:
        raise Incomplete(_("Choose how the two papers stand together. Nothing was saved."))
    if not earlier_papers(care, by):
        raise NothingBeside(
            _("No other carer has a paper for the same days by now. Nothing was saved, and nothing is asked.")
        )
    return care.replace_with(why=ReplacementReason.CORRECTION, beside=beside)
