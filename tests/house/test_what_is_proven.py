"""Every table whose rows nobody may change is proven by the trail, and so is each column that stays."""

import re

import pytest
from django.apps import apps

from umai.access.roles.privileges import protected_tables
from umai.schema.declarations import declared_objects
from umai.trail.rows.proven import declared_shapes, proven_models

# Who reaches a file, and who works where: rows that are ended and otherwise stay.
WHO_REACHES = {"access_grant", "access_wall", "staff_office", "staff_worker", "staff_term"}


@pytest.fixture(scope="module")
def triggers():
    return [thing for thing in declared_objects() if thing.kind == "trigger"]


def proven_tables():
    return {model._meta.db_table for model in proven_models()}


def kept_tables(triggers):
    return {thing.table: thing.text for thing in triggers if thing.name == "keep"}


def test_every_table_of_a_file_and_every_table_that_is_kept_is_proven(triggers):
    kept = kept_tables(triggers).keys() | set(protected_tables()) | WHO_REACHES
    assert kept == proven_tables()


def test_every_proven_table_has_the_trigger(superuser):
    on = superuser.execute(
        "select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid"
        " where t.tgname = 'proven' and t.tgenabled = 'O'"
    ).fetchall()
    assert {table for (table,) in on} == proven_tables()


def test_every_column_that_stays_is_hashed(triggers, superuser):
    """A column that is left out is named by the function that keeps the table, or by its trigger."""
    bodies = {thing.name: thing.body for thing in declared_objects() if thing.kind == "function"}
    hashed = {}
    for shape in declared_shapes():
        hashed.setdefault(shape.table, set()).update(shape.columns)
    for table, trigger in kept_tables(triggers).items():
        columns = superuser.execute(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped",
            [table],
        ).fetchall()
        function = re.search(r"execute\s+function\s+(\w+)", trigger)[1]
        may_change = set(re.findall(r"'(\w+)'", bodies[function] + trigger))
        assert {name for (name,) in columns} - hashed[table] <= may_change, table


def test_the_database_knows_the_shape_of_every_proven_table(superuser):
    known = superuser.execute("select digest, table_name, part, columns from trail_rowshape").fetchall()
    declared = {one.digest: (one.table, one.part, list(one.columns)) for one in declared_shapes()}
    assert {digest: (table, part, columns) for digest, table, part, columns in known} == declared


def test_no_two_shapes_have_one_name():
    assert len({one.digest for one in declared_shapes()}) == len(declared_shapes())


def test_a_table_has_no_more_columns_than_a_function_takes():
    """`json_build_array` takes a hundred values at most."""
    assert max(len(one.columns) for one in declared_shapes()) <= 100
    assert all(len(f"trail_proven_{model._meta.db_table}") <= 63 for model in apps.get_models())
