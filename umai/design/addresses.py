"""What stands in addresses: of many records of one kind, and the row after which a page begins."""

import re
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

ANY = UUID(int=0)
CURSOR = re.compile(r"([0-9T:.+-]{0,32})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


class After(NamedTuple):
    """The row that a page begins after: the day or the instant by which rows are ordered, and its id."""

    at: date | datetime | None
    pk: UUID


@cache
def page(name):
    """The address of this name, in which nothing changes; put together once in a process."""
    return reverse(name)


@cache
def of_each(name):
    """The way from an id to the address of this name, in which nothing but the id changes.

    Put together once in a process.
    """
    before, after = reverse(name, args=[ANY]).split(str(ANY))
    return lambda pk: f"{before}{pk}{after}"


def as_id(text) -> UUID | None:
    """The id that an address or a form names; None for anything else."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def cursor(at, pk) -> str:
    """What `begins_after` reads."""
    return f"{at.isoformat() if at else ''}_{pk}"


def begins_after(text) -> After | None:
    """The row that this address begins after; None for anything else, which is the beginning of a list."""
    match = CURSOR.fullmatch(text or "")
    if not match:
        return None
    said, pk = match.groups()
    try:
        at = (datetime if "T" in said else date).fromisoformat(said) if said else None
    except ValueError:
        return None
    return After(at, UUID(pk))


def begins_after_day(text) -> After | None:
    """The same for a list in the order of days."""
    found = begins_after(text)
    return found if found and type(found.at) is date else None
