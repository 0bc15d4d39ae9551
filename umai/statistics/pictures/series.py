"""Series over time: several lines with intervals in one picture, and small multiples on one scale."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from umai.design.pictures.letters import width_of
from umai.design.pictures.marks import (
    GRID,
    PAPER,
    SMALL,
    STRONG,
    WIDTH,
    PictureShape,
    PictureText,
    diamond,
    disc,
    segment,
)
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureLine, PictureRow, PictureValue
from umai.statistics.pictures.sheet import GAP, LINE, PictureSheet, tick_number, ticks, wrapped

TALL, PANEL_TALL = 150, 64
BETWEEN = 16  # from one panel to the one beside it
CAP = 3
PARTS = 16  # of a line, at each of which it is kept free of numbers


class LineLook(NamedTuple):
    """How a line is told from the others without its colour: its dashes and the form of its points."""

    colour: str
    dashes: str
    mark: Callable[[float, float, float], str]
    filled: bool


LOOKS = (
    LineLook(STRONG, "", disc, True),
    LineLook("#8a3a12", "6 3", diamond, True),
    LineLook("#3c5a2a", "2 2", disc, False),
    LineLook("#5b3a7d", "8 3 2 3", diamond, False),
)


class PlotArea:
    """The part of a sheet in which values stand: where each is drawn, by its time and its size."""

    def __init__(self, left: float, right: float, top: float, tall: float, lines: Sequence[PictureLine]):
        values = [one for line in lines for one in line.values]
        self.left, self.right, self.top, self.bottom = left, right, top, top + tall
        self.marks = ticks(values)
        self.first, self.last = min(one.at for one in values), max(one.at for one in values)

    def x(self, one: PictureValue) -> float:
        span = self.last - self.first
        part = (one.at - self.first) / span if span else 0.5
        return self.left + part * (self.right - self.left)

    def y(self, value) -> float:
        part = float((value - self.marks[0]) / (self.marks[-1] - self.marks[0]))
        return self.bottom - part * (self.bottom - self.top)


def draw_series(title: str, lines: Iterable[PictureLine], caption: PictureCaption) -> Picture:
    """The picture of these lines, at most four; each value with an interval has it as an upright line.

    A line is broken where values are missing. Raises ValueError for more lines, and for none.
    """
    lines, sheet = list(lines), PictureSheet(title)
    if not 0 < len(lines) <= len(LOOKS):
        raise ValueError(f"{len(lines)} lines: a picture has one to {len(LOOKS)}, else draw small multiples")
    if len(lines) > 1:
        sheet.y += 4
        for line, look in zip(lines, LOOKS, strict=False):
            write_key(sheet, line.label, look)
    sheet.y += GAP + SMALL
    side = beside_axis(lines)
    area = PlotArea(side + GAP, WIDTH - GAP, sheet.y, TALL, lines)
    draw_axis(sheet, area)
    for line, look in zip(lines, LOOKS, strict=False):
        draw_line(sheet, area, line, look)
    sheet.y = area.bottom + SMALL * LINE + 3
    write_times(sheet, area, lines)
    for line, look in zip(lines, LOOKS, strict=False):
        write_numbers(sheet, area, line.values, look)
    return sheet.finish(caption, rows_of_lines(lines))


def draw_multiples(title: str, panels: Iterable[PictureLine], caption: PictureCaption) -> Picture:
    """The picture of these panels, two beside each other, all on one scale. Raises ValueError for none."""
    panels, sheet = list(panels), PictureSheet(title)
    if not panels:
        raise ValueError("a picture of no panel")
    wide = (WIDTH - BETWEEN) / 2
    side = beside_axis(panels)
    for at in range(0, len(panels), 2):
        beside = panels[at : at + 2]
        heads = [wrapped(one.label, SMALL, wide, bold=True) for one in beside]
        sheet.y += GAP
        for nth, lines in enumerate(heads):
            for line, text in enumerate(lines, start=1):
                x, y = nth * (wide + BETWEEN), sheet.y + line * SMALL * LINE
                sheet.put(PictureText(x, y, text, SMALL, True))
        sheet.y += max(map(len, heads)) * SMALL * LINE + GAP / 2 + SMALL
        areas = [
            PlotArea(left + side + GAP, left + wide - 8, sheet.y, PANEL_TALL, panels)
            for left in (0, wide + BETWEEN)
        ]
        sheet.y = areas[0].bottom + SMALL * LINE + 3
        for area, panel in zip(areas, beside, strict=False):
            draw_axis(sheet, area, only_ends=True)
            draw_line(sheet, area, panel, LOOKS[0])
            write_times(sheet, area, [panel], only_ends=True)
        for area, panel in zip(areas, beside, strict=False):  # numbers last: they go where nothing is
            write_numbers(sheet, area, [panel.values[-1], panel.values[0]], LOOKS[0])
    return sheet.finish(caption, rows_of_lines(panels))


def beside_axis(lines: Sequence[PictureLine]) -> float:
    """How much room the numbers of the axis need beside it."""
    marks = ticks([one for line in lines for one in line.values])
    return max(width_of(tick_number(one), SMALL) for one in marks)


def write_key(sheet: PictureSheet, label: str, look: LineLook) -> None:
    """How a line looks, with its name."""
    y = sheet.y + SMALL * LINE - 4
    sheet.draw(
        PictureShape(segment((0, y), (28, y)), line=look.colour, width=2, dashes=look.dashes),
        PictureShape(look.mark(14, y, 4), look.colour if look.filled else PAPER, look.colour, 1.5),
    )
    sheet.write(label, SMALL, x=36, width=WIDTH - 36)


def draw_axis(sheet: PictureSheet, area: PlotArea, *, only_ends: bool = False) -> None:
    """A line across for each number of the axis, and the number beside it."""
    shown = {area.marks[0], area.marks[-1], *([] if only_ends else area.marks)}
    for tick in area.marks:
        y = area.y(tick)
        line = segment((area.left - 4, y), (area.right + 4, y))
        sheet.draw(PictureShape(line, line=GRID, width=0.9 if tick == 0 else 0.5))
        if tick in shown:
            x = area.left - 8
            sheet.put(PictureText(x, y + 4, tick_number(tick), anchor="end"))


def draw_line(sheet: PictureSheet, area: PlotArea, line: PictureLine, look: LineLook) -> None:
    known = [one for one in line.values if one.value is not None]
    steps = [after.at - before.at for before, after in pairwise(line.values)]
    longest = 1.5 * min(steps, default=0)
    for before, after in pairwise(line.values):
        stated = before.value is not None and after.value is not None
        if stated and after.at - before.at <= longest and not (before.apart or after.apart):
            start, end = ((area.x(one), area.y(one.value)) for one in (before, after))
            sheet.draw(PictureShape(segment(start, end), line=look.colour, width=2, dashes=look.dashes))
            sheet.keep_free(*points_between(start, end))
    for one in known:
        x = area.x(one)
        if one.low is not None and one.high is not None:
            low, high = area.y(one.low), area.y(one.high)
            for start, end in (((x, low), (x, high)), *(((x - CAP, y), (x + CAP, y)) for y in (low, high))):
                sheet.draw(PictureShape(segment(start, end), line=look.colour, width=1.2))
                sheet.keep_free(*points_between(start, end))
        fill = look.colour if look.filled and not one.apart else PAPER
        sheet.draw(PictureShape(look.mark(x, area.y(one.value), 3.5), fill, look.colour, 1.5))
        sheet.keep_free((x, area.y(one.value)), around=4)


def points_between(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Points of a line, near enough to each other that no number stands between two."""
    return [
        (start[0] + (end[0] - start[0]) * nth / PARTS, start[1] + (end[1] - start[1]) * nth / PARTS)
        for nth in range(PARTS + 1)
    ]


