"""Bars, readable on a phone, and pyramids of ages.

A bar begins at nought, has its label over it and its number beside it.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from umai.design.pictures.letters import width_of
from umai.design.pictures.marks import (
    LIGHT,
    SIZE,
    SMALL,
    STRONG,
    TRACK,
    WIDTH,
    PictureShape,
    PictureText,
    rectangle,
)
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureRow, PictureValue
from umai.statistics.pictures.sheet import GAP, LINE, PictureSheet, wrapped

BAR = 16
BESIDE = 6  # between a bar and its number
PYRAMID_BAR = 13


class PyramidAge(NamedTuple):
    """One age or band of ages, with the two values that stand left and right of it."""

    label: str
    left: PictureValue
    right: PictureValue


def draw_bars(
    title: str, values: Iterable[PictureValue], caption: PictureCaption, *, whole: Decimal | None = None
) -> Picture:
    """The picture of these bars; `whole`: what a bar over the whole width would be, else the largest."""
    values, sheet = list(values), PictureSheet(title)
    room = WIDTH - BESIDE - max((width_of(one.number, SIZE) for one in values), default=0)
    largest = whole or max((one.value or Decimal(0) for one in values), default=Decimal(0)) or Decimal(1)
    for one in values:
        sheet.y += GAP
        sheet.write(one.label)
        sheet.y += 6
        length = length_of(one, largest, room)
        if whole:
            sheet.draw(PictureShape(rectangle(0, sheet.y, room, BAR), TRACK))
        sheet.draw(bar(0, sheet.y, length, BAR, apart=one.apart))
        sheet.put(PictureText(length + BESIDE, sheet.y + BAR - 3, one.number, SIZE))
        sheet.y += BAR
    return sheet.finish(caption, [PictureRow((one.label,), one) for one in values])


def length_of(one: PictureValue, largest: Decimal, room: float) -> float:
    """How long a bar is: a value that is not nought is seen, and none is longer than there is room."""
    if not one.value:
        return 0
    return max(1.0, min(room, float(one.value / largest) * room))


def bar(x: float, y: float, length: float, height: float, *, apart: bool) -> PictureShape:
    path = rectangle(x, y, length, height)
    return PictureShape(path, LIGHT, STRONG) if apart else PictureShape(path, STRONG)


def draw_pyramid(
    title: str, sides: tuple[str, str], ages: Iterable[PyramidAge], caption: PictureCaption
) -> Picture:
    """The pyramid of these ages, the youngest first in `ages` and at the foot of the picture."""
    ages, sheet = list(ages), PictureSheet(title)
    middle = max((width_of(one.label, SMALL) for one in ages), default=0) + 2 * BESIDE
    values = [side for one in ages for side in (one.left, one.right)]
    numbers = max((width_of(one.number, SMALL) for one in values), default=0)
    room = (WIDTH - middle) / 2 - numbers - BESIDE
    largest = max((one.value or Decimal(0) for one in values), default=Decimal(0)) or Decimal(1)
    left, right = (WIDTH - middle) / 2, (WIDTH + middle) / 2
    sheet.y += GAP
    heads = [wrapped(side, SMALL, left, bold=True) for side in sides]
    for at in range(max(len(lines) for lines in heads)):
        sheet.y += SMALL * LINE
        for lines, x, anchor in zip(heads, (left, right), ("end", "start"), strict=True):
            if at < len(lines):
                sheet.put(PictureText(x, sheet.y, lines[at], SMALL, True, anchor))
    for one in reversed(ages):
        sheet.y += 5
        below = sheet.y + PYRAMID_BAR - 3
        long = length_of(one.left, largest, room)
        sheet.draw(bar(left - long, sheet.y, long, PYRAMID_BAR, apart=False))
        sheet.put(PictureText(left - long - BESIDE / 2, below, one.left.number, anchor="end"))
        long = length_of(one.right, largest, room)
        sheet.draw(bar(right, sheet.y, long, PYRAMID_BAR, apart=True))
        sheet.put(PictureText(right + long + BESIDE / 2, below, one.right.number))
        sheet.put(PictureText(WIDTH / 2, below, one.label, anchor="middle"))
        sheet.y += PYRAMID_BAR
    rows = [
        PictureRow((one.label, side), value)
        for one in ages
        for side, value in zip(sides, (one.left, one.right), strict=True)
    ]
    return sheet.finish(caption, rows)
