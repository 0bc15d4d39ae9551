"""The trained numbers by which agreement weighs, which of them are in use, and what was counted of names.

No row here tells of any child: numbers of agreement, and how common the common names are.
"""

import uuid

from django.db import models
from django.db.models.functions import Now


class Weights(models.Model):
    """The numbers of one training (`umai.names.trained`); a row is never changed.

    `version` is their own name, made of their content, and `sha256` the digest of the document; `made_from`
    says in words which lists they were trained on. `recorded_by` is null where they came with Umai or from
    the command line.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.CharField(max_length=16)
    numbers = models.JSONField()
    made_from = models.CharField(max_length=300)
    trained_at = models.DateTimeField(null=True)  # null: they came with Umai, trained before it was installed
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    shipped = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version"], name="one_row_a_version_of_weights")]


class WeightsInUse(models.Model):
    """From this moment on these numbers are used, at every door; the newest row counts.

    `recorded_by` is who took them into use, and `words` why; null where they came with Umai.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    weights = models.ForeignKey(Weights, on_delete=models.PROTECT, related_name="uses")
    words = models.TextField(blank=True)
    since_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["-since_at"], name="weights_in_use_latest")]


class Counted(models.Model):
    """How many children there are, and how common the common names are among them; the newest row counts.

    `shares` is part of a name to folded root, in the letters of `umai.names.records`, to the share of the
    children who have that part. A name so rare that it would point at anybody is not there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    children = models.PositiveIntegerField()
    shares = models.JSONField()
    counted_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        indexes = [models.Index(fields=["-counted_at"], name="counted_latest")]
