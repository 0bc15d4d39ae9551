"""The pages of indicators: what is counted in a year, by one dimension or over years, to the nearest ten."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import note_shown
from umai.design.days import date_in_words, moment_in_words
from umai.design.parts import Link
from umai.indicators.definition import STOCK, Indicator
from umai.indicators.dimensions import title_of
from umai.indicators.nightly import end_of_year, years_shown
from umai.indicators.reading import INDICATORS, categories, shown_cells
from umai.law.terms.clock import today
from umai.statistics.counted.drawn import pictures_of, value_of
from umai.statistics.counted.periods import CountedPeriod
from umai.statistics.elsewhere.words import rounded_in_words, signed
from umai.statistics.pictures.marks import PictureValue

OVER_YEARS = "year"  # in an address, in place of a dimension
# By what an indicator is told apart first, where its title promises something else than oblasts.
FIRST = {
    "care": "carer",
    "formal_care": "arrangement",
    "guardianship_decisions": "granted",
    "waiting_applications": "asked_for",
    "signals": "channel",
    "cases": "step",
    "closed_cases": "reason",
    "urgent_calls": "hours",
    "ten_days": "assessed",
    "planned_visits": "kept",
    "missed_visits": "charged",
    "referrals": "answered",
    "violence": "relation",
    "offences_by_minors": "conflict",
    "self_harm": "self_harm",
    "working_children": "work",
}


class CountedLine(NamedTuple):
    """A category with its count now, its count as it was known before, and the difference, in words."""

    label: str
    now: str
    before: str
    revision: str


class CountedTable(NamedTuple):
    """The lines of a table, what a picture shows of each by its code, and all together ("" over years).

    `counted_at`: when the night counted the oldest of them; None where all were counted now.
    """

    lines: list[CountedLine]
    values: dict[str, PictureValue]
    whole: str
    counted_at: datetime | None


class AskedFigure(NamedTuple):
    """What a page tells: of which period, by which dimension, and as of which day it was known first.

    A period that is over was known on its last day in another way than now: that day stands beside it. Over
    years each is told as it is known now, the year that is asked last.
    """

    period: CountedPeriod
    by: str
    known_on: date | None

    @classmethod
    def of(cls, query, indicator: Indicator) -> "AskedFigure":
        """The period and dimension in this address; values that are not offered are ignored."""
        by = query.get("by", "")
        by = (
            by
            if by in (*indicator.dimensions, OVER_YEARS)
            else FIRST.get(indicator.name, indicator.dimensions[0])
        )
        period = CountedPeriod.of(query)
        if by == OVER_YEARS:
            return cls(period._replace(half=False), by, None)
        return cls(period, by, period.known_on)

    @property
    def until(self) -> date:
        return self.period.until


def published() -> list[Indicator]:
    """The indicators of the whole country, without those that are known as they stand now alone."""
    return [one for one in INDICATORS.values() if not one.now_alone]


def indicator_links() -> list[tuple[Link, str]]:
    """A link to each indicator, and what it counts."""
    return [
        (Link(str(one.title), reverse("statistics:indicator", args=[one.name])), capfirst(str(one.counted)))
        for one in published()
    ]


def indicator_page(indicator: Indicator, query, by) -> dict[str, Any]:
    """One indicator in one year, or over years. The look is on the trail; no child is in it."""
    note_shown("statistics.indicator", [], [], by=by)
    asked = AskedFigure.of(query, indicator)
    over_years = asked.by == OVER_YEARS
    table = table_of_years(indicator, by) if over_years else table_of(indicator, asked, by)
    named = [(one, dimension_title(one)) for one in (*indicator.dimensions, OVER_YEARS)]
    return {
        "indicator": indicator,
        "asked": asked,
        "over_years": over_years,
        "since": date_in_words(asked.period.since),
        "until": date_in_words(asked.until),
        "stock": indicator.kind == STOCK,
        "label": dimension_title(asked.by),
        "lines": table.lines,
        "total": "" if indicator.repeats else table.whole,
        "counted_at": moment_in_words(table.counted_at) if table.counted_at else "",
        "pictures": pictures_of(indicator, asked, table.values, by) if table.lines else {},
        "years": [
            (one, address(indicator, asked.period._replace(year=one), asked.by), one == asked.period.year)
            for one in years_shown(today())
        ],
        "parts": [
            (title, address(indicator, asked.period._replace(half=half), asked.by), half == asked.period.half)
            for half, title in ((False, _("the whole year")), (True, _("the first half-year")))
        ],
        "dimensions": [
            (title, address(indicator, asked.period, one), one == asked.by) for one, title in named
        ],
    }


def dimension_title(name: str) -> str:
    return _("Year") if name == OVER_YEARS else title_of(name)


def address(indicator: Indicator, period: CountedPeriod, by: str) -> str:
    return f"{reverse('statistics:indicator', args=[indicator.name])}?{period.query}&by={by}"


def table_of(indicator: Indicator, asked: AskedFigure, by) -> CountedTable:
    """A line for each category with a count now or as it was known before. A year that runs is asked once."""
    found = shown_cells(indicator.name, asked.until, (asked.by,), speaker=by)
    now = {cell.categories[0]: cell.count for cell in found.cells}
    before = now
    if asked.known_on:
        known = shown_cells(indicator.name, asked.until, (asked.by,), asked.known_on, speaker=by)
        before = {cell.categories[0]: cell.count for cell in known.cells}
    lines, values = [], {}
    for code, words in categories(asked.by):
        n, was = now.get(code, 0), before.get(code, 0)
        if not n and not was:
            continue
        said = rounded_in_words(n), rounded_in_words(was)
        lines.append(CountedLine(words, *said, revision_in_words(n, was)))
        values[code] = value_of(words, n)
    return CountedTable(lines, values, rounded_in_words(found.whole or 0), found.counted_at)


def revision_in_words(n: int, was: int) -> str:
    """By how much a count is another now; "" where it is the same."""
    return "" if n == was else signed(Decimal(n - was), 0)


def table_of_years(indicator: Indicator, by) -> CountedTable:
    """A line for each year from the first with a count; of what happens, the year that runs stands apart."""
    on = today()
    found = {
        year: shown_cells(indicator.name, end_of_year(year, on), speaker=by)
        for year in reversed(years_shown(on))
    }
    counts = {year: one.whole or 0 for year, one in found.items()}
    first = next((year for year, n in counts.items() if n), None)
    kept = {year: n for year, n in counts.items() if first is not None and year >= first}
    values = {
        str(year): value_of(str(year), n)._replace(at=year, apart=year == on.year and indicator.kind != STOCK)
        for year, n in kept.items()
    }
    lines = [CountedLine(str(year), rounded_in_words(n), "", "") for year, n in kept.items()]
    counted_at = min((one.counted_at for one in found.values() if one.counted_at), default=None)
    return CountedTable(lines, values, "", counted_at)
