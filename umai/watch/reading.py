"""What the pages of those who watch show: the counts by place, and a page of one list."""

from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import note_shown
from umai.access.permissions import may_do
from umai.design.addresses import as_cursor, read_day_cursor
from umai.law.terms.clock import today
from umai.staff.models import Office, OfficeKind
from umai.staff.serving import offices_serving
from umai.watch.letters.reading import LetterLine, letters_about, unanswered_count
from umai.watch.lists import DEPARTMENT, NOBODY_HERE, OBLAST, OUTSIDE, WatchList, lists_of
from umai.watch.rows import WatchRow
from umai.watch.territory import WatchedTerritory

PAGE = 50


class WatchCount(NamedTuple):
    """A number of one list that leads to its rows; without an address where there is none."""

    title: str
    n: int
    url: str


class ListSummary(NamedTuple):
    """One list: how many rows it has here, and since when the oldest is owed."""

    one: WatchList
    n: int
    oldest_on: date | None
    url: str


class PlaceLine(NamedTuple):
    """One place: a number for each list, in their order."""

    name: str
    url: str
    counts: list[WatchCount]


class ShownRow(NamedTuple):
    """A row in words: what it is, what is owed, who owes it, and the latest letter about it."""

    row: WatchRow
    district: str
    what: Any
    owed: Any
    who: str
    letter: LetterLine | None
    url: str
    """The page on which a letter about it is written."""
    open_url: str
    """The page that asks to open the file; "" where the row names none, or the reader may not."""


def board(by, territory: WatchedTerritory) -> dict[str, Any]:
    """The lists with their counts, and a line for each place."""
    lists = lists_of(by)
    counted = [one.counts(by, territory.within) for one in lists]
    summaries = [
        ListSummary(
            one,
            sum(count.n for count in counts),
            min((count.oldest_on for count in counts), default=None),
            rows_url(one, territory.chosen),
        )
        for one, counts in zip(lists, counted, strict=True)
    ]
    lines = lines_of(territory, lists, counted)
    return {"lists": summaries, "lines": lines, "unanswered": unanswered_count(by)}


def lines_of(territory, lists, counted) -> list[PlaceLine]:
    """A line for each place that has a row in any list, in order of name."""
    by_place = [{count.district: count.n for count in counts} for counts in counted]
    lines = []
    for pk, districts in territory.parts.items():
        numbers = [sum(found.get(district, 0) for district in districts) for found in by_place]
        counts = [
            WatchCount(one.title, n, rows_url(one, pk) if n else "")
            for one, n in zip(lists, numbers, strict=True)
        ]
        url = reverse("watch:board") + query(pk) if len(districts) > 1 else ""
        if any(numbers):
            lines.append(PlaceLine(territory.names[pk], url, counts))
    return sorted(lines, key=lambda one: one.name)


def rows_page(by, one: WatchList, territory: WatchedTerritory, after: str) -> dict[str, Any]:
    """A page of one list, the oldest owed first; the look is on the trail before anything is shown."""
    begins = read_day_cursor(after)
    found = one.rows(by, territory.within, begins, PAGE + 1)
    shown = found[:PAGE]
    note_shown(
        f"watch.{one.slug}", [row.id for row in shown], {row.child for row in shown if row.child}, by=by
    )
    last = shown[-1] if len(found) > PAGE else None
    here = rows_url(one, territory.chosen)
    return {
        "list": one,
        "parts": one.parts(by, territory.within),
        "rows": in_words(one, shown, territory, by),
        "total": sum(count.n for count in one.counts(by, territory.within)),
        "first_url": here if begins else None,
        "next_url": rows_url(one, territory.chosen, after=as_cursor(last.owed_on, last.id)) if last else None,
    }


def in_words(one, rows, territory, by) -> list[ShownRow]:
    """The rows as they are shown. One query for the offices, and one for letters."""
    offices = Office.objects.in_bulk({row.owes for row in rows if row.owes})
    letters = letters_about([row.id for row in rows], by)
    shown = []
    for row in rows:
        what, owed = one.in_words(row)
        district, who = territory.names[row.district], who_owes(one, row, offices)
        url = reverse("watch:write_letter", args=[one.slug, row.id])
        opens = open_url_of(one, row, by)
        shown.append(ShownRow(row, district, what, owed, who, letters.get(row.id), url, opens))
    return shown


def open_url_of(one, row, by) -> str:
    """The page that asks to open the file of this row; "" where there is none for this reader."""
    if row.child is None or not may_do(by, "watch.ask_opening"):
        return ""
    return reverse("watch:ask_opening", args=[one.slug, row.id])


def addressee_of(one, row, territory) -> Office | None:
    """The office to which a letter about this row goes; None where it has no page here."""
    if row.owes:
        return Office.objects.get(pk=row.owes)
    kind = {DEPARTMENT: OfficeKind.DISTRICT, OBLAST: OfficeKind.OBLAST, OUTSIDE: OfficeKind.OBLAST}.get(
        one.owed_by(row)
    )
    if kind is None:
        return None
    found = offices_serving(territory.districts[row.district], [kind], on=today())
    return found.order_by("pk").first()


def who_owes(one, row, offices) -> str:
    if row.owes:
        return str(offices[row.owes])
    return {
        DEPARTMENT: _("the department of the district"),
        OBLAST: _("the oblast level"),
        OUTSIDE: _("a supervisor of the oblast or the Ministry"),
        NOBODY_HERE: _("an office outside the programme"),
    }[one.owed_by(row)]


def rows_url(one, place, **more) -> str:
    return reverse("watch:rows", args=[one.slug]) + query(place, **more)


def query(place, **more) -> str:
    said = {name: value for name, value in ({"place": place} | more).items() if value}
    return "?" + urlencode(said) if said else ""
