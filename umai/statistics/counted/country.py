"""The country at a glance: indicators by oblast, and a map of children without a carer."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import note_shown
from umai.design.parts import Link
from umai.indicators.reading import INDICATORS, categories, shown_cells
from umai.law.terms.clock import today
from umai.statistics.counted.drawn import caption_of, districts_of, value_of
from umai.statistics.counted.periods import CountedPeriod
from umai.statistics.counted.reading import address
from umai.statistics.elsewhere.words import rounded_in_words
from umai.statistics.pictures.maps import draw_districts
from umai.statistics.pictures.shown import ShownPicture

# The indicators of the columns, and a title that is short enough for a column.
COLUMNS = {
    "registered_children": gettext_lazy("On the register"),
    "children_of_migrants": gettext_lazy("Of labour migrants"),
    "children_without_lawful_carer": gettext_lazy("Without a lawful carer"),
    "cases": gettext_lazy("Cases opened this year"),
    "violence": gettext_lazy("Violence this year"),
}
ON_MAP = "children_without_lawful_carer"


class OblastLine(NamedTuple):
    """One oblast, and for each column its title and its count in words."""

    name: str
    cells: list[tuple[Any, str]]


def country_now(by) -> dict[str, Any]:
    """The lines of the oblasts, the sums of the country, and the map; counts of today, to the nearest ten.

    The look is on the trail; no child is in it.
    """
    note_shown("statistics.indicator", [], [], by=by)
    found = {name: shown_cells(name, today(), ("oblast",), speaker=by) for name in COLUMNS}
    counts = {name: {cell.categories[0]: cell.count for cell in one.cells} for name, one in found.items()}
    lines = [
        OblastLine(words, [(COLUMNS[name], rounded_in_words(of.get(code, 0))) for name, of in counts.items()])
        for code, words in categories("oblast")
        if any(of.get(code) for of in counts.values())
    ]
    period = CountedPeriod.of({})
    return {
        "oblasts": lines,
        "columns": [
            Link(words, address(INDICATORS[name], period, "oblast")) for name, words in COLUMNS.items()
        ],
        "whole": [(COLUMNS[name], rounded_in_words(one.whole or 0)) for name, one in found.items()],
        "map": map_of_districts(by),
        "map_address": address(INDICATORS[ON_MAP], period, "district"),
    }


def map_of_districts(by) -> str:
    """The map as markup for a page; "" where no district has five of them."""
    cells = shown_cells(ON_MAP, today(), ("district",), speaker=by).cells
    words = dict(categories("district"))
    values = {
        cell.categories[0]: value_of(words.get(cell.categories[0], ""), cell.count)
        for cell in cells
        if cell.count
    }
    shown = districts_of(values)
    if not shown:
        return ""
    note = _("Counts and no shares: where many children live, many are counted.")
    title = str(INDICATORS[ON_MAP].title)
    return ShownPicture(draw_districts(title, shown, caption_of(_("District"), note=note)), {}).svg
