"""A round on a map: a drawing made by the server; the list beside it says the same in words."""

from math import hypot
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from umai.places.outlines import frame, outlines
from umai.places.points import points
from umai.rounds.coverage.reading import SettlementCoverage

NEIGHBOURS = 3  # settlements of the round that lie nearest
HALF = 50  # of a hundred dwellings, from which a neighbour counts as walked
LARGE = 60  # units of a frame above which points are drawn larger, in proportion

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
    x: str
    y: str
    how: str
    says: object


class RoundMap(NamedTuple):
    """The districts behind, the settlements that can be drawn, the frame, and the radius of a point."""

    paths: list[str]
    settlements: list[MapSettlement]
    without_point: int
    frame: str
    radius: str


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
    size = frame(behind)
    radius = max(1.0, max(map(int, size.split()[2:])) / LARGE)
    return RoundMap([one.path for one in behind], drawn, len(found) - len(drawn), size, f"{radius:.1f}")


def drawn_as(one: SettlementCoverage, x: float, y: float) -> MapSettlement:
    """This settlement at this point of the drawing."""
    how = how_of(one)
    return MapSettlement(one, f"{x:.1f}", f"{y:.1f}", how, dict(LEGEND)[how])


def how_of(one: SettlementCoverage) -> str:
    """How this settlement is drawn."""
    if one.hole:
        return "hole"
    if not one.done:
        return "none"
    return "whole" if one.share == 100 else "some"
