"""How many of the children on lists are in nobody's care, by place; every number links to its rows."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from umai.access.reach import wall_sql
from umai.design.pictures.area import SHARES, MapFrame, MapPlace, map_svg, mark_svg, share_level
from umai.law.children.ages import minors_born_after
from umai.machine.cluster.functions import fetch_rows
from umai.places.models import Place
from umai.places.outlines import frame, middles, outlines
from umai.staff.models import Role
from umai.unseen.filters import NOWHERE

MAP_HEADING = "map"
NUMBERS = {
    "n_waiting": Count("pk", filter=Q(waits=True)),
    "n_absent": Count("pk", filter=Q(waits=True, absent=True)),
    "n_answered": Count("pk", filter=Q(answered=True)),
    "n_every": Count("pk"),
    "first": Min("since", filter=Q(waits=True)),
}


class CountedRows(NamedTuple):
    """How many children there are, and the address of their rows: "" where the reader sees none."""

    n: int
    url: str = ""


class PlaceCounts(NamedTuple):
    """A place: how many of its children on lists wait, how many of these are absent, and since when."""

    name: str
    url: str  # of the places within it
    waiting: CountedRows
    absent: CountedRows
    every: CountedRows
    since: object
    code: str = ""  # of the district, where the places are those of the country


def counts_by_place(chosen):
    """The level of the places, a line for each, and the sum of all."""
    if chosen.by.role == Role.MINISTRY_SUPERVISOR:
        return "district", country_counts(chosen), None
    level = level_of(chosen)
    lines = chosen.lines(state="all").order_by().values_list(f"{level}_id")
    rows = list(lines.annotate(**NUMBERS).values_list(f"{level}_id", *NUMBERS))
    named = place_names(key for key, *_numbers in rows)
    lines = [place_counts(key, numbers, level, chosen, named) for key, *numbers in rows]
    lines.sort(key=lambda one: (-one.waiting.n, one.name))
    return level, lines, total_counts(rows, chosen)


def waiting_count_sql(by) -> str:
    """How many children on lists wait within this worker's reach, as `unseen`: one count of an index."""
    here = "true"
    if settings.UMAI_OWN_FILTER:
        here = f"""(l.district_id = any (%(districts)s) or l.municipality_id = any (%(municipalities)s))
            and {wall_sql(by, "l.")}"""
    return f"""select count(*) as unseen from unseen_listedchild l where l.waits and {here}
        and (l.birth_date is null or l.birth_date > %(born_after)s)"""


def level_of(chosen):
    """The level of the places by which this is counted: the next smaller ones."""
    if chosen.municipality is not None or chosen.by.reach.municipalities:
        return "settlement"
    return "municipality" if chosen.district is not None else "district"


def place_counts(key, numbers, level, chosen, named):
    waiting, absent, _answered, every, since = numbers
    here = {level: NOWHERE if key is None else key}
    deeper = level != "settlement" and key is not None
    return PlaceCounts(
        named.get(key) or _("Place not known"),
        reverse("unseen:board") + chosen.query(**here) if deeper else "",
        counted_rows(chosen, waiting, **here),
        absent_rows(chosen, absent, **here),
        counted_rows(chosen, every, state="all", **here),
        since,
    )


def total_counts(rows, chosen):
    """The sum of all places."""
    waiting, absent, answered, every = (sum(row[at] for row in rows) for at in range(1, 5))
    return {
        "waiting": counted_rows(chosen, waiting),
        "absent": absent_rows(chosen, absent),
        "answered": counted_rows(chosen, answered, state="answered"),
        "every": counted_rows(chosen, every, state="all"),
    }


def counted_rows(chosen, n, **here):
    return CountedRows(n, reverse("unseen:rows") + chosen.query(**{"state": ""} | here) if n else "")


def absent_rows(chosen, n, **here):
    """Those of them who are absent from school."""
    return counted_rows(chosen, n, kind="both" if chosen.kind in ("migrants", "both") else "absent", **here)


def place_names(ids):
    """Place to its name in the language in force."""
    return {pk: place.name for pk, place in Place.objects.in_bulk([i for i in ids if i]).items()}


def country_counts(chosen):
    """The numbers by district, for a reader who answers for the country and reads no child."""
    rows = fetch_rows("select * from unseen_of_the_country(%s)", [minors_born_after(chosen.on)])
    places = Place.objects.in_bulk([row[0] for row in rows])
    lines = [
        PlaceCounts(
            places[district].name,
            "",
            CountedRows(waiting),
            CountedRows(absent),
            CountedRows(every),
            since,
            places[district].code,
        )
        for district, waiting, absent, every, since in rows
    ]
    return sorted(lines, key=lambda one: (-one.waiting.n, one.name))


class CountryMap(NamedTuple):
    """The map, and what each of its marks means."""

    svg: SafeString
    legend: list[tuple[SafeString, str]]


def country_map(lines) -> CountryMap | None:
    """The districts of the country on a map with the numbers of their table; None where none can be drawn.

    It leads nowhere: who answers for the country reads no child.
    """
    places = [map_place(line) for line in lines if line.code in outlines()]
    if not places:
        return None
    part = MapFrame(*map(float, frame(outlines().values()).split()))
    svg = map_svg(MAP_HEADING, part, [one.path for one in outlines().values()], places)
    levels = sorted({one.level for one in places})
    return CountryMap(svg, [(mark_svg(level), str(SHARES[level])) for level in levels])


def map_place(line) -> MapPlace:
    """One district of the map."""
    n, of = line.waiting.n, line.every.n
    says = f"{line.name}: {n} {pgettext('so many of so many', 'of')} {of}"
    x, y = middles()[line.code]
    return MapPlace(says, "", share_level(n, of), x, y, outlines()[line.code].path)
