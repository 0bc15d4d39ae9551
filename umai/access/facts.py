"""The columns of every protected row, and facts, which are corrected without being overwritten."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from umai.access.reach import ReachableManager, ReachableQuerySet
from umai.access.row_security import RowSecurity
from umai.trail.rows.proven import ProvenRows


class RecordSource(models.TextChoices):
    FORM = "form", _("form")
    PHONE = "phone", _("phone")
    LIST = "list", _("list")
    BATCH = "batch", _("batch")


class StampedForeignKey(models.ForeignKey):
    """A reference that the database writes when a row is inserted, and that is read back with it."""

    db_returning = True

    def __init__(self, to, **kwargs):
        known = {"on_delete": models.PROTECT, "null": True, "db_index": False, "editable": False}
        super().__init__(to, **{**known, "related_name": "+", **kwargs})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs


class StampedNumberField(models.PositiveIntegerField):
    """A number that the database gives when a row is inserted, and that is read back with it."""

    db_returning = True

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveIntegerField", args, kwargs


class LocatedRow(models.Model):
    """A row with the place that holds its file: the least that row security needs.

    A concrete model adds `child`, is protected by row security as `protected_by` says, and each new row
    is proven by the trail. For rows of which a file has many, and that nobody reads; all others are
    `FileRow`.
    """

    protected_by = RowSecurity()
    proven_by = ProvenRows()

    district = StampedForeignKey("places.Place")
    """District in which the file is held; decides who reaches the row."""
    municipality = StampedForeignKey("places.Place")
    """Aiyl okmotu or town in which the file is held; null where only the district holds it."""

    objects = ReachableManager()

    class Meta:
        abstract = True


class FileRow(LocatedRow):
    """A row of a child's file, or one that may become part of it.

    The database stamps where the file is held (from the child's own row), when the row was
    recorded, by whom and at which office; what the program says of these is ignored. The id is
    made by the row's writer, so a phone without a signal can make one.

    A concrete model adds `child` (or has a `child_id` of its own).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer, so that a phone without a signal can make one."""
    office = StampedForeignKey("staff.Office")
    """Office that holds the file now; it changes when the file moves."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, stamped by the database."""
    recorded_by = StampedForeignKey("staff.Worker")
    """Who wrote the row, stamped by the database; null when the clock or the public wrote it."""
    recorded_office = StampedForeignKey("staff.Office")
    """Office of the writer at that time, stamped by the database; it does not change."""
    source = models.CharField(max_length=10, choices=RecordSource, default=RecordSource.FORM)
    """By which way the row came: typed, by telephone, from a list, or by the clock."""

    class Meta:
        abstract = True


class ReplacementReason(models.TextChoices):
    """Why a later row replaced an earlier one."""

    CHANGE = "change", _("it changed")
    CORRECTION = "correction", _("it was wrong")
    STRUCK = "struck", _("struck out")


class FactQuerySet(ReachableQuerySet):
    def holding(self, *, on: date):
        """Facts that hold on this day; an unknown beginning or end counts as open."""
        return self.filter(Q(holds_from=None) | Q(holds_from__lte=on), Q(holds_to=None) | Q(holds_to__gte=on))


class EveryRowManager(ReachableManager):
    """Every row, also what a later one replaced."""

    def get_queryset(self):
        return FactQuerySet(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]

    def holding(self, *, on: date):
        return self.get_queryset().holding(on=on)


class CurrentRowManager(EveryRowManager):
    """Leaves out what a later row replaced and what was struck."""

    def get_queryset(self):
        return super().get_queryset().filter(current=True)


class Fact(FileRow):
    """Something that was true from one day to another, as somebody recorded it.

    Never overwritten. A change or a correction is a new row that names the old one in
    `replaces`; striking is a new row with the old content and `why = struck`. The database
    turns `current` off on the replaced row, and refuses a second row replacing the same one.
    """

    holds_from = models.DateField(null=True, blank=True)
    """First day on which the fact is true; null when that is not known."""
    holds_to = models.DateField(null=True, blank=True)
    """Last day on which the fact is true; null while it lasts or when that is not known."""
    happened_on = models.DateField(null=True, blank=True)
    """Day of the event itself, for a fact that is an event."""
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    """Earlier row in whose place this one stands; a row is replaced at most once."""
    why = models.CharField(
        max_length=10, choices=ReplacementReason, default=ReplacementReason.CHANGE, editable=False
    )
    """Whether the earlier row had become untrue, was wrong, or is struck out."""
    current = models.BooleanField(default=True, editable=False)
    """False once a later row replaced or struck this one; kept by the database."""

    objects: ClassVar[CurrentRowManager] = CurrentRowManager()
    ever = EveryRowManager()

    class Meta:
        abstract = True
        base_manager_name = "ever"

    def replace_with(self, *, why=ReplacementReason.CHANGE, **changes):
        """Write the row that replaces this one; fields that are not named stay as they were.

        Raises `AlreadyReplaced` when somebody else replaced this row first.
        """
        from umai.access.doors import write_replacement

        return write_replacement(self, why=why, **changes)


class FactHistory:
    """All rows of one kind in a file, also those that were replaced or struck: what was true on a day.

    A row that replaces another as a *change* is true from the day of the change (`happened_on`), and
    before that day the replaced row was; a *correction* was always true, and the corrected row never.
    """

    def __init__(self, rows):
        self.every = list(rows)
        self.by_pk = {row.pk: row for row in self.every}

    def known_at(self, instant) -> "FactHistory":
        """Only what had been recorded by this instant."""
        return FactHistory(row for row in self.every if row.recorded_at <= instant)

    def standing(self, *, on: date) -> list:
        """The rows that count, neither replaced nor struck; of a change after `on`, the row before it."""
        replaced = {row.replaces_id for row in self.every}
        heads = (row for row in self.every if row.pk not in replaced and row.why != ReplacementReason.STRUCK)
        return [row for head in heads if (row := self._as_of(head, on))]

    def holding(self, *, on: date) -> list:
        """The rows that count and hold on this day; an unknown end is open."""
        return [
            row
            for row in self.standing(on=on)
            if (row.holds_from is None or row.holds_from <= on)
            and (row.holds_to is None or row.holds_to >= on)
        ]

    def _as_of(self, row, on):
        while row and row.happened_on and row.happened_on > on and (before := self._changed_from(row)):
            row = before
        return row

    def _changed_from(self, row):
        """The row that was true until this one changed it; None when it was the first."""
        while row and row.why == ReplacementReason.CORRECTION:
            row = self.by_pk.get(row.replaces_id)
        return self.by_pk.get(row.replaces_id) if row and row.replaces_id else None
