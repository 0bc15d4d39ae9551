"""The days for assessment and plan as a bar: those that passed, today, the last day, steps on their days."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.design.days import date_in_words
from umai.design.pictures.letters import width_of, with_room, within_sheet
from umai.design.pictures.marks import (
    GOOD,
    GRID,
    INK,
    LIGHT,
    PAPER,
    SIZE,
    STRONG,
    WIDTH,
    WRONG,
    PictureShape,
    PictureText,
    disc,
    free_row,
    rectangle,
    segment,
)
from umai.design.pictures.svg import PageDrawing
from umai.law.terms.clock import days_left, is_late

TOP, TALL = 30, 30  # of the row of days
EDGE = 2
APART, LATE_WIDE = 6, 54  # what stands for all days after the last one
RADIUS, PITCH = 10, 24  # of the numbers of the steps


class TenDaysStep(NamedTuple):
    """A step on the way to the plan; `on` is None until it is done."""

    title: str
    on: date | None


class DaysForPlan(NamedTuple):
    """The days of a case whose plan is not submitted yet, as they stand on the day `on`."""

    started_on: date
    due_on: date
    on: date
    steps: tuple[TenDaysStep, ...]

    @property
    def in_words(self) -> str:
        """Which of the days today is."""
        left = days_left(self.due_on, self.on)
        if left < 0:
            words = ngettext("The last day was %(n)d day ago.", "The last day was %(n)d days ago.", -left)
            return words % {"n": -left}
        if left == 0:
            return _("Today is the last day.")
        passed = (self.on - self.started_on).days
        if passed <= 0:
            return _("The information came today; the first day is tomorrow.")
        return _("Today is day %(n)d of %(all)d.") % {"n": passed, "all": passed + left}

    @property
    def steps_in_words(self) -> list[str]:
        """Each step with its day, and whether that was late."""
        return [f"{step.title}: {self._when(step.on)}" for step in self.steps]

    def _when(self, on):
        if on is None:
            return _("not yet")
        day = date_in_words(on)
        return _("%(day)s, late") % {"day": day} if is_late(self.due_on, on) else day

    @property
    def drawing(self) -> PageDrawing:
        return draw_ten_days(self)


class DayRow(NamedTuple):
    """Where days stand in the drawing: `days` cells up to `end`, and one more where `late` days passed."""

    started_on: date
    days: int
    late: int
    end: float

    @classmethod
    def of(cls, days: DaysForPlan) -> "DayRow":
        count = max((days.due_on - days.started_on).days, 0) + 1
        late = max(-days_left(days.due_on, days.on), 0)
        return cls(days.started_on, count, late, WIDTH - EDGE - (APART + LATE_WIDE if late else 0))

    @property
    def side(self) -> float:
        """How wide the cell of a day is."""
        return (self.end - EDGE) / self.days

    def cell(self, day: date) -> int:
        """The cell of a day, counted from nought; days before the first stand in the first."""
        return min(max((day - self.started_on).days, 0), self.days if self.late else self.days - 1)

    def middle(self, cell: int) -> float:
        """The middle of a cell across the drawing."""
        return EDGE + (cell + 0.5) * self.side if cell < self.days else self.end + APART + LATE_WIDE / 2


def draw_ten_days(days: DaysForPlan) -> PageDrawing:
    """A row of days, one a cell, from the first information to the last day; what is late is one cell more.

    A number under a day is that of the step that was done on it.
    """
    row = DayRow.of(days)
    shapes, texts = day_marks(row, days.on)
    if row.late:
        shapes += late_shapes(row)
        texts.append(
            PictureText(row.middle(row.days), TOP + 20, f"+{row.late}", SIZE, True, "middle", halo=True)
        )
    x = row.middle(row.cell(days.on))
    shapes.append(PictureShape(segment((x - 5, 18), (x + 5, 18), (x, TOP - 4)) + "z", INK))
    texts.append(within_sheet(PictureText(x, SIZE, _("today"), SIZE, True, "middle")))
    taken: list[list[float]] = []
    for n, step in enumerate(days.steps, 1):
        if step.on is not None:
            x = row.middle(row.cell(step.on))
            y = TOP + TALL + 6 + RADIUS + PITCH * free_row(x, taken, 2 * RADIUS + 2)
            shapes.append(PictureShape(disc(x, y, RADIUS), GOOD))
            texts.append(PictureText(x, y + 5, str(n), SIZE, True, "middle", PAPER))
    below = TOP + TALL + 22 + PITCH * len(taken)
    shapes.append(PictureShape(segment((row.end, TOP - 8), (row.end, below - 14)), line=INK, width=4))
    last = PictureText(row.end, below, _("last day"), SIZE, True, "end")
    texts += with_room([last, PictureText(0, below, _("First information"), SIZE)])
    says = " ".join([days.in_words, *(f"{one}." for one in days.steps_in_words)])
    return PageDrawing(_("The days for assessment and plan"), says, below + 6, tuple(shapes), tuple(texts))


def day_marks(row: DayRow, on: date) -> tuple[list[PictureShape], list[PictureText]]:
    """The cells of the days with their numbers in the month, where there is room; today last."""
    shapes, texts = [], []
    for at in range(row.days):
        day = row.started_on + timedelta(days=at)
        path = rectangle(EDGE + at * row.side, TOP, row.side, TALL)
        if day < on:
            shapes.append(PictureShape(path, STRONG, PAPER))
        elif day > on:
            shapes.append(PictureShape(path, PAPER, GRID, dashes="3 2"))
        if row.side >= width_of("30", SIZE):
            colour = PAPER if day < on else INK
            number = PictureText(row.middle(at), TOP + 20, str(day.day), SIZE, day == on, "middle", colour)
            texts.append(number)
    if not row.late:
        path = rectangle(EDGE + row.cell(on) * row.side, TOP, row.side, TALL)
        shapes.append(PictureShape(path, LIGHT, INK, 3))
    return shapes, texts


def late_shapes(row: DayRow) -> list[PictureShape]:
    """The cell that stands for all days after the last one: hatched, in a frame of dashes."""
    left = row.end + APART
    hatched = [
        PictureShape(segment((left + x, TOP + TALL), (left + x + 6, TOP)), line=WRONG)
        for x in range(2, LATE_WIDE - 6, 8)
    ]
    return [*hatched, PictureShape(rectangle(left, TOP, LATE_WIDE, TALL), line=WRONG, width=3, dashes="6 3")]
