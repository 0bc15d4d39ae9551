"""A map whose places lead to pages: outlines and points as plain values, and how they become SVG.

How much a place has is said by its fill, by the form of its mark and by words, never by colour alone.
"""

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from umai.design.pictures.marks import PAPER, diamond, disc, plain, rectangle, segment

SHARES = (  # what each level means, where it is a share
    gettext_lazy("none"),
    gettext_lazy("up to a quarter"),
    gettext_lazy("up to a half"),
    gettext_lazy("more than a half"),
)
FILLS = ("#eef1f3", "#f5dfa8", "#e0a03c", "#a8321f")  # of nothing, little, more and most
BEHIND = "#faf5ec"
LINE, INK = "#8a9199", "#231c17"
KEY_BESIDE = 1.5  # from the middle of a mark to its key, in radii


class MapFrame(NamedTuple):
    """The part of the drawing that a map shows."""

    left: float
    top: float
    width: float
    height: float

    @property
    def radius(self) -> float:
        """That of a mark: such that it can be touched on a phone and hides few others."""
        return max(self.width, self.height) / 45

    def __str__(self) -> str:
        return " ".join(map(plain, self))


class MapPlace(NamedTuple):
    """A place of the map: an outline to be filled, or a point alone, with its mark at `x` and `y`.

    `level` is an index of `FILLS`; `key` the number by which a list names the place, "" for none; `url`
    the page it leads to, "" for none.
    """

    says: str
    url: str
    level: int
    x: float
    y: float
    path: str = ""
    key: str = ""


def share_level(n: int, of: int) -> int:
    """The level of a share: none, up to a quarter, up to a half, more."""
    if not n:
        return 0
    return 1 if 4 * n <= of else 2 if 2 * n <= of else 3


def map_svg(label: str, frame: MapFrame, behind: Iterable[str], places: Iterable[MapPlace]) -> SafeString:
    """The map; `label` is the id of its heading, `behind` the outlines that are no places of it."""
    root = ElementTree.Element(
        "svg", {"class": "umai-map", "viewBox": str(frame), "role": "group", "aria-labelledby": label}
    )
    for path in behind:
        draw_path(root, path, BEHIND, LINE)
    placed = list(places)
    for one in placed:  # all fills first, so that none lies over the mark of a neighbour
        if one.path:
            draw_path(root, one.path, FILLS[one.level], PAPER)
    for one in placed:
        link = place_element(root, one)
        if one.path:
            draw_path(link, one.path, "none", "none").set("pointer-events", "all")
        for path in mark_paths(one.level, one.x, one.y, frame.radius):
            draw_path(link, path, PAPER if one.path else FILLS[one.level], INK)
        if one.key:
            write_key(link, one, frame)
    return mark_safe(ElementTree.tostring(root, encoding="unicode"))


def mark_svg(level: int) -> SafeString:
    """The mark of a level, beside the words that say what it means."""
    root = ElementTree.Element("svg", {"class": "umai-mark", "viewBox": "0 0 20 20", "aria-hidden": "true"})
    for path in mark_paths(level, 10, 10, 8):
        draw_path(root, path, FILLS[level], INK)
    return mark_safe(ElementTree.tostring(root, encoding="unicode"))


def place_element(root: ElementTree.Element, one: MapPlace) -> ElementTree.Element:
    """The link of a place; where it leads nowhere, a picture with the same words."""
    said = {"href": one.url} if one.url else {"role": "img"}
    element = ElementTree.SubElement(root, "a" if one.url else "g", said | {"aria-label": one.says})
    ElementTree.SubElement(element, "title").text = one.says
    return element


def mark_paths(level: int, x: float, y: float, radius: float) -> list[str]:
    """The form of a level: a small ring, a disc with a stroke, a diamond, and a square with a cross."""
    if level == 0:
        return [disc(x, y, round(radius / 2, 1))]  # to a tenth as it is written, so that it is round
    if level == 1:
        half = round(radius * 0.75, 1)
        return [disc(x, y, half), segment((x - half, y), (x + half, y))]
    if level == 2:
        return [diamond(x, y, radius)]
    half = radius * 0.8
    corners = [(x - half, y - half), (x + half, y + half), (x - half, y + half), (x + half, y - half)]
    box = rectangle(corners[0][0], corners[0][1], 2 * half, 2 * half)
    return [box, segment(*corners[:2]) + segment(*corners[2:])]


def draw_path(parent: ElementTree.Element, path: str, fill: str, line: str) -> ElementTree.Element:
    said = {"d": path, "fill": fill, "stroke": line, "vector-effect": "non-scaling-stroke"}
    return ElementTree.SubElement(parent, "path", said)


def write_key(parent: ElementTree.Element, one: MapPlace, frame: MapFrame) -> None:
    """The number of a place beside its mark, on the side where there is room."""
    right = one.x < frame.left + frame.width * 0.9
    x = one.x + (KEY_BESIDE if right else -KEY_BESIDE) * frame.radius
    said = {
        "x": plain(x),
        "y": plain(one.y + frame.radius * 0.6),
        "font-size": plain(frame.radius * 1.8),
        "text-anchor": "start" if right else "end",
        "fill": INK,
        "stroke": PAPER,
        "stroke-width": plain(frame.radius / 2),
        "paint-order": "stroke",
    }
    ElementTree.SubElement(parent, "text", said).text = one.key
