"""What a drawing is made of: texts, shapes and their outlines. Plain values, no framework.

All lengths are units of a drawing 340 wide, of which one is nearly a point on a phone of 360 points.
"""

from typing import NamedTuple

WIDTH = 340
SIZE, SMALL = 14, 12
INK, QUIET, PAPER, GRID = "#0b0c0c", "#574c44", "#ffffff", "#8a9199"
STRONG, LIGHT, TRACK = "#1d5a94", "#b8d0e8", "#e6ebf0"
GOOD, WRONG = "#2b6f47", "#b0302a"


class PictureText(NamedTuple):
    """A line of text; `anchor` as in SVG. `halo`: with a white rim, where it stands over lines."""

    x: float
    y: float
    text: str
    size: int = SMALL
    bold: bool = False
    anchor: str = "start"
    colour: str = INK
    halo: bool = False


class PictureShape(NamedTuple):
    """A path; its units are multiplied by `scale`, then moved down. `says` is told where one points at it."""

    path: str
    fill: str = "none"
    line: str = ""
    width: float = 1
    dashes: str = ""
    scale: float = 1
    down: float = 0
    says: str = ""


def plain(number: float) -> str:
    """A coordinate, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")


def rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"M{plain(x)} {plain(y)}h{plain(width)}v{plain(height)}h{plain(-width)}z"


def segment(*points: tuple[float, float]) -> str:
    """A line through these points."""
    return "M" + "L".join(f"{plain(x)} {plain(y)}" for x, y in points)


def disc(x: float, y: float, radius: float) -> str:
    r = plain(radius)
    step = plain(2 * radius)
    return f"M{plain(x - radius)} {plain(y)}a{r} {r} 0 1 0 {step} 0a{r} {r} 0 1 0 -{step} 0z"


def diamond(x: float, y: float, radius: float) -> str:
    return segment((x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)) + "z"


def free_row(x: float, taken: list[list[float]], apart: float) -> int:
    """The lowest row in which a mark at `x` keeps apart from those that stand there; it is put there.

    `taken` has the places of the marks of each row, and grows.
    """
    for row, places in enumerate(taken):
        if all(abs(x - one) >= apart for one in places):
            places.append(x)
            return row
    taken.append([x])
    return len(taken) - 1
