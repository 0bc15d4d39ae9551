"""The flow of a chain of steps: how many reached each, and what is said of those who did not."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from umai.design.pictures.letters import width_of
from umai.design.pictures.marks import QUIET, SIZE, SMALL, TRACK, WIDTH, PictureShape, PictureText, segment
from umai.statistics.pictures.bars import BAR, BESIDE, bar, length_of
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureRow, PictureValue
from umai.statistics.pictures.sheet import GAP, LINE, PictureSheet, wrapped

INDENT = 14


class PictureStep(NamedTuple):
    """One step with how many reached it. `after` says how many stopped here, and how long the others took."""

    value: PictureValue
    after: str = ""


def draw_chain(title: str, steps: Iterable[PictureStep], caption: PictureCaption) -> Picture:
    """The picture of these steps from the first at the top; what flows on is drawn from bar to bar."""
    steps, sheet = list(steps), PictureSheet(title)
    values = [one.value for one in steps]
    room = WIDTH - BESIDE - max((width_of(one.number, SIZE, True) for one in values), default=0)
    largest = max((one.value for one in values if one.value is not None), default=None) or Decimal(1)
    lengths = [length_of(one, largest, room) for one in values]
    for at, (step, length, after) in enumerate(zip_longest(steps, lengths, lengths[1:]), start=1):
        sheet.y += GAP / 2
        sheet.write(f"{at}. {step.value.label}")
        sheet.y += 6
        sheet.draw(bar(0, sheet.y, length, BAR, apart=step.value.apart))
        sheet.put(PictureText(length + BESIDE, sheet.y + BAR - 3, step.value.number, SIZE, True))
        sheet.y += BAR
        if after is not None:
            flow_on(sheet, step, length, after)
    return sheet.finish(caption, [PictureRow((one.value.label,), one.value) for one in steps])


def flow_on(sheet: PictureSheet, step: PictureStep, length: float, after: float) -> None:
    """What flows from this bar down to the next, with what is said of the others on it."""
    lines = wrapped(step.after, SMALL, WIDTH - INDENT)
    tall = max(1, len(lines)) * SMALL * LINE + 6
    corners = segment((0, sheet.y), (length, sheet.y), (after, sheet.y + tall), (0, sheet.y + tall)) + "z"
    sheet.draw(PictureShape(corners, TRACK))
    for nth, line in enumerate(lines, start=1):
        sheet.put(PictureText(INDENT, sheet.y + nth * SMALL * LINE, line, colour=QUIET))
    sheet.y += tall
