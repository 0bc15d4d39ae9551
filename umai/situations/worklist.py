"""The children of whom the law says something today: what an address asks for, and a page of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.doors import consult_list
from umai.access.permissions import may_do
from umai.design.addresses import as_cursor, read_cursor
from umai.law.guardianship.papers import LACKS
from umai.law.situations.findings import NO_LAWFUL_CARER
from umai.law.situations.legal_categories import CategoryStanding
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register import merge_groups
from umai.register.models import CareArrangement
from umai.situations.models import LegalFinding
from umai.situations.words import (
    PAPERS,
    finding_choices,
    finding_label,
    is_finding,
    reason_label,
    reasons_in_words,
)

PAGE = 50
LEVELS = ("municipality", "district")
# With whom a child without a lawful carer lives: strangers are the higher risk and stand out.
CARE_WORDS = {
    True: _("lives with a relative"),
    False: _("lives with somebody who is no relative"),
    None: _("nobody knows whether the carer is a relative"),
}
RISKS = (True, None, False)  # whether the carer is a relative, the lowest risk first
NOBODY_WRITTEN = _("nobody is written down who takes care")
IN_INSTITUTION = _("lives in an institution")
NOT_ASKED: tuple[Any, bool] = ("", False)


@dataclass(frozen=True)
class FindingFilter:
    """Which findings one reader asks for."""

    by: Any
    on: date
    code: str = NO_LAWFUL_CARER
    reason: str = ""
    municipality: int | None = None
    district: int | None = None
    after: str = ""

    @classmethod
    def of(cls, query, by):
        """What this address asks for; parts of it that are not understood are left out."""
        code, reason = query.get("what", ""), query.get("reason", "")
        return cls(
            by,
            today(),
            code if is_finding(code) else NO_LAWFUL_CARER,
            reason if reason in LACKS and code in ("", NO_LAWFUL_CARER) else "",
            number_in(query.get("municipality", "")),
            number_in(query.get("district", "")),
            query.get("after", ""),
        )

    def every_day(self):
        """What holds on any day, of all reasons and places."""
        return LegalFinding.objects.within_reach_of(self.by).standing().filter(code=self.code)

    def reached(self):
        """What holds on the day, of all reasons and places."""
        return self.every_day().holding(on=self.on)

    def rows(self):
        """Those that are asked for, from the first page on."""
        places = {f"{level}_id": pk for level in LEVELS if (pk := getattr(self, level))}
        rows = self.reached().filter(**places)
        return rows.filter(reasons__contains=[self.reason]) if self.reason else rows

    def query(self, **more):
        """The query string of an address that asks for the same, except what is named."""
        asked = {
            "what": self.code if self.code != NO_LAWFUL_CARER else "",
            "reason": self.reason,
            "municipality": self.municipality,
            "district": self.district,
        }
        return "?" + urlencode({name: value for name, value in (asked | more).items() if value})


def number_in(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


class FindingLine(NamedTuple):
    """One child of the list. `care` says with whom it lives, and `is_higher` that this is a higher risk."""

    row: LegalFinding
    name: str
    reasons: list[str]
    to_confirm: bool
    care: Any
    is_higher: bool
    place: str
    url: str


def rows_page(asked: FindingFilter) -> dict[str, Any]:
    """A page of children, those first of whom it holds longest, with what may be chosen."""
    by = asked.by
    with by.speaking():
        total = asked.rows().count()
        ids = list(in_order(rows_after(asked)).values_list("pk", flat=True)[: PAGE + 1])
        places = places_of(asked)
    shown = consult_list("situations.rows", asked.rows(), by=by, read=with_places, ids=ids[:PAGE])
    last = shown[-1] if len(ids) > PAGE else None
    return {
        "total": total,
        "asked": asked,
        "title": finding_label(asked.code),
        "lines": as_lines(shown, asked),
        "choices": finding_choices(),
        "reasons": [(code, reason_label(asked.code, code)) for code in LACKS]
        if asked.code == NO_LAWFUL_CARER
        else [],
        "places": places,
        "level": level_of(by),
        "place": getattr(asked, level_of(by)),
        "shows_care": asked.code in PAPERS,
        "first_url": asked.query() if asked.after else None,
        "next_url": asked.query(after=as_cursor(last.from_on, last.pk)) if last else None,
        "counts_url": counts_url(asked),
    }


def counts_url(asked: FindingFilter) -> str | None:
    """The address of the counts of the same finding; None for whoever does not read them."""
    if not may_do(asked.by, "situations.counts.read"):
        return None
    return reverse("situations:counts") + FindingFilter(asked.by, asked.on, asked.code).query()


def in_order(rows):
    return rows.order_by(F("from_on").asc(nulls_first=True), "pk")


def with_places(rows):
    return in_order(rows).select_related("municipality", "district")


def rows_after(asked: FindingFilter):
    """The rows after the one that the address names; all where it names none."""
    first = read_cursor(asked.after)
    if first is None or not (first.at is None or type(first.at) is date):
        return asked.rows()
    if first.at is None:
        return asked.rows().filter(Q(from_on=None, pk__gt=first.pk) | Q(from_on__isnull=False))
    return asked.rows().filter(Q(from_on__gt=first.at) | Q(from_on=first.at, pk__gt=first.pk))


def places_of(asked: FindingFilter) -> list[tuple[int, str]]:
    """The municipalities of the rows, or the districts of a reader of several, as (id, name)."""
    level = level_of(asked.by)
    ids = set(asked.reached().order_by().values_list(f"{level}_id", flat=True).distinct()) - {None}
    return [(place.pk, place.name) for place in Place.objects.filter(pk__in=ids).in_order()]


def level_of(by) -> str:
    """By which places this reader looks at children: by districts where there are several."""
    return "district" if len(by.reach.districts) > 1 else "municipality"


def as_lines(rows, asked: FindingFilter) -> list[FindingLine]:
    """Rows as they are shown, each under the name of the record that leads."""
    by = asked.by
    papers, level = asked.code in PAPERS, level_of(by)
    with by.speaking():
        names = merge_groups.names_of({row.child_id for row in rows}, by)
        cares = cares_of(rows, by, asked.on) if papers else {}
    page = "guardianship:of_child" if papers else "casefile:child"
    return [
        FindingLine(
            row,
            names[row.child_id],
            reasons_in_words(row.code, row.reasons),
            row.standing == CategoryStanding.TO_CONFIRM,
            *cares.get(row.child_id, NOT_ASKED),
            place_in_words(row, level),
            reverse(page, args=[row.child_id]),
        )
        for row in rows
    ]


def place_in_words(row, level: str) -> str:
    """Where the file is held; the district is told only to a reader of several."""
    places = (
        (row.municipality, row.district)
        if level == "district" or not row.municipality
        else (row.municipality,)
    )
    return ", ".join(dict.fromkeys(one.name for one in places if one))


def cares_of(rows, by, on) -> dict[UUID, tuple[Any, bool]]:
    """Of each child with whom it lives, without a name, and whether that is a higher risk."""
    records = {record: row.child_id for row in rows for record in row.records}
    held = CareArrangement.objects.within_reach_of(by).filter(child_id__in=records).holding(on=on)
    cares = {row.child_id: (NOBODY_WRITTEN, True) for row in rows}
    found = held.values_list("child_id", "institution", "is_kin")
    # Of several cares the one that is the higher risk is written last, and stands.
    for child_id, institution, is_kin in sorted(found, key=lambda one: -1 if one[1] else RISKS.index(one[2])):
        cares[records[child_id]] = (
            (IN_INSTITUTION, False) if institution else (CARE_WORDS[is_kin], is_kin is False)
        )
    return cares