def write_times(
    sheet: PictureSheet, area: PlotArea, lines: Sequence[PictureLine], *, only_ends: bool = False
) -> None:
    """The names of the times under the axis: the last, the first, and those between that have room."""
    times = {one.at: one for line in lines for one in line.values}
    found = [times[at] for at in sorted(times)]
    for one in (found[-1], found[0], *([] if only_ends else found[1:-1])):
        y = sheet.y
        middle = PictureText(area.x(one), y, one.label, anchor="middle")
        end = PictureText(area.right + 6, y, one.label, anchor="end")
        start = PictureText(area.left - 6, y, one.label)
        sheet.put_if_free(middle, end if one is found[-1] else start)


def write_numbers(
    sheet: PictureSheet, area: PlotArea, values: Iterable[PictureValue], look: LineLook
) -> None:
    """The number of each value near its point, where there is room; all stand in the table."""
    for one in values:
        if one.value is None:
            continue
        x, high, low = area.x(one), area.y(max(one.reach)), area.y(min(one.reach))
        heights = [high - 7, *([low + 16] if low + 20 < area.bottom else []), high - 14]
        sheet.put_if_free(
            *(
                PictureText(x + aside, y, one.number, anchor=anchor, colour=look.colour, halo=True)
                for y in heights
                for anchor, aside in (("middle", 0), ("end", 4), ("start", -4), ("end", 8), ("start", -8))
            )
        )


def rows_of_lines(lines: Sequence[PictureLine]) -> list[PictureRow]:
    """The rows of the table: of several lines each row names its line first."""
    return [
        PictureRow((line.label, one.label) if line.label else (one.label,), one)
        for line in lines
        for one in line.values
    ]
