"""A figure that somebody published, word for word, and its withdrawal where it was entered wrongly."""

import uuid
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.offices.requests.models import StampedByDatabase
from umai.statistics.arithmetic.checks import Claim, StatedMeasure
from umai.statistics.arithmetic.periods import as_period


class ClaimMeasure(models.TextChoices):
    FIGURE = StatedMeasure.FIGURE.value, _("the figure itself")
    PERCENT = StatedMeasure.PERCENT.value, _("a change in per cent")
    POINTS = StatedMeasure.POINTS.value, _("a change in percentage points")


class PublishedClaim(StampedByDatabase):
    """Somebody published a sentence with a figure, and an office that works with figures wrote it down.

    Whether it agrees with the rows is computed when it is read, by the rows of that day, and never stored.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, editable=False, related_name="+")
    """Office that entered it, and alone may withdraw it."""
    said_by = models.CharField(_("who said it"), max_length=200)
    """Person or body that published the figure; never a child or a family."""
    said_on = models.DateField(_("when it was published"))
    """Day in Bishkek of the publication."""
    published_in = models.CharField(_("where it was published"), max_length=300)
    """Name of the publication, with its page or its address."""
    sentence = models.TextField(_("the sentence"))
    """Sentence as it was published, in its own language; never empty."""
    indicator = models.CharField(max_length=60)
    """Code of what is counted, as in `data/indicators.toml`."""
    territory = models.CharField(max_length=20)
    """Country or oblast by ISO 3166-2, as in the rows."""
    measure = models.CharField(max_length=10, choices=ClaimMeasure)
    """Whether it states the figure itself or a change of it, and in which unit."""
    figure = models.DecimalField(max_digits=15, decimal_places=3)
    """Figure as stated; a fall is below nought."""
    digits = models.PositiveSmallIntegerField()
    """Digits after the decimal sign with which it was printed: it is compared with so many."""
    year = models.CharField(max_length=12)
    """Year or period that it speaks of, written as in the rows."""
    base_year = models.CharField(max_length=12, blank=True)
    """Year or period from which a change is counted; empty for a figure itself, and for nothing else."""

    withdrawal: Any  # `ClaimWithdrawal`, where it was withdrawn

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(measure="figure", base_year="") | (~Q(measure="figure") & ~Q(base_year="")),
                name="claim_of_change_has_base",
            ),
            models.CheckConstraint(condition=~Q(sentence=""), name="claim_has_sentence"),
            models.CheckConstraint(condition=~Q(said_by=""), name="claim_says_who"),
            models.CheckConstraint(condition=~Q(published_in=""), name="claim_says_where"),
            models.CheckConstraint(condition=Q(digits__lte=3), name="claim_has_few_digits"),
        ]
        indexes = [models.Index(fields=["-said_on"], name="claim_newest")]

    def get_absolute_url(self):
        return reverse("statistics:claim", args=[self.pk])

    @property
    def as_said(self) -> Decimal:
        """The figure with as many digits as it was printed with."""
        return self.figure.quantize(Decimal(1).scaleb(-self.digits))

    def as_claim(self) -> Claim:
        """What it states, as the arithmetic takes it."""
        base = as_period(self.base_year) if self.base_year else None
        return Claim(StatedMeasure(self.measure), self.as_said, as_period(self.year), base)


class ClaimWithdrawal(StampedByDatabase):
    """What the office entered was not what was published: it stands, marked, and is checked no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    claim = models.OneToOneField(PublishedClaim, on_delete=models.PROTECT, related_name="withdrawal")
    """Claim that is withdrawn, once."""
    words = models.TextField(_("why"))
    """What was wrong in what the office entered; never empty."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="claim_withdrawn_with_words")]
