"""Rows that others hang on: a row that is corrected keeps the id by which they name it."""

from typing import Any, NamedTuple

from django.db import models

from umai.access.doors import open_row
from umai.access.facts import Fact

KIND_OF_MODEL: dict[type, Any] = {}
"""Each table of this room to the kind of its rows; a `JusticeKind` enters itself when it is declared."""


class StampedUUIDField(models.UUIDField):
    """An id that the database writes when a row is inserted, and that is read back with it."""

    db_returning = True

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.UUIDField", args, kwargs


class LineRow(Fact):
    """A fact about which other rows say more; they name its first row, which `line` names too."""

    line = StampedUUIDField(null=True, editable=False)
    """Id of the first row of what was written here; the same in every row in its place."""

    class Meta(Fact.Meta):
        abstract = True


def first_id_of(record):
    """The id by which rows about this record name it."""
    return getattr(record, "line", None) or record.pk


def later_id(model, pk, by):
    """The id of the row that stands in the place of this one, which was corrected; else the same."""
    with by.speaking():
        open_row(model, pk, by=by)
        while later := model.ever.filter(replaces_id=pk).values_list("pk", flat=True).first():
            pk = later
    return pk


def current_id(model, line, by):
    """The id of the row that stands now for this line; the given one where it names none."""
    with by.speaking():
        open_row(model, line, by=by)
        found = model.objects.within_reach_of(by).filter(line=line).values_list("pk", flat=True).first()
    return found or line


class RowLabel(NamedTuple):
    """The name of a table, by which an entry of the trail says what a plain value of it is about."""

    label_lower: str
