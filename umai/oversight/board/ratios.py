"""What a number of the board is: so many rows of so many, counted and listed by one definition."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Aggregate, Count, F, FloatField, Func, IntegerField, Q, Value

from umai.oversight.board_query import BoardQuery


class RatioCount(NamedTuple):
    """So many of so many; `middle` is the median of what is measured, None where nothing is."""

    numerator: int = 0
    denominator: int = 0
    median: float | None = None

    def with_more(self, other):
        """Both together, of rows that are not measured."""
        return RatioCount(self.numerator + other.numerator, self.denominator + other.denominator)


class DaysBetween(Func):
    """The days from the second day to the first."""

    template, arg_joiner, output_field = "(%(expressions)s)", " - ", IntegerField()


class Median(Aggregate):
    """The median; between the two in the middle where their number is even."""

    template = "percentile_cont(0.5) within group (order by %(expressions)s)"
    output_field = FloatField()


class SmallerTable(NamedTuple):
    """Rows of a smaller table, one for each row of a share: what is counted in their place.

    `of` and `among` say of these rows what the share says of its own.
    """

    rows: Callable[[BoardQuery], Any]
    of: Q
    among: Callable[[BoardQuery], Q]


@dataclass(frozen=True)
class Ratio:
    """So many of so many rows: `of` says which of `rows` are counted below the line (all, where nothing
    is said), and `among` which of those above it.

    `day`, `worker` and `case` are the ways from a row to the day that governs, to the worker whom it is
    counted with, and to its case (None where it belongs to none). `bad`: the rows above the line are
    what should not be; otherwise they are what should. `days`: the rows above the line are measured too.
    `smaller`: what is counted, where that is not the rows that are listed.
    """

    key: str
    title: Any
    numerator: Any  # what is counted, in words
    denominator: Any  # of what, in words
    governs: Any  # which day governs, in words
    rows: Callable[[BoardQuery], Any]
    among: Callable[[BoardQuery], Q]
    day: str
    worker: str | None = "worker_id"
    case: str | None = "case_id"
    bad: bool = False
    of: Q = field(default_factory=Q)
    days: DaysBetween | None = None
    smaller: SmallerTable | None = None

    @property
    def counting(self):
        """What says which rows are counted."""
        return self.smaller or self

    def listed(self, asked, *, whole=False, worker=None, nobody=False):
        """The rows behind a number: those above the line, or the `whole` below it."""
        rows = self.rows(asked).filter(self.of)
        if not whole:
            rows = rows.filter(self.among(asked))
        if worker is not None:
            rows = rows.filter(**{self.worker: worker})
        if nobody:
            rows = rows.filter(**{self.worker: None})
        return rows

    def numbers(self, asked):
        """Name to aggregate of the numbers of this share, over the rows that are counted."""
        of, among = self.counting.of, self.counting.among(asked)
        above = of & among
        found = {
            f"denominator_{self.key}": Count(Value(1), filter=of) if of else Count(Value(1)),
            f"numerator_{self.key}": Count(Value(1), filter=above),
        }
        return found | ({f"median_{self.key}": Median(self.days, filter=above)} if self.days else {})

    def read(self, row):
        """Those numbers from a row of the answer."""
        return RatioCount(
            row[f"numerator_{self.key}"], row[f"denominator_{self.key}"], row.get(f"median_{self.key}")
        )


def count_ratios(shares, asked, way=None):
    """Key of a share to group to `RatioCount`; `way` names the way to the group, from a share.

    Shares of the same rows are counted in one query: finding the rows is what takes time. Without
    `way` all rows are one group, None.
    """
    together = {}
    for share in shares:
        together.setdefault((share.counting.rows, way and way(share)), []).append(share)
    found = {}
    for (rows, group), alike in together.items():
        answer = grouped_counts(alike, rows(asked).order_by(), asked, group)
        found |= {share.key: {row["group_"]: share.read(row) for row in answer} for share in alike}
    return found


def grouped_counts(alike, rows, asked, group, *also):
    """The answer of one query for these shares, a row for each group, and for each value of `also` in it."""
    numbers = {}
    for share in alike:
        numbers |= share.numbers(asked)
    if group is None:
        return [rows.aggregate(**numbers) | {"group_": None}]
    return list(rows.values(*also, group_=F(group)).annotate(**numbers))
