"""What an indicator is, and what it can be told apart by. Knows no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

STOCK: Literal["stock"] = "stock"
FLOW: Literal["flow"] = "flow"


class Cell(NamedTuple):
    """How many there are of these categories, in the order of the dimensions that were asked for."""

    categories: tuple[str, ...]
    count: int  # type: ignore[assignment]  # a number here, not the method of tuples


@dataclass(frozen=True)
class IndicatorDimension:
    """Something by which a figure is told apart. `codes` gives every category as (code, words), in order."""

    name: str
    title: Any
    codes: Callable[[], list[tuple[str, str]]]


@dataclass(frozen=True)
class Indicator:
    """A figure that is counted from records.

    `counted` says in words what is counted, `among` of whom it is counted (the population at risk), and
    `day` which day governs. A stock is as on the last day of the period, a flow is what happened in it; both
    ends of a period are days in Bishkek and belong to it. `rows` names the query, the function
    `indicators_rows_ROWS` of the database, and `only` fixes some of its dimensions. `source` is the article
    or the form that asks for it. `now_alone`: it is known as it stands now and of no other day, for boards,
    and is not published.

    Figures of the same things tell of each other. `part_of` names the indicator that counts all of these and
    others as well, on the same day, or something that each of these has: the two are not published beside
    each other, because the rest is told by their difference. `repeats`: one thing stands in several rows (a
    case at each of its steps), so that sums count it several times and no publication can check them.
    """

    name: str
    title: Any
    counted: Any
    among: Any
    unit: Any
    day: Any
    kind: Literal["stock", "flow"]
    dimensions: tuple[str, ...]
    source: Any
    rows: str
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    now_alone: bool = False
    part_of: str = ""
    repeats: bool = False
