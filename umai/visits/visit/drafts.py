"""Drafts of visits: kept for their writer alone, and never part of the file."""

import uuid

from django.db import models
from django.utils import timezone


class VisitDraft(models.Model):
    """The answers of one worker's form of a new visit in one case, as they were typed.

    Only its writer sees it (row security). It is deleted when the visit is recorded, when the writer
    discards it, and 30 days after it was last saved.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program; it means nothing else."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Worker who typed the answers; nobody else sees the row."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case to which the visit belongs; a worker has one draft in a case."""
    answers = models.JSONField()
    """Fields of the form as typed, also those that cannot be read; never part of the file."""
    saved_at = models.DateTimeField(db_index=True)
    """When it was last saved, by the server's clock; deleted `visit_draft_days` afterwards."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "case"], name="one_draft_a_worker")]


def save_draft(case, answers, *, by):
    """Save the draft, in place of the one before; answers the row."""
    with by.speaking():
        draft, _new = VisitDraft.objects.update_or_create(
            worker_id=by.pk, case_id=case.pk, defaults={"answers": answers, "saved_at": timezone.now()}
        )
    return draft


def draft_of(case, *, by):
    """The draft of this worker in this case, or None."""
    with by.speaking():
        return VisitDraft.objects.filter(worker_id=by.pk, case_id=case.pk).first()


def delete_draft(case, *, by):
    """Delete the draft of this worker in this case."""
    with by.speaking():
        VisitDraft.objects.filter(worker_id=by.pk, case_id=case.pk).delete()
