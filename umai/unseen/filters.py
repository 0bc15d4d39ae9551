"""What an address asks for: which places, which list, which children."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q

from umai.design.addresses import as_id
from umai.law.children.ages import birthday
from umai.law.children.families import SCHOOL_FROM
from umai.law.terms.clock import today
from umai.unseen.models import ListedChild

NOWHERE = "none"  # in an address instead of a place: the list does not name one
STATES = ("waits", "answered", "all")
KINDS = {"migrants": ("of_migrant",), "absent": ("absent",), "both": ("of_migrant", "absent")}


@dataclass(frozen=True)
class ListedChildFilter:
    """Which children one reader asks for. A place is an id, `NOWHERE`, or None where all are meant."""

    by: Any
    on: date
    district: int | None = None
    municipality: int | str | None = None
    settlement: int | str | None = None
    source: UUID | None = None
    kind: str = ""
    young: bool = False
    new: bool = False  # on no record of the register
    state: str = "waits"
    month: str = ""  # in which a list first named them, as "2026-10"

    @classmethod
    def of(cls, query, by):
        """What this address asks for; parts of it that are not understood are left out."""
        reach = by.reach.districts
        district = parse_place(query.get("district"))
        if len(reach) == 1:
            district = reach[0]
        return cls(
            by,
            today(),
            district if district in reach else None,
            parse_place(query.get("municipality")),
            parse_place(query.get("settlement")),
            as_id(query.get("list")),
            known_or_empty(query.get("kind"), KINDS),
            query.get("age") == "young",
            query.get("register") == "no",
            known_or_empty(query.get("state"), STATES) or "waits",
            parse_month(query.get("month")),
        )

    def lines(self, *, state=None):
        """The lines that are asked for; `state` in place of the one that the address names."""
        found = ListedChild.objects.within_reach_of(self.by).of_minors(on=self.on).filter(self.where())
        state = state or self.state
        if state == "waits":
            found = found.filter(waits=True)
        return found.filter(answered=True) if state == "answered" else found

    def where(self):
        """The condition of everything but the state."""
        asked = Q()
        for name in ("district", "municipality", "settlement"):
            value = getattr(self, name)
            if value is not None:
                asked &= Q(**{f"{name}_id": None if value == NOWHERE else value})
        if self.source:
            asked &= Q(sources__contains=[self.source])
        asked &= Q(*((mark, True) for mark in KINDS.get(self.kind, ())))
        if self.young:
            asked &= Q(birth_date__gt=birthday(self.on, -SCHOOL_FROM.on(self.on)))
        if self.new:
            asked &= Q(child_id=None)
        if first := self.first_of_month:
            asked &= Q(since__gte=first, since__lt=(first + timedelta(days=31)).replace(day=1))
        return asked

    @property
    def first_of_month(self):
        """The first day of the month that was chosen; None where none was."""
        return date.fromisoformat(f"{self.month}-01") if self.month else None

    @property
    def is_narrowed(self):
        """Whether something was chosen beside the place."""
        return bool(self.source or self.kind or self.young or self.new or self.state != "waits")

    def query(self, **more):
        """The query string of an address that asks for the same, except what is named."""
        asked = {
            "district": self.district if len(self.by.reach.districts) > 1 else None,
            "municipality": self.municipality,
            "settlement": self.settlement,
            "list": self.source,
            "kind": self.kind,
            "age": "young" if self.young else "",
            "register": "no" if self.new else "",
            "state": self.state if self.state != "waits" else "",
            "month": self.month,
        }
        text = urlencode({name: value for name, value in (asked | more).items() if value})
        return f"?{text}" if text else "?"


def parse_place(text):
    """The id of a place from an address, or `NOWHERE`; None for anything else."""
    text = text or ""
    if text == NOWHERE:
        return NOWHERE
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def parse_month(text):
    """A month from an address, as "2026-10"; "" for anything else."""
    return text if re.fullmatch("20[0-9]{2}-(0[1-9]|1[0-2])", text or "") else ""


def known_or_empty(text, known):
    return text if text in known else ""
