"""Points with intervals, one under the other on one axis."""

from collections.abc import Iterable
from decimal import Decimal

from umai.design.pictures.letters import width_of
from umai.design.pictures.marks import (
    GRID,
    PAPER,
    SIZE,
    SMALL,
    STRONG,
    WIDTH,
    PictureShape,
    PictureText,
    disc,
    segment,
)
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureRow, PictureValue
from umai.statistics.pictures.sheet import GAP, LINE, PictureSheet, tick_number, ticks

POINT, CAP, ARROW = 5, 5, 6
ROW = 16
FARTHEST = 2  # times the largest value, which an interval may reach before it is cut off with an arrow


def draw_points(title: str, values: Iterable[PictureValue], caption: PictureCaption) -> Picture:
    """The picture of these points; the interval of each is a line through it, with an end on either side.

    An interval that is stated without a value is drawn without a point. One that has no upper end, or that
    reaches more than twice as far as the largest value, ends in an arrow at the edge.
    """
    values, sheet = list(values), PictureSheet(title)
    stated = [one.value for one in values if one.value]
    most = FARTHEST * max(stated) if stated else None
    marks = ticks(
        [one if one.high is None or not most else one._replace(high=min(one.high, most)) for one in values]
    )
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
    """The line of an interval with its ends, or an arrow where it goes on, and the point on it."""
    shapes = []
    if one.low is not None:
        low, high = across(one.low), WIDTH if one.high is None else across(one.high)
        goes_on = high >= WIDTH
        high = min(high, WIDTH)
        shapes.append(PictureShape(segment((low, y), (high, y)), line=STRONG, width=2))
        shapes.append(PictureShape(segment((low, y - CAP), (low, y + CAP)), line=STRONG, width=2))
        end = (
            segment((high - ARROW, y - CAP), (high, y), (high - ARROW, y + CAP))
            if goes_on
            else segment((high, y - CAP), (high, y + CAP))
        )
        shapes.append(PictureShape(end, line=STRONG, width=2))
    if one.value is not None:
        fill = PAPER if one.apart else STRONG
        shapes.append(PictureShape(disc(across(one.value), y, POINT), fill, STRONG, 2))
    return shapes
