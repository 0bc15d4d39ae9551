"""The children behind a number, and all that the lists say of one of them."""

import re
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.identification.models import Signal
from umai.linkage.models import Row, Source
from umai.register import same
from umai.register.models import Child
from umai.unseen.models import Answer, What
from umai.unseen.words import PLACES, cells, name_of, place_of, says

PAGE = 50
CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


class Listed(NamedTuple):
    """One child of the work list."""

    line: object
    name: str
    born: object
    precision: str
    says: list
    lists: str
    place: str
    state: str


def page(chosen, after):
    """A page of the rows that are asked for, the longest known first."""
    by = chosen.by
    found = chosen.lines()
    begun = begins_after(found, after)
    lines = consult_list("unseen.rows", in_order(begun)[: PAGE + 1], by=by, read=with_rows)
    shown, more = lines[:PAGE], len(lines) > PAGE
    return {
        "total": found.count(),
        "rows": as_listed(shown),
        "first_url": chosen.query() if begun is not found else None,
        "next_url": chosen.query(after=f"{shown[-1].since}_{shown[-1].pk}") if more else None,
    }


def in_order(lines):
    return lines.order_by("since", "pk")


def with_rows(lines):
    return in_order(lines).select_related("row", "settlement", "municipality", "district")


def begins_after(lines, text):
    """The lines after the one that the address names; all of them where it names none."""
    match = CURSOR.fullmatch(text or "")
    try:
        since, pk = (date.fromisoformat(match[1]), UUID(match[2])) if match else (None, None)
    except ValueError:
        since = None
    if since is None:
        return lines
    return lines.filter(Q(since__gt=since) | Q(since=since, pk__gt=pk))


def as_listed(lines):
    """Lines as they are shown: the name as on the list, and on which lists. One query for those."""
    sources = Source.objects.in_bulk({pk for line in lines for pk in line.sources})
    language = (get_language() or "ky")[:2]
    return [
        Listed(
            line, name_of(line.row), line.row.birth_date, line.row.birth_precision, says(line),
            ", ".join(sorted(sources[pk].name for pk in line.sources)),
            ", ".join(
                dict.fromkeys(
                    place.name_in(language)
                    for place in (line.settlement, line.municipality or line.district)
                    if place
                )
            ),
            "" if line.waits else _("in an open case") if line.in_care else _("answered"),
        )
        for line in lines
    ]  # fmt: skip


class OnList(NamedTuple):
    """One row of a list: what the list is, and what it says."""

    row: object
    edition: object
    body: str
    place: str
    says: list
    cells: list


def on_lists(line, by):
    """Every row of this child that the reader may see, the earliest list first; the look is on the trail."""
    rows = Row.objects.within_reach_of(by).filter(pk__in=line.rows)

    def read(rows):
        return rows.select_related("edition__source", *PLACES).order_by("edition__recorded_at", "number")

    return [
        OnList(row, row.edition, row.edition.source.get_body_display(), place_of(row), says(row), cells(row))
        for row in consult_list("unseen.on_lists", rows, by=by, read=read)
    ]


def answers_of(line, rows, by):
    """What was answered for this child, the latest first: also to earlier editions of the same lists."""
    earlier = Q()
    for one in rows:
        earlier |= Q(row__whose=one.row.whose, row__edition__source=one.edition.source_id)
    found = Answer.ever.within_reach_of(by).filter(Q(row__in=line.rows) | earlier, carries=None)
    shown, seen = [], set()
    for one in found.select_related("recorded_by", "signal").order_by("-recorded_at"):
        key = (one.what, one.words, one.why, one.happened_on, one.recorded_at.replace(microsecond=0))
        if key not in seen:  # one answer stands at each row of the child
            seen.add(key)
            shown.append(one)
    return shown


def signal_url(answers, by):
    """The address of the signal that was made of this child, for whoever may read it."""
    ids = [one.signal_id for one in answers if one.what == What.SIGNAL]
    found = Signal.objects.within_reach_of(by).filter(pk__in=ids).defer("sealed_words").first()
    return found.get_absolute_url() if found else ""


def file_url(line, by):
    """The address of the child's file, for whoever reaches it."""
    if line.child_id is None:
        return ""
    leads = same.leading(line.child_id, by)
    if not Child.objects.within_reach_of(by).filter(pk=leads).exists():
        return ""
    return reverse("casefile:child", args=[leads])
