"""The trained numbers by which agreement weighs, which of them are in use, and what was counted of names.

No row here tells of any child: numbers of agreement, and how common the common names are.
"""

import uuid

from django.db import models
from django.db.models.functions import Now


class Weights(models.Model):
    """The numbers of one training (`umai.matching.comparison.trained_numbers`); a row is never changed.

    `version` is their own name, made of their content, and `sha256` the digest of the document; `made_from`
    says in words which lists they were trained on. `recorded_by` is null where they came with Umai or from
    the command line.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program that writes it; it means nothing else."""
    version = models.CharField(max_length=16)
    """Name of these numbers, made of their content: sixteen hexadecimal digits."""
    numbers = models.JSONField()
    """The trained document: how often each level of agreement occurs, and what was learned."""
    made_from = models.CharField(max_length=300)
    """On which lists the numbers were trained, in words, the first 300 letters."""
    trained_at = models.DateTimeField(null=True)
    """When they were trained; null: they came with Umai, trained before it was installed."""
    sha256 = models.CharField(max_length=64)
    """SHA-256 digest of the trained document, in hexadecimal digits."""
    note = models.TextField(blank=True)
    """What else was to be kept with the numbers, in words; empty when nothing was."""
    shipped = models.BooleanField(default=False)
    """True when the numbers came with Umai, false when they were trained here."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the numbers were written to the register, by the clock of the database."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version"], name="one_row_a_version_of_weights")]


class WeightsInUse(models.Model):
    """These numbers are used everywhere from `since_at` on; the newest row counts.

    `recorded_by` is who took them into use, null where they came with Umai; `reason` says why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program that writes it; it means nothing else."""
    weights = models.ForeignKey(Weights, on_delete=models.PROTECT, related_name="uses")
    """Trained numbers by which records are compared from that moment on."""
    reason = models.TextField(blank=True)
    """Why they were taken into use, as the person who answers for it wrote."""
    since_at = models.DateTimeField(db_default=Now(), editable=False)
    """Moment from which they are used, by the clock of the database; the newest row counts."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    """Worker who took them into use; null where the installation of Umai did."""

    class Meta:
        indexes = [models.Index(fields=["-since_at"], name="weights_in_use_latest")]


class NameFrequencies(models.Model):
    """How many children there are, and how common the common names are among them; the newest row counts.

    `shares` is part of a name to folded root, in the letters of `umai.matching.comparison.records`, to
    the share of the children who have that part. A name so rare that it would point at anybody is not
    there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program that writes it; it means nothing else."""
    children = models.PositiveIntegerField()
    """How many records of children the register had; each merged record counts."""
    shares = models.JSONField()
    """By part of a name: folded root to its share of those who have the part; no rare ones."""
    counted_at = models.DateTimeField(db_default=Now(), editable=False)
    """When it was counted, by the clock of the database; the newest row is used."""

    class Meta:
        indexes = [models.Index(fields=["-counted_at"], name="counted_latest")]
