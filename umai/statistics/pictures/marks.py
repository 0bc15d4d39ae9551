"""What a picture of figures is: the values that it shows, its table, and the marks it is drawn with."""

from decimal import Decimal
from typing import NamedTuple

from umai.design.pictures.marks import PictureShape, PictureText


class PictureValue(NamedTuple):
    """One value as published, and as it is printed. `value` None: not stated, and `number` says so.

    `low` and `high` are the ends of its interval, which `between` says in words. `at` is its place on an
    axis of time. `apart`: it is of another kind than the others, and is drawn lighter.
    """

    label: str
    value: Decimal | None
    number: str
    low: Decimal | None = None
    high: Decimal | None = None
    between: str = ""
    at: float = 0
    apart: bool = False

    @property
    def in_words(self) -> str:
        return f"{self.number} ({self.between})" if self.between else self.number

    @property
    def reach(self) -> list[Decimal]:
        """The value with the ends of its interval, as far as they are stated."""
        return [one for one in (self.low, self.value, self.high) if one is not None]


class PictureLine(NamedTuple):
    """Values of one kind along an axis."""

    label: str
    values: tuple[PictureValue, ...]


class PictureCaption(NamedTuple):
    """Where the values come from, and what was rounded or left out; and how the rows of its table are named.

    `head` has a name for each column of labels.
    """

    source: str
    note: str
    head: tuple[str, ...]


class PictureRow(NamedTuple):
    """A row of the table of a picture."""

    labels: tuple[str, ...]
    value: PictureValue


class Picture(NamedTuple):
    """A whole picture with its table."""

    title: str
    height: float
    shapes: tuple[PictureShape, ...]
    texts: tuple[PictureText, ...]
    caption: PictureCaption
    rows: tuple[PictureRow, ...]

    @property
    def alt(self) -> str:
        """What the picture shows, for who does not see it: every row of its table."""
        said = "; ".join(f"{', '.join(one.labels)}: {one.value.in_words}" for one in self.rows)
        return f"{self.title}. {said}."

    @property
    def has_apart(self) -> bool:
        return any(one.value.apart for one in self.rows)
