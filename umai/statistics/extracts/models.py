"""What an analyst asks of the register and what for, what a second person answers, and what was made."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from umai.offices.requests.models import StampedByDatabase


class MicrodataRequest(StampedByDatabase):
    """The analyst asks for an extract: rows of children of a day, of some columns, without any name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, editable=False, related_name="+")
    """Office of who asks; the second person is of the same."""
    purpose = models.TextField()
    """What the extract is for, in the words of who asks; never empty, and never of one child."""
    named = ArrayField(models.TextField())
    """Columns by their codes, in the order of `statistics_extract_columns`."""
    as_of = models.DateField()
    """Day in Bishkek of which the register is taken, as was known at its end; the last of a quarter."""
    least = models.PositiveSmallIntegerField()
    """Children that each combination of columns has at least, by the law of the day `as_of`."""
    until = models.DateField()
    """Last day, inclusive, on which it may be answered and downloaded."""

    answer: Any  # `MicrodataAnswer`, where a second person answered

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(purpose=""), name="extract_has_purpose")]
        indexes = [models.Index(fields=["-recorded_at"], name="extract_newest")]

    def get_absolute_url(self):
        return reverse("statistics:extract", args=[self.pk])


class MicrodataAnswer(StampedByDatabase):
    """A second person of the Ministry allows the extract, and the database makes it, or refuses it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    asked = models.OneToOneField(MicrodataRequest, on_delete=models.PROTECT, related_name="answer")
    """Request that is answered, once."""
    allowed = models.BooleanField()
    """True where the extract is allowed and was made."""
    words = models.TextField(blank=True, default="")
    """Why not, in the words of who refused; empty where it is allowed."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(allowed=True, words="") | Q(allowed=False) & ~Q(words=""),
                name="extract_refused_with_words",
            )
        ]


class MadeMicrodata(StampedByDatabase):
    """An extract as the database made it, kept for good: whoever asks for the same gets the same.

    Written by the database alone when it is allowed; pages read it through `statistics_read_extract`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database at random; the order of the rows is drawn from it."""
    as_of = models.DateField()
    """Day in Bishkek of which the register was taken, as was known at its end."""
    named = ArrayField(models.TextField())
    """Columns by their codes, in their order."""
    least = models.PositiveSmallIntegerField()
    """Children that each combination had at least."""
    groups = models.JSONField()
    """Combinations that are kept, `[{"values": [...], "n": 15}, ...]`: so many rows of each, in fives."""
    row_count = models.BigIntegerField()
    """Rows that the extract has."""
    ages_hidden = models.BigIntegerField()
    """Rows in which the age is said as "all"."""
    durations_hidden = models.BigIntegerField()
    """Rows in which it is said as "all" how long a parent is away."""
    left_out = models.BigIntegerField(null=True)
    """Children of combinations left out, down to a multiple of five; null for fewer than the least."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["as_of", "named"], name="extract_made_once")]
