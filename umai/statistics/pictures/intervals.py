"""Points with intervals, one under the other on one axis."""

from collections.abc import Iterable
from decimal import Decimal

from umai.statistics.pictures.marks import (
    GRID,
    PAPER,
    SIZE,
    SMALL,
    STRONG,
    WIDTH,
    Picture,
    PictureCaption,
    PictureRow,
    PictureShape,
    PictureText,
    PictureValue,
    disc,
    segment,
)
from umai.statistics.pictures.sheet import GAP, LINE, PictureSheet, tick_number, ticks, width_of

POINT, CAP = 5, 5
ROW = 16


def draw_points(title: str, values: Iterable[PictureValue], caption: PictureCaption) -> Picture:
    """The picture of these points; the interval of each is a line through it, with an end on either side.

    An interval that is stated without a value is drawn without a point.
    """
    values, sheet = list(values), PictureSheet(title)
    marks = ticks(values)
    edge = max(width_of(tick_number(one), SMALL) for one in marks) / 2

    def across(value: Decimal) -> float:
        return edge + float((value - marks[0]) / (marks[-1] - marks[0])) * (WIDTH - 2 * edge)

    sheet.y += GAP / 2
    top, first = sheet.y, len(sheet.shapes)
    for one in values:
        sheet.y += GAP / 2
        sheet.write(one.label)
        sheet.write(one.in_words, SIZE, bold=True)
        sheet.y += ROW
        sheet.draw(*interval(one, across, sheet.y - 4))
    sheet.shapes[first:first] = [
        PictureShape(
            segment((across(tick), top), (across(tick), sheet.y + 4)), line=GRID, width=0.5, dashes="2 3"
        )
        for tick in marks
    ]
    sheet.texts = [one._replace(halo=True) for one in sheet.texts]
    sheet.y += 4 + SMALL * LINE
    for tick in marks:
        sheet.put_if_free(PictureText(across(tick), sheet.y, tick_number(tick), anchor="middle"))
    return sheet.finish(caption, [PictureRow((one.label,), one) for one in values])


def interval(one: PictureValue, across, y: float) -> list[PictureShape]:
    """The line of an interval with its ends, and the point on it."""
    shapes = []
    if one.low is not None and one.high is not None:
        low, high = across(one.low), across(one.high)
        for ends in (((low, y), (high, y)), *(((x, y - CAP), (x, y + CAP)) for x in (low, high))):
            shapes.append(PictureShape(segment(*ends), line=STRONG, width=2))
    if one.value is not None:
        fill = PAPER if one.apart else STRONG
        shapes.append(PictureShape(disc(across(one.value), y, POINT), fill, STRONG, 2))
    return shapes
