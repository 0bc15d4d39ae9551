"""What a picture is made of: texts, shapes and the values that it shows. Plain values, no framework.

All lengths are units of a drawing 340 wide, of which one is nearly a point on a phone of 360 points.
"""

from decimal import Decimal
from typing import NamedTuple

WIDTH = 340
SIZE, SMALL = 14, 12
INK, QUIET, PAPER, GRID = "#0b0c0c", "#574c44", "#ffffff", "#8a9199"
STRONG, LIGHT, TRACK = "#1d5a94", "#b8d0e8", "#e6ebf0"


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


class PictureValue(NamedTuple):
    """One value as published, and as it is printed. `value` None: not stated, and `number` says so.

    `low` and `high` are the ends of its interval, which `between` says in words. `at` is its place on an
    axis of time. `apart`: it is of another kind than the others, and is drawn lighter.
    """

    label: str
    value: Decimal | None
    number: str
    low: Decimal | None = None
    high: Decimal | None = None
    between: str = ""
    at: float = 0
    apart: bool = False

    @property
    def in_words(self) -> str:
        return f"{self.number} ({self.between})" if self.between else self.number

    @property
    def reach(self) -> list[Decimal]:
        """The value with the ends of its interval, as far as they are stated."""
        return [one for one in (self.low, self.value, self.high) if one is not None]


class PictureLine(NamedTuple):
    """Values of one kind along an axis."""

    label: str
    values: tuple[PictureValue, ...]


class PictureCaption(NamedTuple):
    """Where the values come from, and what was rounded or left out; and how the rows of its table are named.

    `head` has a name for each column of labels.
    """

    source: str
    note: str
    head: tuple[str, ...]


class PictureRow(NamedTuple):
    """A row of the table of a picture."""

    labels: tuple[str, ...]
    value: PictureValue


class Picture(NamedTuple):
    """A whole picture with its table."""

    title: str
    height: float
    shapes: tuple[PictureShape, ...]
    texts: tuple[PictureText, ...]
    caption: PictureCaption
    rows: tuple[PictureRow, ...]

    @property
    def alt(self) -> str:
        """What the picture shows, for who does not see it: every row of its table."""
        said = "; ".join(f"{', '.join(one.labels)}: {one.value.in_words}" for one in self.rows)
        return f"{self.title}. {said}."

    @property
    def has_apart(self) -> bool:
        return any(one.value.apart for one in self.rows)


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
