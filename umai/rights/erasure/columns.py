"""Which columns of which tables an erasure empties: derived from the tables, and compared with the SQL.

`umai/rights/sql/erased_columns.sql` names them, because the database erases. A test compares it with this
module, so that no new column in words is forgotten. What says nothing of a person stays: days, choices,
numbers, and the check values of papers and texts that were handed out.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from umai.access.facts import LocatedRow
from umai.design.fields.listed import list_of
from umai.rights.extract.telling import models_of_a_child

# Texts that name no person: kinds, formats, versions and check values.
KEPT = {
    "about_kind",
    "band",
    "check_value",
    "code",
    "key",
    "language",
    "media_type",
    "model",
    "paper",
    "recipient",
    "rule",
    "sha256",
    "shown_type",
    "source",
    "time_zone",
    "unshown",
}
# The tables of adults and households, who may belong to several files, by the column that names them.
SHARED = {
    "register_adult": "adult_id",
    "register_adultidentity": "adult_id",
    "register_absence": "adult_id",
    "register_inability": "adult_id",
    "register_household": "household_id",
}
# What is said of walls and of openings stands beside the file: of the wall by its child, of the rest by the
# row it is about.
BESIDE = {
    "access_wall": "child_id",
    "walls_liftrequest": "wall_id",
    "walls_liftanswer": "request_id",
    "walls_tieanswer": "suggestion_id",
    "opens_emergencyrequest": "id",
    "opens_emergencyreview": "opening_id",
    "opens_unusualopenanswer": "question_id",
    "watch_watchletter": "child_id",
    "watch_watchletteranswer": "letter_id",
    "watch_watchopening": "child_id",
    "watch_watchopeninganswer": "asked_id",
    "watch_watchopeningrequest": "child_id",
}
NUMBERS_OF_NAMES = {"register_searchkey": ("given", "surname", "father")}
PLACES = ("latitude", "longitude", "accuracy")
# Of adults who stay in other files: that somebody once took one for a danger goes with the file.
ALLEGATIONS = ("suspect_id",)
# What people wrote about rights is what an erasure itself rests on: who asked and who agreed stays.
STAYS = {"register_membership", "rights_erasureproposal", "rights_erasurerefusal", "rights_erasure"}


def erased_columns() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(table, column that says whose the row is, columns that are emptied), by table."""
    beside = {model for model in apps.get_models() if model._meta.db_table in BESIDE}
    for model in sorted(models_of_a_child() | beside, key=lambda model: model._meta.db_table):
        table = model._meta.db_table
        whose = SHARED.get(table) or BESIDE.get(table) or child_column(model)
        columns = tuple(sorted(column_names(model)))
        if whose and columns and table not in STAYS:
            yield table, whose, columns


def child_column(model) -> str:
    """The column with the child whose file a row is part of; "" for tables of no child."""
    if model._meta.db_table == "register_child":
        return "id"
    child = next((field for field in model._meta.concrete_fields if field.name == "child"), None)
    if not issubclass(model, LocatedRow):
        return ""
    return "child_id" if child is not None and child.related_model else ""


def column_names(model) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        if field.column in KEPT or field.choices or list_of(field) or field.primary_key or field.generated:
            continue
        named = isinstance(field, models.CharField | models.TextField | models.JSONField)
        numbers = NUMBERS_OF_NAMES.get(model._meta.db_table, ())
        if named or field.column == "birth_date" or field.column in (*PLACES, *ALLEGATIONS, *numbers):
            yield field.column


def as_sql() -> str:
    """The lines of the function of the database."""
    return ",\n        ".join(
        f"('{table}', '{whose}', array['{"', '".join(columns)}'])"
        for table, whose, columns in erased_columns()
    )
