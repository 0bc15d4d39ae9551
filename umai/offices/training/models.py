"""What a worker has learnt, and the supervision talks that the head had with the worker."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from umai.trail.rows.proven import ProvenRows


class TrainingKind(models.TextChoices):
    QUALIFICATION = "qualification", _("qualification: a diploma or certificate for this work")
    TRAINING = "training", _("training: a course or a seminar")
    SUPERVISION_TALK = "supervision_talk", _("supervision talk with the head")


class TrainingQuerySet(models.QuerySet):
    def standing(self):
        """The rows that count: not struck out, and not a row that strikes another."""
        return self.filter(strikes=None, struck_by=None)


class Training(models.Model):
    """One qualification, one training or one supervision talk of one worker, at the office of that time.

    `holds_to` is the last day on which a qualification counts, `hours` how long a training lasted. A row
    is never changed: a wrong one is struck out by another that names it in `strikes` and gives the
    `reason`. Of a talk it is recorded only that it took place, not what was said.
    """

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer, so that a form sent twice is written once."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office for which it was written down; whoever answers for it may strike the row."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="trainings")
    """Worker who learnt it or with whom the talk was held; never the writer of the row."""
    kind = models.CharField(_("kind"), max_length=20, choices=TrainingKind)
    """Whether it is a qualification, a training, or a supervision talk with the head."""
    title = models.CharField(_("what it was"), max_length=200, blank=True)
    """What diploma, certificate, course or seminar it was; may be empty for a talk."""
    on = models.DateField(_("day"))
    """Day of the diploma, training or talk, from which it counts."""
    holds_to = models.DateField(_("counts until"), null=True, blank=True)
    """Last day, inclusive, on which a qualification counts; null: no end, or another kind."""
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True)
    """How long a training lasted, in whole hours; null for another kind."""
    strikes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="struck_by"
    )
    """Row that is wrong and is struck out by this one; null for an ordinary row."""
    reason = models.CharField(_("why it was struck"), max_length=500, blank=True)
    """Why the other row was wrong; empty unless this row strikes one out."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, stamped by the database."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    """Who wrote the row, stamped by the database; null when no worker was speaking."""

    objects = TrainingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker", "kind", "on"], name="training_of_worker")]
        constraints = [
            models.CheckConstraint(
                condition=Q(holds_to=None) | Q(holds_to__gte=F("on")), name="training_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(strikes=None) | ~Q(reason=""), name="struck_training_says_why"
            ),
        ]
