"""What somebody who works for the children has learnt, and when the head talked the work over with them."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class TrainingKind(models.TextChoices):
    QUALIFICATION = "qualification", _("qualification: a diploma or certificate for this work")
    TRAINING = "training", _("training: a course or a seminar")
    SUPERVISION_TALK = "supervision_talk", _("supervision talk with the head")


class TrainingQuerySet(models.QuerySet):
    def standing(self):
        """What counts: neither struck out nor said by a row that strikes another."""
        return self.filter(strikes=None, struck_by=None)


class Training(models.Model):
    """One qualification, one training or one supervision talk of one worker, at the office of that time.

    `until_on` is the last day on which a qualification counts, `hours` how long a training lasted. Never
    changed: a wrong row is struck out by one that names it in `strikes`, with the reason in `words`. A
    talk says only that it took place: what was spoken is no part of any record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="trainings")
    kind = models.CharField(_("kind"), max_length=20, choices=TrainingKind)
    title = models.CharField(_("what it was"), max_length=200, blank=True)
    on = models.DateField(_("day"))
    until_on = models.DateField(_("counts until"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True)
    strikes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="struck_by"
    )
    words = models.CharField(_("why it was struck"), max_length=500, blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = TrainingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker", "kind", "on"], name="training_of_worker")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("on")), name="training_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(strikes=None) | ~Q(words=""), name="struck_training_says_why"),
        ]
