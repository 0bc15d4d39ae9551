"""The figures of an area on a map, the places without a point as tiles, and all of them in a table."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.safestring import SafeString

from umai.design.pictures.area import MapFrame, MapPlace, map_svg, mark_svg
from umai.oversight.pictures.territory import SUBJECTS, PlaceFigure, legend_of
from umai.oversight.sources import villages_of
from umai.places.models import Place
from umai.places.outlines import middles, outlines
from umai.places.points import points

KEYED = 20  # places at most whose numbers are written on the map
ROOM = 0.06  # around what is drawn, as a share of its longer side
CLOSE = 3  # units of room at the least, about four kilometres
HEADING = "map"


class TableLine(NamedTuple):
    """One place in the table: its number on the map, its figure, and its mark."""

    key: str
    figure: PlaceFigure
    mark: SafeString
    level: str


def page(asked, show: str) -> dict:
    """All that the page shows of this subject."""
    subject = SUBJECTS[show]
    figures = sorted(subject.figures(asked), key=lambda one: (-one.n, one.name))
    drawn = [one for one in placed(asked, figures) if one[1]]
    keyed = len(drawn) <= KEYED
    keys = {id(one): str(n) for n, (one, _where) in enumerate(drawn, start=1)} if keyed else {}
    legend = legend_of(figures)
    lines = [
        TableLine(keys.get(id(one), ""), one, mark_svg(one.level), dict(legend)[one.level]) for one in figures
    ]
    on_map = {id(one) for one, _where in drawn}
    return {
        "asked": asked,
        "title": subject.title,
        "counted": subject.counted(asked.on),
        "show": show,
        "lines": lines,
        "map": drawing_of(asked, drawn, keys),
        "legend": [(mark_svg(level), words) for level, words in legend],
        "tiles": tiles_of(line for line in lines if id(line.figure) not in on_map),
    }


def placed(asked, figures: list[PlaceFigure]):
    """Each figure with where it is drawn, as (x, y, path); None where nobody knows."""
    if asked.by_district:
        where = {code: (*middles()[code], one.path) for code, one in outlines().items()}
    else:
        where = {code: (x, y, "") for code, (x, y) in points().items()} | middles_of_aimaks(asked)
    return [(one, where.get(one.place.code) if one.place else None) for one in figures]


def middles_of_aimaks(asked) -> dict[str, tuple[float, float, str]]:
    """Code of a municipality to the middle of the points of its villages."""
    known: dict[str, list] = {}
    for one in villages_of(asked.districts):
        if one.code in points() and one.municipality_id not in (None, one.pk):
            known.setdefault(one.municipality.code, []).append(points()[one.code])
    return {
        code: (sum(x for x, _y in found) / len(found), sum(y for _x, y in found) / len(found), "")
        for code, found in known.items()
    }


def drawing_of(asked, drawn, keys) -> SafeString | str:
    """The map as SVG; "" where nothing of it can be drawn."""
    codes = Place.objects.filter(pk__in=asked.districts).values_list("code", flat=True)
    behind = [outlines()[code] for code in codes if code in outlines()]
    if not behind or not drawn:
        return ""
    places = [
        MapPlace(f"{one.name}: {one.says}", one.url, one.level, x, y, path, keys.get(id(one), ""))
        for one, (x, y, path) in drawn
    ]
    corners = behind if asked.by_district else []  # one district is shown where its places lie
    xs = [x for one in corners for x in (one.left, one.right)] + [one.x for one in places]
    ys = [y for one in corners for y in (one.top, one.bottom)] + [one.y for one in places]
    return map_svg(HEADING, frame_around(xs, ys), [one.path for one in behind], places)


def frame_around(xs: list[float], ys: list[float]) -> MapFrame:
    """The part of the drawing in which these points lie, with room around."""
    room = max(ROOM * max(max(xs) - min(xs), max(ys) - min(ys)), CLOSE)
    return MapFrame(
        min(xs) - room, min(ys) - room, max(xs) - min(xs) + 2 * room, max(ys) - min(ys) + 2 * room
    )


def tiles_of(lines: Iterable[TableLine]) -> list[tuple[str, list[TableLine]]]:
    """The places without a point, by the municipality in which they lie."""
    found: dict[str, list[TableLine]] = {}
    for line in lines:
        found.setdefault(line.figure.lies_in, []).append(line)
    return sorted(found.items())
