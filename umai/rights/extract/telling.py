"""What is said of one table of a file: which columns are told, and to whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from umai.access.facts import Fact, LocatedRow
from umai.design.parts import UiText

EVERY_FACT = {one.name for one in Fact._meta.concrete_fields} | {"child", "child_id"}


@dataclass(frozen=True)
class ToldTable:
    """What is told of one table. Each column of its own stands in exactly one of the four."""

    title: UiText
    """What a row is called on the paper."""
    shown: tuple[str, ...] = ()
    """Columns about the person: on the paper of the child and of a parent or carer who may ask."""
    own: tuple[str, ...] = ()
    """Columns for the child's own eyes: what it said, where it lives and learns, how its health is."""
    withheld: tuple[str, ...] = ()
    """Columns about third parties, places of safety, or the work of the office."""
    of_adult: tuple[str, ...] = ()
    """Columns about an adult: on the paper of that adult alone."""
    for_child_alone: bool = False
    """Whether a parent or carer is told nothing of this table, not even that there is a row."""


@dataclass(frozen=True)
class WithheldTable:
    """A table of which nothing is told, and why."""

    why: str


def file_models() -> Iterator[type[models.Model]]:
    """Every table that may hold rows of a child's file."""
    return (model for model in apps.get_models() if issubclass(model, LocatedRow))


def models_of_a_child() -> set[type[models.Model]]:
    """Every table that says something of a child: rows of a file, with an id of a child, or of such a row."""
    every = set(apps.get_models())
    found = {one for one in every if issubclass(one, LocatedRow) or "child_id" in columns_of(one)}
    while more := {one for one in every - found if parents_of(one) & found}:
        found |= more
    return found


def columns_of(model) -> set[str]:
    return {one.attname for one in model._meta.concrete_fields}


def parents_of(model) -> set[type[models.Model]]:
    return {one.related_model for one in model._meta.concrete_fields if one.related_model}


def own_columns(model) -> set[str]:
    """The columns of a table beside those that every fact of a file has."""
    return {one.name for one in model._meta.concrete_fields} - EVERY_FACT
