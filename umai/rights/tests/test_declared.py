"""Every table of a file says what of it a person is told, and what an erasure empties."""

from pathlib import Path

import pytest
from django.db import models

from umai.rights.erasure.columns import KEPT, as_sql
from umai.rights.extract.declared import DECLARED, told_models
from umai.rights.extract.telling import ToldTable, file_models, models_of_a_child, own_columns

COLUMNS = Path(__file__).resolve().parents[1] / "sql" / "erased_columns.sql"


def test_every_table_that_says_something_of_a_child_is_declared_and_no_other():
    assert {model._meta.label_lower for model in models_of_a_child()} == set(DECLARED)


def test_of_tables_beside_the_file_nothing_is_told():
    assert {model for model, _told in told_models()} <= set(file_models())


@pytest.mark.parametrize(("model", "told"), list(told_models()), ids=lambda one: getattr(one, "__name__", ""))
def test_every_column_is_told_to_somebody_or_withheld(model, told):
    named = [*told.shown, *told.own, *told.withheld, *told.of_adult]
    assert set(named) == own_columns(model)
    assert len(named) == len(set(named))


def test_a_table_of_the_child_alone_tells_a_parent_nothing():
    assert not [
        told
        for told in DECLARED.values()
        if isinstance(told, ToldTable) and told.for_child_alone and told.shown
    ]


def test_the_database_empties_the_columns_that_the_tables_have():
    assert as_sql() in COLUMNS.read_text()


def test_no_text_that_somebody_wrote_stays_after_an_erasure():
    """`KEPT` is a list of names of columns: a text of the same name in another table is not meant."""
    texts = [
        f"{model._meta.db_table}.{field.column}"
        for model in models_of_a_child()
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField) and field.column in KEPT and not field.choices
    ]

    assert texts == []
