"""A picture of points with intervals as plain values, readable on a phone. Knows no framework.

Each point has its label over it and its numbers under it; an interval that reaches farther than the picture
ends in an arrow. The same numbers stand in the table under it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from umai.statistics.elsewhere.pictures import GAP, LETTERS, LINE, SIZE, SMALL, WIDTH, PictureText, wrapped

EDGE = 8  # on each side, so that a point at the edge is whole
FARTHEST = 2.0  # times the largest point, which an interval may reach before it is cut off
BAND = 26  # in which a point is drawn


class EstimatePoint(NamedTuple):
    """What one point shows; `low` and `high` are None where there is no interval or no end of it."""

    label: str
    value: int
    low: int | None
    high: int | None
    number: str
    answer: bool = False


class DrawnPoint(NamedTuple):
    """A point: its place, where its line begins and ends, and whether it is the answer."""

    y: int
    x: int
    left: int
    right: int
    cut: bool
    answer: bool


class PointPicture(NamedTuple):
    """A whole picture; `alt` says what it shows."""

    height: int
    texts: tuple[PictureText, ...]
    points: tuple[DrawnPoint, ...]
    title: str
    alt: str


def draw_points(title: str, points: Iterable[EstimatePoint], source: str) -> PointPicture:
    """The picture of these points, from nought to the farthest end that is drawn."""
    points = list(points)
    largest = max((one.value for one in points), default=0) or 1
    most = max([largest, *(min(one.high, int(FARTHEST * largest)) for one in points if one.high)])
    texts, drawn, y = [], [], 0
    for row in wrapped(title, LETTERS[SIZE] - 4):  # bold letters are wider
        y += LINE
        texts.append(PictureText(y, SIZE, True, row))
    for one in points:
        y += GAP
        for row in (*wrapped(one.label, LETTERS[SIZE]), one.number):
            y += LINE
            texts.append(PictureText(y, SIZE, one.answer, row))
        drawn.append(point_at(y + BAND // 2, one, most))
        y += BAND
    y += GAP
    for row in wrapped(source, LETTERS[SMALL]):
        y += SMALL + 4
        texts.append(PictureText(y, SMALL, False, row))
    said = "; ".join(f"{one.label}: {one.number}" for one in points)
    return PointPicture(y + GAP, tuple(texts), tuple(drawn), title, f"{title}. {said}.")


def point_at(y: int, one: EstimatePoint, most: int) -> DrawnPoint:
    def across(value: int) -> int:
        return EDGE + min(value, most) * (WIDTH - 2 * EDGE) // most

    endless = one.low is not None and one.high is None
    left = across(one.value if one.low is None else one.low)
    right = WIDTH - EDGE if endless else across(one.value if one.high is None else one.high)
    cut = endless or (one.high is not None and one.high > most)
    return DrawnPoint(y, across(one.value), left, right, cut, one.answer)
