"""The migration operation that keeps a row to one child: what it names belongs to the same file.

A foreign key is blind to whose file it names, and row security looks only at the child of the new row.
Without this, a row of an own child that names the case, the plan or the planned visit of another one
would be taken, and what the database derives from it (a clock that stops, a visit that is owed no more)
would happen in that other file.
"""

from django.db.migrations.operations.base import Operation


class OneFile(Operation):
    """Refuse rows of `table` whose columns name a row of another child's file.

    `names`: column to the table that it points to. The owner, who loads, and the clock's functions,
    which take both from one row, are not asked.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table, **names):
        self.table = table
        self.names = names

    def deconstruct(self):
        return (self.__class__.__name__, [self.table], self.names)

    def state_forwards(self, app_label, state):
        """The models do not change."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        named = ", ".join(f"'{column}', '{table}'" for column, table in self.names.items())
        schema_editor.execute(
            f"create trigger one_file before insert on {self.table} for each row"
            f" execute function intake_one_file({named})",
            params=None,
        )

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        schema_editor.execute(f"drop trigger one_file on {self.table}", params=None)

    def describe(self):
        return f"Keep every row of {self.table} to one child's file"
