"""How much room a text of a drawing takes, measured by the typeface that comes with Umai."""

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

from umai.design.pictures.marks import WIDTH, PictureText

FONTS = Path(__file__).resolve().parents[1] / "fonts"
MEASURED_AT = 100
WIDER = 1.1  # a machine without Noto Sans draws with DejaVu Sans, which is wider by about a tenth


class TextBox(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "TextBox") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@cache
def font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"NotoSans-{'Bold' if bold else 'Regular'}.ttf", MEASURED_AT)


@lru_cache(4096)
def width_of(text: str, size: int, bold: bool = False) -> float:
    """How wide a text is at the most."""
    return font(bold).getlength(text) * size / MEASURED_AT * WIDER


def lines_of(text: str, room: float, size: int, bold: bool = False, most: int | None = None) -> list[str]:
    """A text in lines that are no wider than `room`, at most so many; an ellipsis stands for what is cut.

    A word that is wider than a line is broken.
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold) <= room:
            lines[-1] = longer
            continue
        rest = word
        while rest:
            part = rest
            while len(part) > 1 and width_of(part, size, bold) > room:
                part = part[:-1]
            lines.append(part)
            rest = rest[len(part) :]
    lines = [one for one in lines if one]
    if most is None or len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, bold) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def box_of(one: PictureText) -> TextBox:
    """Where a text stands, from its highest to its lowest letters."""
    width = width_of(one.text, one.size, one.bold)
    left = one.x - {"start": 0.0, "middle": width / 2, "end": width}[one.anchor]
    return TextBox(left, one.y - one.size * 0.8, left + width, one.y + one.size * 0.24)


def within_sheet(one: PictureText) -> PictureText:
    """The text, moved to the edge where it would be cut off."""
    box = box_of(one)
    if box.left < 0:
        return one._replace(x=0, anchor="start")
    return one._replace(x=WIDTH, anchor="end") if box.right > WIDTH else one


def with_room(texts: Iterable[PictureText]) -> list[PictureText]:
    """Those of these texts that stay on the sheet and cover none before them."""
    kept: list[PictureText] = []
    for one in texts:
        box = box_of(one)
        if box.left >= 0 and box.right <= WIDTH and not any(box.meets(box_of(other)) for other in kept):
            kept.append(one)
    return kept
