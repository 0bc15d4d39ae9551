"""Outlines of oblasts, joined from those of their districts, and where a key stands in each."""

from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import NamedTuple

from umai.design.pictures.marks import WIDTH
from umai.places.outlines import WIDTH as DRAWN
from umai.places.outlines import drawing, shapes

SCALE = WIDTH / DRAWN
INSIDE = 8  # from a key in the middle of an oblast to its border, at the least
STEPS = 24  # points across in which the middle of an oblast is looked for
ANGLES = 24

type Point = tuple[float, float]
type Ring = list[Point]


class KeyPlace(NamedTuple):
    """Where the key of an oblast stands; `of` is the point of the oblast that a line leads to, else None."""

    x: float
    y: float
    of: Point | None


def oblast_of(code: str) -> str:
    """The code of the oblast, or of the city of republican significance, in which a district lies."""
    return f"{code[:5]}{'0' * 9}"


@cache
def oblast_rings() -> dict[str, list[Ring]]:
    """Code of an oblast to its rings in units of the drawing. What two districts share is no border."""
    by_oblast: dict[str, list] = defaultdict(list)
    for code, rings in shapes().items():
        by_oblast[oblast_of(code)] += rings
    at = drawing().at
    return {
        code: [[at(*point) for point in ring] for ring in joined(rings)] for code, rings in by_oblast.items()
    }


def joined(rings: list) -> list[Ring]:
    """The rings around all of these."""
    edges = Counter(frozenset((tuple(one), tuple(other))) for ring in rings for one, other in pairwise(ring))
    beside: dict[Point, list[Point]] = defaultdict(list)
    for edge in (one for one, times in edges.items() if times == 1 and len(one) == 2):
        one, other = edge
        beside[one].append(other)
        beside[other].append(one)
    found = []
    while beside:
        ring = [next(iter(beside))]
        while ring[-1] in beside:
            here = ring[-1]
            there = beside[here].pop()
            beside[there].remove(here)
            for point in (here, there):
                if not beside[point]:
                    del beside[point]
            ring.append(there)
        found.append(ring)
    return found


@cache
def oblast_paths() -> dict[str, str]:
    """Code of an oblast to its path in whole units of the drawing."""
    return {code: path_of(rings) for code, rings in oblast_rings().items()}


@cache
def key_places() -> dict[str, KeyPlace]:
    """Code of an oblast to where its key stands: in its middle, or outside where the oblast is small."""
    scaled = {
        code: [[(x * SCALE, y * SCALE) for x, y in ring] for ring in rings]
        for code, rings in oblast_rings().items()
    }
    country = [ring for rings in scaled.values() for ring in rings]
    middles = {code: middle_of(rings) for code, rings in scaled.items()}
    found = {code: KeyPlace(x, y, None) for code, (x, y, room) in sorted(middles.items()) if room >= INSIDE}
    for code, (x, y, _room) in sorted(middles.items()):
        if code not in found:
            found[code] = beside_country((x, y), country, list(found.values()))
    return found


def middle_of(rings: list[Ring]) -> tuple[float, float, float]:
    """The point that is farthest from every border, and how far."""
    xs, ys = [x for ring in rings for x, _y in ring], [y for ring in rings for _x, y in ring]
    points = [
        (
            min(xs) + (max(xs) - min(xs)) * (column + 0.5) / STEPS,
            min(ys) + (max(ys) - min(ys)) * (row + 0.5) / STEPS,
        )
        for column in range(STEPS)
        for row in range(STEPS)
    ]
    return max(((x, y, from_border((x, y), rings)) for x, y in points if inside((x, y), rings)), key=by_room)


def by_room(found: tuple[float, float, float]) -> float:
    return found[2]


def beside_country(point: Point, country: list[Ring], taken: list[KeyPlace]) -> KeyPlace:
    """The nearest place outside the country that no other key has."""
    places = (
        (point[0] + far * cos(2 * pi * nth / ANGLES), point[1] + far * sin(2 * pi * nth / ANGLES))
        for far in range(14, 200, 3)
        for nth in range(ANGLES)
    )
    for x, y in places:
        free = all(hypot(x - one.x, y - one.y) >= 2 * INSIDE for one in taken)
        if free and INSIDE <= x <= WIDTH - INSIDE and has_room_outside((x, y), country):
            return KeyPlace(x, y, point)
    raise ValueError("no room for a key")


def has_room_outside(point: Point, country: list[Ring]) -> bool:
    return not inside(point, country) and from_border(point, country) >= INSIDE


def inside(point: Point, rings: list[Ring]) -> bool:
    """Whether a ray to the east crosses borders an odd number of times."""
    px, py = point
    crossed = 0
    for ring in rings:
        for (x, y), (nx, ny) in pairwise(ring):
            if (y > py) != (ny > py) and px < x + (py - y) / (ny - y) * (nx - x):
                crossed += 1
    return crossed % 2 == 1


def from_border(point: Point, rings: list[Ring]) -> float:
    """How far the nearest corner of a border is: corners are near enough to each other."""
    px, py = point
    return min(hypot(x - px, y - py) for ring in rings for x, y in ring)


def path_of(rings: list[Ring]) -> str:
    """These rings as one path in whole units; each point is written from the one before."""
    path = ""
    for ring in rings:
        whole = [(round(x), round(y)) for x, y in ring]
        kept = [point for at, point in enumerate(whole) if at == 0 or point != whole[at - 1]]
        if len(kept) > 2:
            steps = (f"{x - kept[at][0]} {y - kept[at][1]}" for at, (x, y) in enumerate(kept[1:]))
            path += f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z".replace(" -", "-")
    return path
