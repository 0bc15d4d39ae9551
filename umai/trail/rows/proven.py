"""Which tables are proven by the trail: declared on their models, and applied to the database.

A statement-level trigger hashes every new row of a proven table. The hash is over the columns that
nobody may change later (`RowShape`); the columns that move are named where it is said who keeps the
table: by `RowSecurity.moving`, or here for a table of anything else.
"""

from dataclasses import dataclass

from umai.trail.rows.shapes import ERASABLE, ROW, RowKey, Shape, proving_sql


@dataclass(frozen=True)
class ProvenRows:
    """How the new rows of one table are proven.

    `moving`: columns that may change later, beside those that row security names. `erasable`: columns
    that a rule may empty; they are hashed apart, so that the rest of the row stays proven. `erased_by`:
    SQL about the row `n` that is true when the rule emptied them.
    """

    moving: tuple[str, ...] = ()
    erasable: tuple[str, ...] = ()
    erased_by: str = "true"

    def sql(self, model) -> str:
        """The function and the trigger that prove this model's table."""
        return proving_sql(self.shapes(model))

    def shapes(self, model) -> list[Shape]:
        """The shapes of this version of the program: of the row, and of what a rule may empty."""
        table, key = model._meta.db_table, key_columns(model)
        moving = {*self.moving, *getattr(getattr(model, "protected_by", None), "moving_columns", ())}
        every = {field.column for field in model._meta.concrete_fields if field.column}
        found = [Shape(table, ROW, tuple(sorted(every - moving - {*self.erasable})), key)]
        if self.erasable:
            found.append(Shape(table, ERASABLE, tuple(sorted({*key.columns, *self.erasable})), key))
        return found


def key_columns(model) -> RowKey:
    from django.db.models import UUIDField

    fields = model._meta.pk_fields
    target = fields[0]
    while target.related_model:
        target = target.target_field
    return RowKey(tuple(field.column for field in fields), isinstance(target, UUIDField))


def proven_models() -> list:
    """Every model whose rows are proven, by table."""
    from django.apps import apps

    found = [model for model in apps.get_models() if getattr(model, "proven_by", None)]
    return sorted(found, key=lambda model: model._meta.db_table)


def declared_shapes() -> list[Shape]:
    return [shape for model in proven_models() for shape in model.proven_by.shapes(model)]


def shape_statements(cursor) -> list[str]:
    """The statements that make this version's shapes known to the database; none when they are."""
    cursor.execute("select digest from trail_rowshape")
    known = {digest for (digest,) in cursor.fetchall()}
    return [
        "insert into trail_rowshape (digest, table_name, part, columns) values"
        f" ('{shape.digest}', '{shape.table}', '{shape.part}', '{{{','.join(shape.columns)}}}')"
        for shape in declared_shapes()
        if shape.digest not in known
    ]
