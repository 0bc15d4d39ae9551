"""The children whom a number counts, and all that the lists say of one of them."""

from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.design.addresses import as_cursor, read_day_cursor
from umai.identification.models import Signal
from umai.linkage.models import ListRow, ListSource
from umai.register import merge_groups
from umai.register.models import Child
from umai.unseen.answers import rows_of
from umai.unseen.models import ListedChild, RowAnswer
from umai.unseen.words import cells, marks_of, name_of, names_of, place_of

PAGE = 50


class ListedChildRow(NamedTuple):
    """One child of the work list."""

    line: ListedChild
    name: str
    says: list
    lists: str
    place: str
    state: str


def rows_page(chosen, after):
    """A page of the rows that are asked for, the longest known first."""
    by = chosen.by
    found = chosen.lines()
    begun = lines_after(found, after)
    with by.speaking():
        ids = list(in_order(begun).values_list("pk", flat=True)[: PAGE + 1])
    shown = consult_list("unseen.rows", begun, by=by, read=with_rows, ids=ids[:PAGE])
    last = shown[-1] if len(ids) > PAGE else None
    return {
        "total": found.count(),
        "rows": as_rows(shown),
        "first_url": chosen.query() if begun is not found else None,
        "next_url": chosen.query(after=as_cursor(last.since, last.pk)) if last else None,
    }


def in_order(lines):
    return lines.order_by("since", "pk")


def with_rows(lines):
    return in_order(lines).select_related("row", "settlement", "municipality", "district")


def lines_after(lines, text):
    """The lines after the one that the address names; all of them where it names none."""
    first = read_day_cursor(text)
    if first is None:
        return lines
    return lines.filter(Q(since__gt=first.at) | Q(since=first.at, pk__gt=first.pk))


def as_rows(lines):
    """Lines as they are shown: the name as on the list, and on which lists. One query for the lists."""
    sources = ListSource.objects.in_bulk({pk for line in lines for pk in line.sources})
    return [
        ListedChildRow(
            line,
            name_of(line.row),
            marks_of(line),
            ", ".join(sorted(sources[pk].name for pk in line.sources)),
            names_of([line.settlement, line.municipality or line.district]),
            "" if line.waits else _("in an open case") if line.in_care else _("answered"),
        )
        for line in lines
    ]


class RowOfList(NamedTuple):
    """One row of a list, and what it says in words."""

    row: ListRow
    place: str
    says: list
    cells: list


def list_rows_of(line, by):
    """Every row of this child that the reader may see, the earliest list first; the look is on the trail."""
    return [
        RowOfList(row, place_of(row), marks_of(row), cells(row))
        for row in consult_list("unseen.on_lists", rows_of(line), by=by)
    ]


def answers_of(line, rows, by):
    """What was answered for this child, the latest first: also to earlier editions of the same lists."""
    earlier = Q()
    for one in rows:
        earlier |= Q(row__whose=one.row.whose, row__edition__source=one.row.edition.source_id)
    own = RowAnswer.ever.filter(row__in=line.rows)
    found = own | RowAnswer.ever.within_reach_of(by).filter(earlier)
    shown, seen = [], set()
    for one in found.filter(carries=None).select_related("recorded_by", "signal").order_by("-recorded_at"):
        key = (one.what, one.words, one.why, one.happened_on, one.recorded_at.replace(microsecond=0))
        if key not in seen:  # one answer stands at each row of the child
            seen.add(key)
            shown.append(one)
    return shown


def signal_url(answers, by):
    """The address of the latest signal that these answers name, for whoever may read it."""
    ids = [one.signal_id for one in answers if one.signal_id]
    with by.speaking():
        found = Signal.objects.within_reach_of(by).filter(pk__in=ids).defer("sealed_words")
        latest = found.order_by("-recorded_at").first() if ids else None
    return latest.get_absolute_url() if latest else ""


def file_url(line, by):
    """The address of the child's file, for whoever reaches it."""
    if line.child_id is None:
        return ""
    leads = merge_groups.leading_id_of(line.child_id, by)
    if not Child.objects.within_reach_of(by).filter(pk=leads).exists():
        return ""
    return reverse("casefile:child", args=[leads])
