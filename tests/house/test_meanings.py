"""Every column of ours has a meaning that says more than its name."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

LITTLE = {"the", "of", "a", "an", "is", "in", "by", "to", "and", "or", "on", "at", "id", "it", "this", "for"}


def columns():
    for model in apps.get_models():
        if model.__module__.split(".")[0] == "umai":
            for field in model._meta.concrete_fields:
                if field.column:  # a composite key has none
                    yield pytest.param(model, field, id=f"{model._meta.db_table}.{field.column}")


def words(text):
    return set(re.findall(r"[a-z]+", text.lower().replace("_", " "))) - LITTLE


def test_a_meaning_does_not_repeat_the_name():
    with translation.override(settings.LANGUAGE_CODE):  # a test before it may have left another one
        found = [
            f"{model._meta.db_table}.{field.column}"
            for model, field in (one.values for one in columns())
            if not words(field.db_comment or "") - words(field.column) - words(str(field.verbose_name))
        ]
    assert found == []


def test_a_table_is_explained_by_its_model():
    silent = [
        m._meta.db_table
        for m in apps.get_models()
        if m.__module__[:5] == "umai." and not m._meta.db_table_comment
    ]
    assert silent == []


def test_an_inherited_column_is_described_once():
    from umai.access.facts import Fact, FileRow, LocatedRow
    from umai.schema.meanings import meanings_of

    said = meanings_of("umai.access.facts")
    inherited = {field.name for base in (LocatedRow, FileRow, Fact) for field in base._meta.local_fields}
    assert inherited == set().union(*(said[base.__name__] for base in (LocatedRow, FileRow, Fact)))


def test_psql_says_what_the_data_dictionary_says(superuser, db):
    stands = dict(
        superuser.execute(
            "select c.relname || '.' || a.attname, col_description(c.oid, a.attnum) from pg_attribute a"
            " join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and a.attnum > 0"
        )
    )
    for model, field in (one.values for one in columns()):
        assert stands[f"{model._meta.db_table}.{field.column}"] == field.db_comment


def test_a_table_says_in_psql_what_its_model_says(superuser, db):
    stands = dict(
        superuser.execute(
            "select relname, obj_description(oid, 'pg_class') from pg_class where relnamespace = 'public'::regnamespace"
        )
    )
    for model in apps.get_models():
        if model.__module__.split(".")[0] == "umai":
            assert stands[model._meta.db_table] == model._meta.db_table_comment
