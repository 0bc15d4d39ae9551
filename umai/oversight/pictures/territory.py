"""What the map of an area shows of each place: open cases that are late, silent villages, children unseen.

Each number is counted as the page of its rows counts it, in one query for all places.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from umai.design.pictures.area import SHARES, share_level
from umai.law.outreach import SILENT_DAYS, silent_since
from umai.law.terms.clock import day_of
from umai.oversight.board.counts import OVERDUE
from umai.oversight.board.ratios import RatioCount, count_ratios
from umai.oversight.sources import last_reports, villages_of
from umai.places.models import Place, PlaceLevel
from umai.unseen.counts import NUMBERS
from umai.unseen.filters import NOWHERE, ListedChildFilter

SILENT, SPEAKS = gettext_lazy("silent"), gettext_lazy("a report came")


class PlaceFigure(NamedTuple):
    """One place: how many of how many, and the page of those rows, "" for none.

    `inside` is the address of the map of the place itself. `state` says in a word what stands instead of
    numbers for a place that is counted once.
    """

    place: Place | None
    name: str
    lies_in: str
    n: int
    of: int
    url: str
    inside: str = ""
    state: str = ""

    @property
    def level(self) -> int:
        """Which of four levels this is: none, up to a quarter, up to a half, more."""
        return share_level(self.n, self.of)

    @property
    def says(self) -> str:
        """The numbers in words."""
        if self.state:
            return self.state
        if not self.of:
            return _("nothing to count")
        return f"{self.n} {pgettext('so many of so many', 'of')} {self.of}"


@dataclass(frozen=True)
class Subject:
    """What a map shows: its name, what is counted of what by this day, and how its figures are found."""

    title: Any
    counted: Callable[[date], str]
    figures: Callable[[Any], list[PlaceFigure]]


def late_figures(asked) -> list[PlaceFigure]:
    """Open cases that are overdue, by district, or by municipality within one."""
    column = "district" if asked.by_district else "municipality"
    counts = count_ratios([OVERDUE], asked, f"{column}_id")[OVERDUE.key]
    places = districts(asked) if asked.by_district else Place.objects.in_bulk([one for one in counts if one])
    if not asked.by_district and None in counts:
        places |= {None: None}
    return [
        figure_of(
            places[key], found.numerator, found.denominator, asked, late_url(key, column) if key else ""
        )
        for key in places
        for found in [counts.get(key, RatioCount())]
    ]


def late_url(key, column) -> str:
    """The list of the overdue cases of a place."""
    return f"{reverse('casefile:cases')}?{urlencode({'state': 'overdue', column: key})}"


def silent_figures(asked) -> list[PlaceFigure]:
    """Villages without a report, by district; within one each village."""
    last, since = last_reports(asked), silent_since(asked.on)
    quiet, every = {}, {}
    for one in villages_of(asked.districts):
        is_quiet = one.pk not in last or day_of(last[one.pk]) < since
        if asked.by_district:
            quiet[one.district_id] = quiet.get(one.district_id, 0) + is_quiet
            every[one.district_id] = every.get(one.district_id, 0) + 1
        else:
            quiet[one], every[one] = int(is_quiet), 1
    if asked.by_district:
        address = reverse("oversight:known")
        return [
            figure_of(place, quiet.get(pk, 0), every.get(pk, 0), asked, address + asked.query(district=pk))
            for pk, place in districts(asked).items()
        ]
    return [
        figure_of(one, n, 1, asked, village_url(one))._replace(state=str(SILENT if n else SPEAKS))
        for one, n in quiet.items()
    ]


def village_url(village) -> str:
    """The page on which somebody sees what hangs in a silent village, and prints for it."""
    return reverse("outreach:place", args=[village.municipality_id or village.pk])


def unseen_figures(asked) -> list[PlaceFigure]:
    """Children on lists in nobody's care, by district; within one by village, or by municipality alone."""
    chosen = ListedChildFilter(asked.by, asked.on, None if asked.by_district else asked.districts[0])
    columns = ["district_id"] if asked.by_district else ["municipality_id", "settlement_id"]
    numbers = {name: NUMBERS[name] for name in ("n_waiting", "n_every")}
    counted = chosen.lines(state="all").order_by().values_list(*columns).annotate(**numbers)
    rows = [(tuple(keys), n, of) for *keys, n, of in counted]
    address = reverse("unseen:rows")
    if asked.by_district:
        counts = {key: (n, of) for (key,), n, of in rows}
        return [
            figure_of(place, *counts.get(pk, (0, 0)), asked, address + chosen.query(district=pk))
            for pk, place in districts(asked).items()
        ]
    ids = [key for keys, *_counts in rows for key in keys if key]
    named = Place.objects.select_related("municipality").in_bulk(ids)
    return [
        figure_of(
            named.get(village or aimak),
            n,
            of,
            asked,
            address + chosen.query(municipality=aimak or NOWHERE, settlement=village or NOWHERE),
            without_village=village is None,
        )
        for (aimak, village), n, of in rows
    ]


def figure_of(place, n, of, asked, url, *, without_village=False) -> PlaceFigure:
    """The figure of a place; the page of its rows is named where there are rows."""
    name = place.name if place else _("Place not known")
    lies_in = place.municipality.name if place and place.municipality_id not in (None, place.pk) else ""
    if without_village and place and place.level == PlaceLevel.MUNICIPALITY:
        lies_in = _("Village not said")
    inside = f"?{urlencode({'district': place.pk})}" if asked.by_district else ""
    return PlaceFigure(place, name, lies_in, n, of, url if n else "", inside)


def districts(asked) -> dict:
    """The districts of the map by id, in the order of names."""
    return {one.pk: one for one in Place.objects.filter(pk__in=asked.districts).in_order()}


def late_in_words(_on: date) -> str:
    """What the map of lateness counts."""
    return _("Open cases in which something was due before today and is not done, of all open cases.")


def silent_in_words(on: date) -> str:
    """What the map of silence counts."""
    days = SILENT_DAYS.on(on)
    return ngettext(
        "Villages from which no report came in the last %(n)s day, of all villages.",
        "Villages from which no report came in the last %(n)s days, of all villages.",
        days,
    ) % {"n": days}


def unseen_in_words(_on: date) -> str:
    """What the map of children in nobody's care counts."""
    return _("Children on lists for whom no case is open and nobody answered, of all on the lists.")


SUBJECTS = {
    "late": Subject(gettext_lazy("What is late"), late_in_words, late_figures),
    "silent": Subject(gettext_lazy("Silent villages"), silent_in_words, silent_figures),
    "unseen": Subject(gettext_lazy("Children in nobody's care"), unseen_in_words, unseen_figures),
}


def legend_of(figures) -> list[tuple[int, str]]:
    """The levels that stand on this map, in words, the highest last."""
    words = {one.level: str(capfirst(one.state or SHARES[one.level])) for one in figures}
    return sorted(words.items())
