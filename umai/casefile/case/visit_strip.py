"""A strip of visits: each a mark on its day over the months, a different shape for what came of it."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from django.utils import formats
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.pictures.letters import width_of, with_room, within_sheet
from umai.design.pictures.marks import (
    GOOD,
    INK,
    PAPER,
    QUIET,
    SIZE,
    STRONG,
    WIDTH,
    WRONG,
    PictureShape,
    PictureText,
    diamond,
    disc,
    free_row,
    rectangle,
    segment,
)
from umai.design.pictures.svg import PageDrawing
from umai.law.children.ages import months_after

EDGE = 10  # so that a mark on the first or the last day is whole
TOP = 22  # under the word over today
RADIUS, PITCH = 6, 17
ALONE, OBSERVED, SEEN, NOT_SEEN, NOT_MADE, MISSED, OWED, PLANNED = KINDS = (
    "alone",
    "observed",
    "seen",
    "not_seen",
    "not_made",
    "missed",
    "owed",
    "planned",
)


class VisitMark(NamedTuple):
    """A visit on the strip, of one of the `KINDS`."""

    kind: str
    on: date


def shapes_of(kind: str, x: float, y: float) -> list[PictureShape]:
    """The mark of a visit of this kind, around this point; each kind has an outline of its own."""
    r = RADIUS
    corner = rectangle(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2)
    cross = segment((x - r, y - r), (x + r, y + r)) + segment((x - r, y + r), (x + r, y - r))
    peak = segment((x - r, y + r - 1), (x, y - r), (x + r, y + r - 1)) + "z"
    return {
        ALONE: [PictureShape(disc(x, y, r + 1), GOOD), PictureShape(disc(x, y, 2.5), PAPER)],
        OBSERVED: [PictureShape(disc(x, y, r), PAPER, STRONG, 2), PictureShape(disc(x, y, 2.5), STRONG)],
        SEEN: [PictureShape(disc(x, y, r), PAPER, STRONG, 2)],
        NOT_SEEN: [PictureShape(diamond(x, y, r + 1), PAPER, STRONG, 2)],
        NOT_MADE: [PictureShape(segment((x - r, y), (x + r, y)), line=INK, width=4)],
        MISSED: [PictureShape(cross, line=WRONG, width=3)],
        OWED: [PictureShape(peak, WRONG, WRONG)],
        PLANNED: [PictureShape(corner, PAPER, INK, 1.5, "2 2")],
    }[kind]


def draw_strip(title: str, says: str, marks: Iterable[VisitMark], since: date, on: date) -> PageDrawing:
    """The strip of these marks: whole months, from that of `since` to that of `on` or of the last mark.

    A mark that would cover another stands over it.
    """
    marks = sorted(marks, key=lambda one: (one.on, KINDS.index(one.kind)))
    first = min([since, *(one.on for one in marks)]).replace(day=1)
    last = max([on, *(one.on for one in marks)])
    after = months_after(last.replace(day=1), 1)
    scale = (WIDTH - 2 * EDGE) / (after - first).days

    def across(day, part=0.5):
        return EDGE + ((day - first).days + part) * scale

    rows: list[list[float]] = []
    placed = [(one, across(one.on), free_row(across(one.on), rows, 2 * RADIUS + 3)) for one in marks]
    line = TOP + 10 + PITCH * max(len(rows), 1)
    now = across(on)
    shapes = [
        PictureShape(segment((now, SIZE + 4), (now, line)), line=INK, dashes="3 3"),
        PictureShape(segment((EDGE, line), (WIDTH - EDGE, line)), line=QUIET, width=2),
    ]
    for mark, x, row in placed:
        outline, *inside = shapes_of(mark.kind, x, line - 5 - RADIUS - PITCH * row)
        shapes += [outline._replace(says=date_in_words(mark.on)), *inside]
    months = months_between(first, after)
    shapes += [
        PictureShape(segment((across(day, 0), line), (across(day, 0), line + 6)), line=QUIET)
        for day in [*months, after]
    ]
    texts = [within_sheet(PictureText(now, SIZE, _("today"), SIZE, True, "middle"))]
    names = month_names(months, scale, across, line + 22)
    years = year_names(months, across, line + 40)
    texts += names + years
    height = line + (46 if years else 28)
    return PageDrawing(title, says, height, tuple(shapes), tuple(texts))


def months_between(first: date, after: date) -> list[date]:
    """The first day of each month from `first`, which is one, up to the one before `after`."""
    months = [first]
    while (following := months_after(months[-1], 1)) < after:
        months.append(following)
    return months


def month_names(months: Sequence[date], scale: float, across, y: float) -> list[PictureText]:
    """The names of months in their middles: of every second or third where they are too long."""
    names = [formats.date_format(one, "M") for one in months]
    every = ceil((max(width_of(name, SIZE) for name in names) + 4) / (28 * scale))
    texts = (
        PictureText(across(one, monthrange(one.year, one.month)[1] / 2), y, name, SIZE, anchor="middle")
        for one, name in zip(months[::every], names[::every], strict=True)
    )
    return with_room(map(within_sheet, texts))


def year_names(months: Sequence[date], across, y: float) -> list[PictureText]:
    """The years under their first months, the later one where two are too near; none within one year."""
    begun = [one for at, one in enumerate(months) if at == 0 or one.month == 1]
    if len(begun) == 1:
        return []
    texts = (PictureText(across(one, 0), y, str(one.year), SIZE, colour=QUIET) for one in begun)
    return with_room(reversed([*map(within_sheet, texts)]))


def sample_of(kind: str) -> list[PictureShape]:
    """The mark of this kind alone, in a square whose side is the pitch."""
    return shapes_of(kind, PITCH / 2, PITCH / 2)
