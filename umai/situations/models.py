"""What the law says of each child, with its days, and each run that derived it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from umai.access.reach import ReachableQuerySet
from umai.law.situations.legal_categories import CategoryStanding
from umai.situations.what_if.models import WhatIf, WhatIfCount

__all__ = ["Derivation", "LegalFinding", "WhatIf", "WhatIfCount"]


class Derivation(models.Model):
    """One run that read what had changed, or everything, and wrote what the law says of it."""

    id = models.BigAutoField(primary_key=True)
    """Number of the run; a later run has a higher one."""
    begun_at = models.DateTimeField(default=timezone.now)
    """When it began to read; what was recorded later is read by the next run."""
    ended_at = models.DateTimeField(null=True)
    """When all was written; null while it runs, and for ever where it was stopped."""
    law = models.CharField(max_length=64)
    """Check value of the law by which it went: files, what is laid over them, and rules."""
    is_complete = models.BooleanField()
    """Whether it read every child, because the law had changed, or only those with new facts."""
    children = models.IntegerField(default=0)
    """Of how many children the rows were read."""
    written = models.IntegerField(default=0)
    """How many findings it wrote that had not stood before."""
    ended = models.IntegerField(default=0)
    """How many findings stand no more since this run."""


class FindingQuerySet(ReachableQuerySet):
    def standing(self):
        """Those that are derived from what is known now, of whichever days."""
        return self.filter(ended_by=None)

    def holding(self, *, on):
        """Those of a day."""
        return self.filter(Q(from_on=None) | Q(from_on__lte=on), Q(to_on=None) | Q(to_on__gte=on))


class LegalFinding(models.Model):
    """What the law says of one child on every day of a span, as it was derived from what was known.

    Derived by the program from facts that people recorded, and never written by a person. Where facts or
    law change, the row ends (`ended_by`) and others stand in its place: so it can be told later what was
    true of a day, and since when that is known. A child's own page derives anew and reads no row here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Record of the child that leads, where several are one child."""
    district = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """District that holds that record, kept by the database; decides who reaches the row."""
    municipality = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Aiyl okmotu or town that holds that record; null where only the district does."""
    records = ArrayField(models.UUIDField())
    """Records that are the child; whoever does not see each of them does not see this row."""
    shared = ArrayField(models.UUIDField())
    """Adults whose rows were read, who belong to the files of other children too."""
    code = models.CharField(max_length=40)
    """Code of a legal category, or "no_lawful_carer" or "renewal_due"."""
    standing = models.CharField(max_length=10, choices=[(one.value, one.value) for one in CategoryStanding])
    """Whether it holds, or recorded facts speak for it and a person has to confirm it."""
    reasons = ArrayField(models.CharField(max_length=40))
    """Codes of the reasons: causes, how a parent is away, what the paper lacks, kinds of papers."""
    from_on = models.DateField(null=True)
    """First day in Bishkek on which it holds; null: nobody knows since when, or since ever."""
    to_on = models.DateField(null=True)
    """Last day on which it holds without a new fact, often in the future; null: no such day is known."""
    derived_by = models.ForeignKey(Derivation, on_delete=models.PROTECT, db_index=False, related_name="+")
    """Run since which it stands."""
    ended_by = models.ForeignKey(
        Derivation, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Run since which it stands no more, because facts or law had changed; null while it stands."""

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "code", "standing", "reasons", "from_on"],
                condition=Q(ended_by=None),
                nulls_distinct=False,
                name="finding_once",
            ),
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gte=models.F("from_on")),
                name="finding_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(
                fields=["district", "code", "from_on", "id"],
                include=["to_on", "municipality", "child", "standing"],
                name="finding_of_district",
                condition=Q(ended_by=None),
            ),
            models.Index(
                fields=["municipality", "code", "from_on", "id"],
                include=["to_on", "district", "child", "standing"],
                name="finding_of_municipality",
                condition=Q(ended_by=None),
            ),
            models.Index(fields=["child"], name="finding_of_child"),
        ]
