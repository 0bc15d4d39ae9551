"""The sheet that a picture is drawn on: it knows how wide a text is and where texts stand already."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _

from umai.design.pictures.letters import TextBox, box_of, width_of
from umai.design.pictures.marks import SIZE, SMALL, WIDTH, PictureShape, PictureText
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureRow, PictureValue

LINE = 1.3  # from one line of a paragraph to the next, in sizes
GAP = 10
MOST_TICKS = 4


class PictureSheet:
    """Gathers the marks of one picture from the top to the bottom; `y` is where the next part begins."""

    def __init__(self, title: str) -> None:
        self.title, self.y = title, 0.0
        self.shapes: list[PictureShape] = []
        self.texts: list[PictureText] = []
        self.busy: list[TextBox] = []  # where lines and points are, which no number may cover
        self.write(title, SIZE, bold=True)

    def write(
        self, text: str, size: int = SIZE, *, bold: bool = False, x: float = 0, width: float = WIDTH
    ) -> None:
        """A paragraph of its own, in as many lines as it needs."""
        for line in wrapped(text, size, width, bold=bold):
            self.y += size * LINE
            self.texts.append(PictureText(x, self.y, line, size, bold))

    def put(self, text: PictureText) -> None:
        self.texts.append(text)

    def put_if_free(self, *places: PictureText) -> bool:
        """Put the first of these texts that covers nothing and stays on the sheet; whether there was one."""
        for one in places:
            box = box_of(one)
            taken = [*map(box_of, self.texts), *self.busy]
            if box.left >= 0 and box.right <= WIDTH and not any(map(box.meets, taken)):
                self.texts.append(one)
                return True
        return False

    def keep_free(self, *points: tuple[float, float], around: float = 1) -> None:
        """Let no number cover these points."""
        self.busy += [TextBox(x - around, y - around, x + around, y + around) for x, y in points]

    def draw(self, *shapes: PictureShape) -> None:
        self.shapes += shapes

    def finish(self, caption: PictureCaption, rows: Iterable[PictureRow]) -> Picture:
        """The picture, with its source and its note under it. Raises ValueError where either is not said."""
        if not (caption.source and caption.note):
            raise ValueError("a picture says its source, and what was rounded or left out")
        self.y += GAP
        self.write(f"{_('Source')}: {caption.source}", SMALL)
        self.write(caption.note, SMALL)
        height = round(self.y + GAP)
        return Picture(self.title, height, tuple(self.shapes), tuple(self.texts), caption, tuple(rows))


def wrapped(text: str, size: int, width: float = WIDTH, *, bold: bool = False) -> list[str]:
    """The words of a text in lines that are no wider; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", size, bold) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def tick_number(value: Decimal) -> str:
    """A number of an axis as people here write it."""
    text = formats.number_format(abs(value), use_l10n=True, force_grouping=True)
    return f"−{text}" if value < 0 else text


def ticks(values: Sequence[PictureValue]) -> list[Decimal]:
    """The numbers of an axis that holds these values and nought: at most five, evenly apart, and round."""
    reach = [end for one in values for end in one.reach]
    low, high = min([Decimal(0), *reach]), max([Decimal(0), *reach])
    if low == high:
        return [Decimal(0), Decimal(1)]
    step = round_step((high - low) / MOST_TICKS)
    while (high / step).to_integral_value("ROUND_CEILING") - (low / step).to_integral_value(
        "ROUND_FLOOR"
    ) > MOST_TICKS:
        step = round_step(step * Decimal("1.01"))
    first = (low / step).to_integral_value("ROUND_FLOOR")
    last = (high / step).to_integral_value("ROUND_CEILING")
    return [as_tick(step * n) for n in range(int(first), int(last) + 1)]


def round_step(atleast: Decimal) -> Decimal:
    """The smallest of 1, 2, 2.5, 5 and 10, times a power of ten, that is no smaller."""
    power = Decimal(10) ** atleast.adjusted()
    return next(
        power * Decimal(one) for one in ("1", "2", "2.5", "5", "10") if power * Decimal(one) >= atleast
    )


def as_tick(value: Decimal) -> Decimal:
    """Without noughts at the end, and never as a power of ten."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
