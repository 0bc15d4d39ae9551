"""The list of contradictions: what an address asks for, and a page of rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from umai.access.doors import consult_list
from umai.contradictions.models import Contradiction
from umai.contradictions.rules import RULE_OF_SLUG, RULES
from umai.design.addresses import as_cursor, read_day_cursor
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register import merge_groups

PAGE = 50


@dataclass(frozen=True)
class ContradictionFilter:
    """Which contradictions one reader asks for."""

    by: Any
    on: date
    rule: str = ""
    municipality: int | None = None
    resting: bool = False
    after: str = ""

    @classmethod
    def of(cls, query, by):
        """What this address asks for; parts of it that are not understood are left out."""
        place, rule = query.get("municipality", ""), query.get("rule", "")
        return cls(
            by,
            today(),
            rule if rule in RULE_OF_SLUG else "",
            int(place) if place.isascii() and place.isdecimal() and len(place) < 10 else None,
            query.get("state") == "rests",
            query.get("after", ""),
        )

    def reached(self):
        """Those of all rules and places, in the state that is asked for."""
        rows = Contradiction.objects.within_reach_of(self.by)
        return rows.standing().filter(rests_to__gte=self.on) if self.resting else rows.open(on=self.on)

    def rows(self):
        """Those that are asked for, from the first page on."""
        rows = self.reached()
        if self.rule:
            rows = rows.filter(rule=self.rule)
        return rows.filter(municipality_id=self.municipality) if self.municipality else rows

    def query(self, **more):
        """The query string of an address that asks for the same, except what is named."""
        asked = {
            "rule": self.rule,
            "municipality": self.municipality,
            "state": "rests" if self.resting else "",
        }
        return "?" + urlencode({name: value for name, value in (asked | more).items() if value})


class ContradictionLine(NamedTuple):
    """One contradiction of the list."""

    row: Contradiction
    name: str
    sentence: Any
    place: str
    url: str


def rows_page(asked):
    """A page of contradictions, by rank and then by age, with what may be chosen."""
    by = asked.by
    with by.speaking():
        total = asked.rows().count()
        ids = list(in_order(rows_after(asked)).values_list("pk", flat=True)[: PAGE + 1])
        places = places_of(asked)
    shown = consult_list("contradictions.rows", asked.rows(), by=by, read=with_places, ids=ids[:PAGE])
    last = shown[-1] if len(ids) > PAGE else None
    return {
        "total": total,
        "asked": asked,
        "lines": as_lines(shown, by),
        "rules": [(rule.slug, rule.sentence) for rule in RULES],
        "places": places,
        "first_url": asked.query() if asked.after else None,
        "next_url": asked.query(after=cursor_of(last)) if last else None,
    }


def in_order(rows):
    return rows.order_by("rank", "found_on", "pk")


def with_places(rows):
    return in_order(rows).select_related("municipality", "district", "worker")


def cursor_of(row) -> str:
    """The text of a cursor behind this row."""
    return f"{row.rank}.{as_cursor(row.found_on, row.pk)}"


def rows_after(asked):
    """The rows after the one that the address names; all where it names none."""
    rank, _dot, cursor = asked.after.partition(".")
    first = read_day_cursor(cursor)
    if first is None or not (rank.isascii() and rank.isdecimal() and len(rank) < 4):
        return asked.rows()
    later = Q(rank__gt=rank) | Q(rank=rank, found_on__gt=first.at)
    return asked.rows().filter(later | Q(rank=rank, found_on=first.at, pk__gt=first.pk))


def places_of(asked):
    """The municipalities in which something does not fit together, as (id, name)."""
    ids = set(asked.reached().order_by().values_list("municipality_id", flat=True).distinct()) - {None}
    return [(place.pk, place.name) for place in Place.objects.filter(pk__in=ids).in_order()]


def as_lines(rows, by) -> list[ContradictionLine]:
    """Rows as they are shown, each under the name of the record that leads."""
    with by.speaking():
        names = merge_groups.names_of({row.child_id for row in rows}, by)
    return [
        ContradictionLine(
            row,
            names[row.child_id],
            RULE_OF_SLUG[row.rule].sentence,
            ", ".join(dict.fromkeys(one.name for one in (row.municipality, row.district) if one)),
            reverse("casefile:child", args=[row.child_id]) + "#contradictions",
        )
        for row in rows
    ]
