"""The pages of indicators: what is counted in a year, by one dimension, to the nearest ten."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import note_shown
from umai.design.days import date_in_words
from umai.design.parts import Link
from umai.indicators.definition import STOCK, Indicator
from umai.indicators.dimensions import title_of
from umai.indicators.reading import INDICATORS, categories, shown_cells
from umai.law.terms.clock import today
from umai.statistics.elsewhere.words import number
from umai.statistics.pictures.bars import draw_bars
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureValue

YEARS = 5  # that may be chosen


class CountedLine(NamedTuple):
    """A category with its count now, its count as it was known before, and the difference, in words."""

    label: str
    now: str
    before: str
    revision: str


class AskedYear(NamedTuple):
    """A year that is asked about: its days so far, the day as of which it was known, and the dimension."""

    year: int
    since: date
    until: date
    by: str
    known_on: date | None

    @classmethod
    def of(cls, query, indicator: Indicator) -> "AskedYear":
        """The year, dimension and day in this address; values that are not offered are ignored.

        A year that runs ends today. A year that is over was known on its last day in another way than now:
        that day stands beside it.
        """
        on = today()
        asked = query.get("year", "")
        year = int(asked) if asked in {str(one) for one in years(on)} else on.year
        by = query.get("by", "")
        by = by if by in indicator.dimensions and by != "district" else "oblast"
        last = date(year, 12, 31)
        over = last < on
        return cls(year, date(year, 1, 1), last if over else on, by, last if over else None)


def years(on: date) -> list[int]:
    return [on.year - n for n in range(YEARS)]


def published() -> list[Indicator]:
    """The indicators of the whole country, without those that are known as they stand now alone."""
    return [one for one in INDICATORS.values() if not one.now_alone]


def indicator_links() -> list[tuple[Link, str]]:
    """A link to each indicator, and what it counts."""
    return [
        (Link(str(one.title), reverse("statistics:indicator", args=[one.name])), capfirst(str(one.counted)))
        for one in published()
    ]


def indicator_page(indicator: Indicator, query, by) -> dict:
    """One indicator in one year. The look is on the trail; no child is in it."""
    note_shown("statistics.indicator", [], [], by=by)
    asked = AskedYear.of(query, indicator)
    lines, values = counted_lines(indicator, asked, by)
    title = str(indicator.title)
    return {
        "indicator": indicator,
        "asked": asked,
        "since": date_in_words(asked.since),
        "until": date_in_words(asked.until),
        "stock": indicator.kind == STOCK,
        "label": title_of(asked.by),
        "lines": lines,
        "total": number(total(indicator, asked, by)),
        "pictures": {"by": picture_of(f"{title}, {asked.year}", title_of(asked.by), values)}
        if values
        else {},
        "years": [(one, address(indicator, one, asked.by), one == asked.year) for one in years(today())],
        "dimensions": [
            (title_of(one), address(indicator, asked.year, one), one == asked.by)
            for one in indicator.dimensions
            if one != "district"
        ],
    }


def picture_of(title: str, dimension: str, values: list[PictureValue]) -> Picture:
    """What is counted now, as bars."""
    caption = PictureCaption(
        _("Umai, counts to the nearest ten"), _("Fewer than five are shown as none."), (dimension,)
    )
    return draw_bars(title, values, caption)


def address(indicator: Indicator, year: int, by: str) -> str:
    return f"{reverse('statistics:indicator', args=[indicator.name])}?year={year}&by={by}"


def total(indicator, asked, by) -> int:
    cells = shown_cells(indicator.name, asked.since, asked.until, speaker=by)
    return cells[0].count if cells else 0


def counted_lines(indicator, asked, by) -> tuple[list[CountedLine], list[PictureValue]]:
    """A line for each category with a count now or as it was known before; what a picture shows of now."""
    now, before = (
        {
            cell.categories[0]: cell.count
            for cell in shown_cells(indicator.name, asked.since, asked.until, (asked.by,), known, speaker=by)
        }
        for known in (None, asked.known_on)
    )
    lines, values = [], []
    for code, words in categories(asked.by):
        if not (n := now.get(code, 0)) and not before.get(code, 0):
            continue
        was = before.get(code, 0)
        revision = "" if n == was else (f"+{number(n - was)}" if n > was else number(n - was))
        lines.append(CountedLine(words, number(n), number(was), revision))
        values.append(PictureValue(words, Decimal(n), number(n)))
    return lines, values
