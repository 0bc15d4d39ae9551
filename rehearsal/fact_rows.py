"""Rows of the kinds of facts for which nothing else is invented: drawn from what their fields can hold."""

from collections.abc import Callable, Iterator

from django.db import models

from rehearsal.columns import FACT_COLUMNS
from umai.register.facts.kind import FactKind, own_fields_of
from umai.register.kinds import ALL_KINDS

COMMON_KINDS: tuple[FactKind, ...] = tuple(kind for kind in ALL_KINDS if kind.common)
WORDS = "Ойлоп табылган"  # what stands in a field of free text: that it is invented


def columns_of_facts() -> dict[str, tuple[str, ...]]:
    """Table to columns, as a rehearsal's lines have them."""
    return {
        kind.model._meta.db_table: (
            *FACT_COLUMNS,
            "child_id",
            *(field.attname for field in own_fields_of(kind.model)),
        )
        for kind in COMMON_KINDS
    }


def values_of(kind: FactKind, random: Callable[[], float]) -> Iterator[str]:
    """One row's own values, in COPY format."""
    for field in own_fields_of(kind.model):
        if field.choices:
            yield str(field.choices[int(random() * len(field.choices))][0])
        elif isinstance(field, models.BooleanField):
            yield "t" if random() < 0.5 else "f"
        elif isinstance(field, models.IntegerField):
            yield str(int(random() * 10))
        elif isinstance(field, models.CharField | models.TextField):
            yield WORDS[: field.max_length]
        else:
            yield "\\N"
