"""Columns with words of a table whose rows are read to compose a list.

The web role reads such a row, and none of its words: it holds no right to these columns. They stand in
the view `<table>_words`, which shows them only after a look at the child (`umai.access.row_security`).
A field of this module reads its column there, wherever Django names it. Before the look it is empty.
"""

from django.db import models
from django.db.models.expressions import Col, DatabaseDefault

READS_BY_VIEW = "umai_web"


class WordsColumn(Col):
    """The column of the view in place of the table's, for the role that may not read the table's."""

    def as_sql(self, compiler, connection):
        if not self.alias or connection.settings_dict["USER"] != READS_BY_VIEW:
            return super().as_sql(compiler, connection)
        view, key, column, alias = (
            connection.ops.quote_name(name)
            for name in (f"{self.target.model._meta.db_table}_words", "id", self.target.column, self.alias)
        )
        return f"(select w.{column} from {view} w where w.{key} = {alias}.{key})", ()


class Words(models.Field):
    """What a person typed into a row that lists are composed of; empty until the file was opened."""

    db_returning = False  # the role could not read it back

    def get_default(self):
        default = super().get_default()
        return self.db_default if isinstance(default, DatabaseDefault) else default

    def get_col(self, alias, output_field=None):
        return WordsColumn(alias, self, output_field)

    @property
    def cached_col(self):
        return WordsColumn(self.model._meta.db_table, self)

    def from_db_value(self, value, expression, connection):
        inherited = getattr(super(), "from_db_value", None)
        if value is None and self.empty_strings_allowed and not self.null:
            return ""
        return inherited(value, expression, connection) if inherited else value

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.get_internal_type()}", args, kwargs


class WordsChar(Words, models.CharField):
    """A line of words."""


class WordsText(Words, models.TextField):
    """Words of any length."""


class WordsJSON(Words, models.JSONField):
    """Words under names."""
