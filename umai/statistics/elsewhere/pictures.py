"""A picture of bars as plain values for `statistics/picture.svg`, readable on a phone. Knows no framework.

It is drawn on the server with no font from elsewhere: a bar begins at nought, has its label over it and its
number beside it, and the same numbers stand in the table under it.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

WIDTH = 340  # units; on a phone of 360 points a unit is nearly a point
SIZE, SMALL = 14, 12
LINE, BAR, GAP = 18, 16, 10
BESIDE = 76  # for the number beside the longest bar
LETTERS = {SIZE: 40, SMALL: 48}  # letters of a line, by size; Kyrgyz words are as wide as Russian ones


class PictureText(NamedTuple):
    y: int
    size: int
    bold: bool
    text: str


class PictureBar(NamedTuple):
    """A bar with its number; `apart`: it is of another kind than the others, and is drawn lighter."""

    y: int
    width: int
    number_x: int
    number_y: int
    number: str
    apart: bool


class Picture(NamedTuple):
    """A whole picture; `alt` says what it shows. `track`: how long a bar of the whole is, or 0."""

    height: int
    texts: tuple[PictureText, ...]
    bars: tuple[PictureBar, ...]
    title: str
    alt: str
    track: int

    @property
    def has_apart(self) -> bool:
        return any(one.apart for one in self.bars)


class Bar(NamedTuple):
    """What one bar shows."""

    label: str
    value: Decimal
    number: str
    apart: bool = False


def draw(title: str, bars: Iterable[Bar], source: str, *, whole: Decimal | None = None) -> Picture:
    """The picture of these bars; `whole`: what a bar over the whole width would be, else the largest."""
    bars = list(bars)
    largest = whole or max((one.value for one in bars), default=Decimal(0)) or Decimal(1)
    texts, drawn, y = [], [], 0
    for line in wrapped(title, LETTERS[SIZE] - 4):  # bold letters are wider
        y += LINE
        texts.append(PictureText(y, SIZE, True, line))
    for one in bars:
        y += GAP
        for line in wrapped(one.label, LETTERS[SIZE]):
            y += LINE
            texts.append(PictureText(y, SIZE, False, line))
        width = max(1, int(one.value * (WIDTH - BESIDE) / largest)) if one.value else 0
        drawn.append(PictureBar(y + 6, width, width + 6, y + 6 + BAR - 3, one.number, one.apart))
        y += 6 + BAR
    y += GAP
    for line in wrapped(source, LETTERS[SMALL]):
        y += SMALL + 4
        texts.append(PictureText(y, SMALL, False, line))
    said = "; ".join(f"{one.label}: {one.number}" for one in bars)
    track = WIDTH - BESIDE if whole else 0
    return Picture(y + GAP, tuple(texts), tuple(drawn), title, f"{title}. {said}.", track)


def wrapped(text: str, letters: int) -> list[str]:
    """The words of a text in lines of at most so many letters; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
