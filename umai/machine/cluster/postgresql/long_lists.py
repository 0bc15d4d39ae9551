"""A long list of values in a condition goes to the server as one array.

A statement whose values are bound by the server holds 65,535 of them at most.
"""

from django.db.models import Field
from django.db.models.fields.related import ForeignObject
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In

LONGEST_LIST = 1000  # values; below it the statement stays as Django writes it


class ArrayWhereLong(In):
    """`column = any (array)` in place of `column in (value, value, ...)` for a long list."""

    def as_postgresql(self, compiler, connection):
        if not self.rhs_is_direct_value() or len(self.rhs) <= LONGEST_LIST:
            return self.as_sql(compiler, connection)
        column, values = self.process_lhs(compiler, connection)
        _placeholders, listed = self.batch_process_rhs(compiler, connection)
        return f"{column} = any (%s)", [*values, list(listed)]


@Field.register_lookup
class InLongList(ArrayWhereLong):
    """The condition on a column."""


@ForeignObject.register_lookup
class RelatedInLongList(ArrayWhereLong, RelatedIn):
    """The condition on a foreign key."""
