"""The yearbook: the printed tables of an edition with a picture each, as a PDF in Kyrgyz or in Russian."""

from fractions import Fraction
from pathlib import Path
from typing import Any

from umai.documents.papers import render_pdf
from umai.statistics.arithmetic.changes import half_up
from umai.statistics.publication.code_lists import category_in_words, table_in_words, title_of, word
from umai.statistics.publication.editions import ALL, Edition, PrintedAxis, PrintedCell, PrintedTable

TEMPLATE = Path(__file__).with_name("yearbook.typ")
LANGUAGES = ("ky", "ru")
NARROW = "\u202f"  # between thousands
NOT_PRINTED = "–"


def as_yearbook(edition: Edition, language: str) -> bytes:
    """The PDF in one language (ky or ru). Django must be set up, for the words in the foot of the paper."""
    return render_pdf(TEMPLATE, yearbook_values(edition, language), language, record=edition.name)


def yearbook_values(edition: Edition, language: str) -> dict[str, Any]:
    """What the template shows: words, and for each table its picture and its rows. Printed numbers alone."""
    names = ("period", "edition", "known_on", "rule", "pictures", "count", "least", "most", "share")
    return {
        "title": f"{word('yearbook')[language]}, {edition.period}",
        "period": edition.period,
        "edition": edition.name,
        "known_on": edition.known_on,
        "words": {name: word(name)[language] for name in names},
        "tables": [
            {
                "title": table_in_words(one, language),
                "heads": [title_of(edition, axis.dimension, language) for axis in one.axes],
                "rows": [row_in_words(edition, one, place, language) for place in one.places()],
                "pictures": [bars_of(edition, one, at, language) for at in range(len(one.axes))],
            }
            for one in edition.tables
        ],
    }


def row_in_words(edition: Edition, table: PrintedTable, place, language: str) -> dict[str, Any]:
    cell = edition.printed(table, place)
    pairs = zip(table.axes, place, strict=True)
    return {
        "labels": [category_in_words(edition, axis.dimension, one, language) for axis, one in pairs],
        "numbers": [number(cell.printed), number(cell.least), number(cell.most)],
        "total": ALL in place,
    }


def bars_of(edition: Edition, table: PrintedTable, at: int, language: str) -> dict[str, Any]:
    """The picture along one axis, over all categories of the others: bars from nought, with their share."""
    axis = table.axes[at]
    cells = {one: edition.printed(table, whole(table, at, one)) for one in axis.categories}
    total = edition.printed(table, whole(table, at, axis.printed[-1])).printed
    longest = max((cell.printed or 0 for cell in cells.values()), default=0)
    return {
        "title": title_of(edition, axis.dimension, language),
        "bars": [
            {
                "label": category_in_words(edition, axis.dimension, one, language),
                "length": (cell.printed or 0) / longest if longest else 0,
                "number": number(cell.printed),
                "share": share(cell, total),
            }
            for one, cell in cells.items()
        ],
    }


def whole(table: PrintedTable, at: int, category: str) -> tuple[str, ...]:
    """The place of a category of one axis, over all of the others."""
    return tuple(category if one == at else last_of(axis) for one, axis in enumerate(table.axes))


def last_of(axis: PrintedAxis) -> str:
    """The total, or the only category."""
    return axis.printed[-1]


def share(cell: PrintedCell, total: int | None) -> str:
    """The share of a printed number in the printed total, in whole per cent; "" where one of them is none."""
    if cell.printed is None or not total:
        return ""
    return f"{half_up(Fraction(100 * cell.printed, total), 0)} %"


def number(value: int | None) -> str:
    return NOT_PRINTED if value is None else f"{value:,}".replace(",", NARROW)
