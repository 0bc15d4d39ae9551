"""That an edition was matched, and the frozen counts of children by the lists they are on."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from umai.trail.rows.proven import ProvenRows


class MatchRun(models.Model):
    """That the rows of an edition were matched, by which version of the model, and with what result.

    `scored` pairs were weighed; `crowded` rows had more promising candidates than are weighed of one row.
    """

    edition = models.OneToOneField(
        "linkage.ListEdition", on_delete=models.PROTECT, primary_key=True, related_name="matched"
    )
    """Edition whose rows were compared with the register and with other lists."""
    model = models.CharField(max_length=40)
    """Version of the trained numbers by which the rows were compared."""
    carried = models.IntegerField()
    """How many rows were decided as the same unchanged row of the edition before was."""
    automatic = models.IntegerField()
    """How many rows were taken by rule for a child of the register."""
    clerical = models.IntegerField()
    """How many rows wait for a person to say whether they are a child of the register."""
    scored = models.IntegerField(default=0)
    """How many pairs of records were weighed."""
    crowded = models.IntegerField(default=0)
    """How many rows had more promising candidates than are weighed of one row."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the rows were matched, by the clock of the database."""


class Histories(models.Model):
    """Counts of children by the lists they are on, frozen: an estimate that is published rests on them.

    `lists` says for each edition its time and whom it can contain; `counts` is a header and rows as in
    HISTORIES.csv; `versions` are those of the trained numbers by which rows were compared; `per_cent` is the
    probability from which on two records counted as one child. `recall` is of the links between rows of two
    lists, as it was measured then. Never changed; it names no child.
    """

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program that writes it; it means nothing else."""
    per_cent = models.PositiveSmallIntegerField()
    """Probability, in hundredths, from which two records were counted as one child."""
    versions = ArrayField(models.CharField(max_length=40))
    """Versions of the trained numbers by which the rows of the lists were compared."""
    lists = models.JSONField()
    """Of each counted edition: its list, its time, whom it can contain, how many rows."""
    strata = ArrayField(models.CharField(max_length=20), default=list)
    """Strata that the counts tell apart, such as oblast, age and sex; empty for none."""
    counts = models.JSONField()
    """A header and rows: 1 or 0 for each list, the strata, how many children have this history."""
    recall = models.FloatField(null=True)
    """Share of the links between lists that was found, 0 to 1; null where it was not measured."""
    recall_of = models.IntegerField(null=True)
    """Number of known links by which that share was measured; null where it was not."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the counts were frozen; nothing changes them later."""
