"""A table of published figures as its page, its picture and its download show it."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.statistics.elsewhere.figures import PublishedFigure, Words, figures_of, indicators
from umai.statistics.elsewhere.tables import FigureMultiples, FigureTable
from umai.statistics.elsewhere.words import (
    as_change_line,
    figure_in_words,
    number,
    period_in_words,
    place_names,
    plain_figure,
    said,
    source_in_words,
    territory_in_words,
    territory_names,
)
from umai.statistics.pictures.bars import draw_bars
from umai.statistics.pictures.maps import draw_oblasts
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureLine, PictureValue
from umai.statistics.pictures.series import draw_multiples

DOWNLOADED = (
    "indicator",
    "what",
    "period",
    "territory",
    "value",
    "unit",
    "as_the_source_says",
    "source",
    "read",
)


class FigureLine(NamedTuple):
    """A row of a table in words; `share` is its share of the total, empty where rows do not add up."""

    label: str
    period: str
    figure: str
    share: str
    source: str
    verified: bool


def table_page(table: FigureTable) -> dict[str, Any]:
    """All that the page of a table shows."""
    names = territory_names()
    return {
        "table": table,
        "title": said(table.title),
        "by_period": table.lays == "years",
        "source": said(table.source),
        "notes": [said(note) for note in table.notes],
        "lines": [as_line(one, table, names) for one in table.lines],
        "others": [as_line(one, None, names) for one in table.others],
        "changes": [as_change_line(one) for one in table.changes],
        "total": number(table.total) if table.total is not None else "",
        "stated": number(table.stated) if table.stated is not None else "",
        "adds_up": table.total == table.stated,
        "families": families_of(table),
        "quotient": quotient_in_words(table),
    }


def newest_in_words(table: FigureTable) -> str:
    """The newest figure of a whole year with its year; "" where rows of unlike kinds stand together."""
    rows = [one for one in table.lines if not table.is_part(one)]
    if table.lays != "years" or not rows:
        return ""
    newest = max(rows, key=lambda one: one.period.last)
    return f"{figure_in_words(newest)} ({period_in_words(newest.period)})"


def as_line(one: PublishedFigure, table: FigureTable | None, names: dict[str, str]) -> FigureLine:
    share = number(100 * one.value / table.total, 1) + " %" if table and table.total else ""
    label = territory_in_words(one, names) if table and table.lays == "oblasts" else said(one.indicator.label)
    if table is None and one.territory != "KG":
        label = f"{label}, {territory_in_words(one, names)}"
    return FigureLine(
        label,
        period_in_words(one.period),
        figure_in_words(one),
        share,
        source_in_words(one.source),
        one.verified,
    )


def families_of(table: FigureTable) -> list[tuple[str, str]]:
    """What the rows count, and why they stand beside no others; each kind once."""
    kinds = {one.indicator.family.code: one.indicator.family for one in (*table.lines, *table.others)}
    return [(said(one.says), said(one.apart)) for one in kinds.values()]


def quotient_in_words(table: FigureTable) -> dict[str, str] | None:
    """What is divided by what, with the years of both."""
    if table.quotient is None:
        return None
    above, below, share = table.quotient
    return {
        "above": f"{said(above.indicator.label)}, {period_in_words(above.period)}: {number(above.value)}",
        "below": f"{said(below.indicator.label)}, {period_in_words(below.period)}: {number(below.value)}",
        "formula": f"{number(above.value)} ÷ {number(below.value)} × 100 = {number(share, 1)} %",
    }


def pictures_of(table: FigureTable) -> dict[str, Picture]:
    """The pictures of a table: bars of its rows, or a map of oblasts, and what stands beside it by year."""
    names = place_names() if table.lays == "oblasts" else {}
    found = {"picture": map_of(table, names) if names else bars_of(table)}
    if table.multiples is not None:
        found["by_year"] = multiples_of(table.multiples, names)
    return found


def caption_of(source: Words, *head: str) -> PictureCaption:
    return PictureCaption(said(source), _("As published; nothing was rounded or left out here."), head)


def bars_of(table: FigureTable) -> Picture:
    bars = [
        PictureValue(bar_label(one, table), one.value, plain_figure(one), apart=table.is_part(one))
        for one in table.lines
    ]
    whole = Decimal(100) if table.is_share else None
    head = _("Year or day") if table.lays == "years" else _("What")
    return draw_bars(said(table.title), bars, caption_of(table.source, head), whole=whole)


def map_of(table: FigureTable, names: dict[str, tuple[str, str]]) -> Picture:
    """The rows of one oblast each, on a map by the code of the classifier."""
    values = {}
    for one in table.lines:
        code, name = names[one.territory]
        values[code] = PictureValue(name, one.value, plain_figure(one))
    return draw_oblasts(said(table.title), values, caption_of(table.source, _("Place")))


def multiples_of(found: FigureMultiples, names: dict[str, tuple[str, str]]) -> Picture:
    """The rows of each oblast by year, the oblasts in the order of their names."""
    panels = {}
    for one in found.lines:
        value = PictureValue(str(one.period.year), one.value, plain_figure(one), at=one.period.year)
        panels.setdefault(names[one.territory][1], []).append(value)
    lines = [PictureLine(name, tuple(panels[name])) for name in sorted(panels)]
    title = said(found.lines[0].indicator.label)
    return draw_multiples(title, lines, caption_of(found.source, _("Place"), _("Year or day")))


def bar_label(one: PublishedFigure, table: FigureTable) -> str:
    if table.lays == "years":
        return capfirst(period_in_words(one.period))
    label = said(one.indicator.label)
    return label if table.lays == "kinds" else f"{label}, {period_in_words(one.period)}"


def rows_to_download(figures: Iterable[PublishedFigure]) -> str:
    """The rows as CSV: numbers with a point, so that a program reads them in any language."""
    names, text = territory_names(), io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(DOWNLOADED)
    for one in figures:
        table.writerow(
            (
                one.indicator.code,
                said(one.indicator.label),
                one.period.text,
                territory_in_words(one, names),
                one.value,
                "%" if one.indicator.share else "",
                one.roughly,
                source_in_words(one.source),
                "yes" if one.verified else "no",
            )
        )
    return text.getvalue()


def indicator_lines() -> list[tuple[str, list[tuple[str, str, list[tuple[str, str]]]]]]:
    """Every kind of figures: what it counts, why it stands apart, and its indicators with their figures."""
    found: dict[str, Any] = {}
    for one in indicators().values():
        rows = [(period_in_words(row.period), figure_in_words(row)) for row in figures_of(one.code)]
        family = found.setdefault(one.family.code, (said(one.family.says), said(one.family.apart), []))
        family[2].append((said(one.label), rows))
    return list(found.values())
