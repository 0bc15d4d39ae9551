"""A question to the register about a draft rule, and its answer: rounded counts by district."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.offices.requests.models import StampedByDatabase


class LengthUnit(models.TextChoices):
    DAYS = "days", _("calendar days")
    MONTHS = "months", _("calendar months")


class WhatIf(StampedByDatabase):
    """Somebody at the Ministry asks what a draft rule would mean, were it law today.

    Either a known draft (`draft`), or a rule by its parameters. Nothing follows from it for any child: the
    register is read and only rounded counts are kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    draft = models.CharField(max_length=40, blank=True)
    """Code of a known draft; empty where the rule is given by the fields below."""
    number = models.PositiveSmallIntegerField(null=True)
    """Length of an absence, in `unit`, after which the rule touches a child; null: from the first day."""
    unit = models.CharField(max_length=6, choices=LengthUnit, blank=True)
    """Whether the length is in calendar days or in calendar months; empty without a length."""
    one_parent = models.BooleanField(default=False)
    """Whether the absence of one parent is enough; otherwise all parents have to be away."""
    internal = models.BooleanField(default=True)
    """Whether an absence within the country counts too."""
    labour_only = models.BooleanField(default=True)
    """Whether only an absence for labour counts."""
    requires = models.CharField(max_length=30, blank=True)
    """What the rule asks for: code of an arrangement or "notice"; empty for a known draft."""
    exempts = ArrayField(models.CharField(max_length=10), default=list)
    """Who is asked for nothing: those with a "guardian", those who gave a "notice"."""
    hours = models.PositiveSmallIntegerField()
    """Hours of work of an office that one application is taken to need; an assumption of who asks."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(draft="", requires__gt="") | Q(draft__gt="", requires="", number=None),
                name="what_if_draft_or_rule",
            ),
            models.CheckConstraint(
                condition=Q(number=None, unit="") | Q(number__gt=0, unit__gt=""), name="what_if_length"
            ),
        ]
        indexes = [models.Index(fields=["-recorded_at"], name="what_if_newest")]

    def get_absolute_url(self):
        return reverse("situations:what_if", args=[self.pk])


class WhatIfCount(models.Model):
    """The answer for a district or for the country, rounded as published figures are."""

    id = models.BigAutoField(primary_key=True)
    """Key of the row; it means nothing else."""
    what_if = models.ForeignKey(WhatIf, on_delete=models.PROTECT, related_name="counts")
    """Question that is answered."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, related_name="+")
    """District in which the files are held; null: the whole country."""
    counted_at = models.DateTimeField(auto_now_add=True)
    """When it was counted."""
    children = models.IntegerField()
    """Children whom the rule touches, rounded."""
    families = models.IntegerField()
    """Families of these children, rounded; a family is the same parents."""
    applications = models.IntegerField()
    """Applications or notices that would have to be made, rounded."""
    hours = models.IntegerField()
    """Hours of work of offices for the rounded applications."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["what_if", "district"], nulls_distinct=False, name="one_count_a_district"
            )
        ]
