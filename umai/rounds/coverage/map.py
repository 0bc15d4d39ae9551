"""A round on a map: a drawing made by the server; the list beside it says the same in words."""

from math import hypot
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from umai.places.outlines import frame, outlines
from umai.places.points import points
from umai.rounds.coverage.reading import SettlementCoverage

NEIGHBOURS = 3  # settlements of the round that lie nearest
HALF = 50  # of a hundred dwellings, from which a neighbour counts as walked
POINT = 60  # a point's radius is this part of the frame
CLOSE = 12  # units: no map shows less than about fifteen kilometres
ROOM = 0.35  # around the settlements, as a share of how far apart they lie
NAMED = 10  # settlements at most whose names are written on the map
LETTERS = 26  # lines of names one above the other that a frame as high as broad holds

# How a settlement is drawn, and what that says; the words of the list say the same.
LEGEND = (
    ("hole", _("nothing is done here, while it is in the settlements around")),
    ("none", _("nothing is done yet")),
    ("some", _("a part is done")),
    ("whole", _("every dwelling is done")),
)


class MapSettlement(NamedTuple):
    """One settlement on the map."""

    line: SettlementCoverage
    x: float
    y: float
    how: str
    says: object
    name_x: float = 0
    name_y: float = 0
    to_the_left: bool = False
    """The name ends at the point, so that it stays in the frame."""


class Frame(NamedTuple):
    """The part of the drawing that a map shows."""

    left: float
    top: float
    width: float
    height: float

    def __str__(self) -> str:
        return " ".join(f"{one:.1f}" for one in self)

    @property
    def radius(self) -> float:
        return self.width / POINT

    @property
    def letters(self) -> float:
        return self.width / LETTERS


class RoundMap(NamedTuple):
    """The districts behind, the settlements that can be drawn, whether with names, and the frame."""

    paths: list[str]
    settlements: list[MapSettlement]
    without_point: int
    named: bool
    frame: Frame


def with_holes(found: list[SettlementCoverage]) -> list[SettlementCoverage]:
    """These settlements, those marked where nothing is done while most of their neighbours are half done."""
    return [one._replace(hole=is_hole(one, found)) for one in found]


def is_hole(one: SettlementCoverage, found: list[SettlementCoverage]) -> bool:
    """Whether nothing is done in this settlement, while it is in most of those that lie nearest."""
    if one.done or not one.dwellings:
        return False
    near = neighbours_of(one, found)
    return bool(near) and 2 * sum(each.share >= HALF for each in near) > len(near)


def neighbours_of(one, found) -> list[SettlementCoverage]:
    """The nearest settlements of the round; those of the same municipality where the point is not known."""
    known = points()
    others = [each for each in found if each.place.pk != one.place.pk]
    if one.place.code not in known:
        return [each for each in others if each.place.municipality_id == one.place.municipality_id]
    x, y = known[one.place.code]
    placed = [
        (hypot(known[each.place.code][0] - x, known[each.place.code][1] - y), n, each)
        for n, each in enumerate(others)
        if each.place.code in known
    ]
    return [each for _far, _n, each in sorted(placed)[:NEIGHBOURS]]


def map_of(found: list[SettlementCoverage], districts) -> RoundMap | None:
    """These settlements on a map of the districts; None where nothing of it can be drawn."""
    behind = [outlines()[one.code] for one in districts if one.code in outlines()]
    drawn = [drawn_as(one, *points()[one.place.code]) for one in found if one.place.code in points()]
    if not behind or not drawn:
        return None
    part = frame_around(drawn, Frame(*map(float, frame(behind).split())))
    named = len(drawn) <= NAMED
    drawn = with_names(drawn, part) if named else drawn
    return RoundMap([one.path for one in behind], drawn, len(found) - len(drawn), named, part)


def drawn_as(one: SettlementCoverage, x: float, y: float) -> MapSettlement:
    """This settlement at this point of the drawing."""
    how = how_of(one)
    return MapSettlement(one, x, y, how, dict(LEGEND)[how])


def frame_around(drawn: list[MapSettlement], whole: Frame) -> Frame:
    """The part of the map in which these settlements lie, with room around; the whole where they fill it."""
    left, right = min(one.x for one in drawn), max(one.x for one in drawn)
    top, bottom = min(one.y for one in drawn), max(one.y for one in drawn)
    side = max(CLOSE, max(right - left, bottom - top) * (1 + 2 * ROOM))
    if side >= min(whole.width, whole.height):
        return whole
    return Frame((left + right - side) / 2, (top + bottom - side) / 2, side, side)


def with_names(drawn: list[MapSettlement], part: Frame) -> list[MapSettlement]:
    """These settlements with the place of their names, from the top down, so that no name covers another."""
    found: list[MapSettlement] = []
    for one in sorted(drawn, key=lambda one: one.y):
        left = one.x > part.left + part.width / 2
        beside = -1.6 * part.radius if left else 1.6 * part.radius
        name_y = one.y + part.letters / 3
        if found:
            name_y = max(name_y, found[-1].name_y + part.letters * 1.1)
        found.append(one._replace(name_x=one.x + beside, name_y=name_y, to_the_left=left))
    return found


def how_of(one: SettlementCoverage) -> str:
    """How this settlement is drawn."""
    if one.hole:
        return "hole"
    if not one.done:
        return "none"
    return "whole" if one.share == 100 else "some"
