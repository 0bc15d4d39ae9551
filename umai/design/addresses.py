"""Addresses: of many records of one kind, and cursors of the pages of a list."""

import re
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

NO_ID = UUID(int=0)
CURSOR = re.compile(r"([0-9T:.+-]{0,32})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


class PageCursor(NamedTuple):
    """The row after which a page begins: the day or the instant by which rows are ordered, and its id."""

    at: date | datetime | None
    pk: UUID


@cache
def address_of(name):
    """The address of this name without arguments; computed once in a process."""
    return reverse(name)


@cache
def address_by_id(name):
    """The function from an id to the address of this name, whose only argument is the id.

    Computed once in a process.
    """
    before, after = reverse(name, args=[NO_ID]).split(str(NO_ID))
    return lambda pk: f"{before}{pk}{after}"


def as_id(text) -> UUID | None:
    """The id in a text of an address or a form; None for anything else."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def as_cursor(at, pk) -> str:
    """The text of a cursor, for `read_cursor`."""
    return f"{at.isoformat() if at else ''}_{pk}"


def read_cursor(text) -> PageCursor | None:
    """The cursor in a text; None for anything else, for the first page of a list."""
    match = CURSOR.fullmatch(text or "")
    if not match:
        return None
    said, pk = match.groups()
    try:
        at = (datetime if "T" in said else date).fromisoformat(said) if said else None
    except ValueError:
        return None
    return PageCursor(at, UUID(pk))


def read_day_cursor(text) -> PageCursor | None:
    """The cursor in a text, for a list ordered by days."""
    found = read_cursor(text)
    return found if found and type(found.at) is date else None
