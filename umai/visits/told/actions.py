"""The act by which whoever was at a visit answers for what another person wrote down."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import insert_once, require_text
from umai.intake.cases.actions import lock_file
from umai.refusal import NotPermitted, Refusal
from umai.visits.visit.models import ToldAnswer, Visit, VisitConfirmation
from umai.visits.visit.reading import told_among


class NothingToConfirm(Refusal):
    """The visit was answered for, was corrected meanwhile, or was written down by whoever was there."""


@act("visits.confirm_told", done=gettext_lazy("said whether a visit was as another person wrote it down"))
def confirm_told_visit(visit, *, by, id, answer, words=""):
    """Say whether a visit was as another person wrote it down. Only whoever was there may.

    Also in a closed case, whose file has to say what happened. Raises `NotPermitted`, `NothingToConfirm`,
    `Incomplete`.
    """
    lock_file(visit.child_id)
    if visit.worker_id != by.pk:
        raise NotPermitted(_("Only whoever was at the visit says whether it was so. Nothing was saved."))
    stands = Visit.objects.filter(pk=visit.pk).select_related("worker", "recorded_by")
    told = told_among(stands, by).get(visit.pk)
    answered = NothingToConfirm(_("This visit waits for no answer any more. Open its page again."))
    if told is None or not told.waits:
        raise answered
    if answer == ToldAnswer.NOT_SO:
        require_text(words, _("Write what was different. Nothing was saved."))
    row = VisitConfirmation(
        child_id=visit.child_id, case_id=visit.case_id, visit=visit, answer=answer, words=words.strip()
    )
    return insert_once(row, {"visit_id": answered}, id=id)
