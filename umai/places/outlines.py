"""Outlines of districts and cities as paths of an SVG, to draw maps of figures with. They state no border.

From OCHA COD-AB 2018 (Ministry of Emergency Situations), CC BY-IGO: name it where a map is shown.
"""

import json
from functools import cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

OUTLINES = Path(__file__).parent / "data" / "districts.geojson"
WIDTH = 700  # units of the drawing from the westernmost to the easternmost point
MIDDLE = 41.2  # latitude at which a degree east is drawn as long as it is on the ground
MARGIN = 4
SOURCE = "OCHA COD-AB 2018, CC BY-IGO"


class Outline(NamedTuple):
    """The outline of one place: its path, and the corners between which it lies."""

    path: str
    left: int
    top: int
    right: int
    bottom: int


class Drawing(NamedTuple):
    """How degrees are drawn: where the drawing begins, and how many units a degree is."""

    west: float
    north: float
    unit: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point in degrees east and north is drawn."""
        return (x - self.west) * self.unit, (self.north - y) * self.unit / cos(radians(MIDDLE))


@cache
def shapes() -> dict[str, list]:
    """Code of the place to the rings of its outline, in degrees. Read once in a process."""
    with OUTLINES.open(encoding="utf-8") as read:
        features = json.load(read)["features"]
    return {one["properties"]["code"]: rings_of(one["geometry"]) for one in features}


@cache
def drawing() -> Drawing:
    """How the country is drawn."""
    points = [point for rings in shapes().values() for ring in rings for point in ring]
    west, north = min(x for x, _y in points), max(y for _x, y in points)
    return Drawing(west, north, WIDTH / (max(x for x, _y in points) - west))


@cache
def outlines() -> dict[str, Outline]:
    """Code of the place to its outline."""
    at = drawing().at

    def drawn(ring):
        whole = [tuple(map(round, at(x, y))) for x, y in ring]
        return [point for at, point in enumerate(whole) if at == 0 or point != whole[at - 1]]

    return {code: outline_of([drawn(ring) for ring in rings]) for code, rings in shapes().items()}


@cache
def middles() -> dict[str, tuple[float, float]]:
    """Code of the place to the middle of its largest part, where a mark of it is drawn."""
    at = drawing().at
    found = {}
    for code, rings in shapes().items():
        drawn = [[at(*point) for point in ring] for ring in rings]
        found[code] = middle_of(max(drawn, key=lambda ring: abs(area_of(ring))))
    return found


def area_of(ring) -> float:
    """The area of a ring, negative where it runs the other way round."""
    return sum(x * later_y - later_x * y for (x, y), (later_x, later_y) in pairwise(ring)) / 2


def middle_of(ring) -> tuple[float, float]:
    """The centre of mass of a ring."""
    x_sum = y_sum = 0.0
    for (x, y), (later_x, later_y) in pairwise(ring):
        part = x * later_y - later_x * y
        x_sum, y_sum = x_sum + (x + later_x) * part, y_sum + (y + later_y) * part
    whole = 6 * area_of(ring)
    return x_sum / whole, y_sum / whole


def rings_of(geometry) -> list:
    """The rings of a polygon or of several, whichever this is."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def outline_of(rings) -> Outline:
    """These rings as one path; after its first point each point is written from the one before."""
    path = ""
    for ring in rings:
        steps = [f"{x - ring[at][0]} {y - ring[at][1]}" for at, (x, y) in enumerate(ring[1:])]
        path += f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")
    xs, ys = ([point[axis] for ring in rings for point in ring] for axis in (0, 1))
    return Outline(path, min(xs), min(ys), max(xs), max(ys))


def frame(found) -> str:
    """The `viewBox` that holds these outlines with a little room around."""
    left, top = min(one.left for one in found) - MARGIN, min(one.top for one in found) - MARGIN
    right, bottom = max(one.right for one in found) + MARGIN, max(one.bottom for one in found) + MARGIN
    return f"{left} {top} {right - left} {bottom - top}"
