"""An estimate as it was kept: the answer, a line for each method, stratum and list left out, remarks."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from umai.counts.files import SHA_256
from umai.offices.requests.models import StampedByDatabase
from umai.trail.rows.proven import ProvenRows


class KeptEstimate(StampedByDatabase):
    """What `umai estimate --keep` answered. Counts of children were rounded to ten before they were kept.

    The owner of the tables keeps it, so no worker stands in `recorded_by`; nothing of it is changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    about = models.TextField()
    """Which children it is about, of which time; never empty."""
    territory = models.CharField(max_length=20)
    """Country or oblast that the lists are of, by ISO 3166-2."""
    answers_for = models.CharField(max_length=200)
    """Who answers for the estimate, as was said to the command: a post and an office; never empty."""
    file_mark = models.CharField(max_length=64)
    """Keyed mark (HMAC-SHA-256) of the file of histories; with the key of publication it is known again."""
    lists = ArrayField(models.CharField(max_length=100))
    """Names of the lists, as the file has them."""
    observed = models.IntegerField()
    """Number of children on any list, to the nearest ten."""
    figure = models.IntegerField()
    """Estimated number of children in all, to the nearest ten."""
    low = models.IntegerField()
    """Lower end of its interval of 95 per cent, to the nearest ten."""
    high = models.IntegerField(null=True)
    """Upper end of its interval, to the nearest ten; null where the lists set no upper limit."""
    unequal_ease = models.FloatField(default=0.0)
    """Probability, 0 to 1, that some children are harder to find than others."""
    delta = models.FloatField()
    """Prior of averaging: children for each history beforehand."""
    draws = models.IntegerField()
    """Number of tables drawn again for the intervals of methods."""
    seed = models.IntegerField()
    """Where drawing started; the same seed gives the same answer."""
    recall = models.FloatField()
    """Share of links between lists that was found, 0 to 1, as was said to the command."""
    recall_of = models.IntegerField(null=True)
    """Number of known links by which that share was measured; null where it was taken for exact."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(about="") & ~Q(answers_for=""), name="estimate_says_whom"),
            models.CheckConstraint(condition=Q(file_mark__regex=SHA_256), name="estimate_names_its_file"),
            models.CheckConstraint(
                condition=Q(low__lte=models.F("figure")) & (Q(high=None) | Q(high__gte=models.F("figure"))),
                name="estimate_in_its_interval",
            ),
        ]
        indexes = [models.Index(fields=["-recorded_at"], name="estimate_newest")]

    def get_absolute_url(self):
        return reverse("statistics:estimate", args=[self.pk])


class EstimateLineKind(models.TextChoices):
    METHOD = "method"
    STRATUM = "stratum"
    WITHOUT = "without"


class EstimateLine(models.Model):
    """One line beside the answer: what a method says, what a stratum has, or the answer without a list."""

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    estimate = models.ForeignKey(KeptEstimate, on_delete=models.PROTECT, related_name="lines")
    """Estimate that the line is of."""
    kind = models.CharField(max_length=10, choices=EstimateLineKind)
    """Whether it is of a method, of a stratum, or of the answer without a list."""
    position = models.PositiveSmallIntegerField()
    """Place of the line among those of its kind, as the command prints them."""
    name = models.CharField(max_length=100)
    """Code of the method, value of the stratum, or name of the list that is left out."""
    column = models.CharField(max_length=100, blank=True)
    """Column of the file that the stratum is of; empty for any other line."""
    terms = ArrayField(models.CharField(max_length=200), default=list)
    """Lists that the method takes to depend on each other, joined by a star; empty for none."""
    observed = models.IntegerField(null=True)
    """Number of children of the stratum on any list, to the nearest ten; null for any other line."""
    figure = models.IntegerField(null=True)
    """Estimated number of children, to the nearest ten; null where the method says nothing."""
    low = models.IntegerField(null=True)
    """Lower end of the interval, to the nearest ten; null where there is none."""
    high = models.IntegerField(null=True)
    """Upper end of the interval, to the nearest ten; null where there is none."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["estimate", "kind", "position"], name="estimate_line_has_its_place"
            )
        ]


class EstimateRemark(models.Model):
    """What must be said of an estimate: a code, and the figures in its sentence, counts rounded to ten."""

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    estimate = models.ForeignKey(KeptEstimate, on_delete=models.PROTECT, related_name="remarks")
    """Estimate that the remark is on."""
    position = models.PositiveSmallIntegerField()
    """Place among the remarks, the weightiest first."""
    code = models.CharField(max_length=40)
    """Which sentence it is, as in `umai/estimate/answers/sentences.py`."""
    figures = models.JSONField()
    """Numbers and names of lists that stand in the sentence, by their names in it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["estimate", "position"], name="estimate_remark_has_its_place")
        ]
