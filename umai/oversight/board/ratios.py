"""What a number of the board is: a ratio, counted and listed by one definition."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Aggregate, Count, F, FloatField, Func, IntegerField, Q, Value

from umai.oversight.board_query import BoardQuery


class RatioCount(NamedTuple):
    """The count of a ratio; `median` is that of the measured days, None where nothing is measured."""

    numerator: int = 0
    denominator: int = 0
    median: float | None = None

    def with_more(self, other):
        """The sum of two counts without a median."""
        return RatioCount(self.numerator + other.numerator, self.denominator + other.denominator)


class DaysBetween(Func):
    """The number of days from the second day to the first."""

    template, arg_joiner, output_field = "(%(expressions)s)", " - ", IntegerField()


class Median(Aggregate):
    """The median; for an even number of values the mean of the two in the middle."""

    template = "percentile_cont(0.5) within group (order by %(expressions)s)"
    output_field = FloatField()


class SmallerTable(NamedTuple):
    """A smaller table with one row for each row of a ratio, which is counted instead.

    `of` and `among` are as in `Ratio`, for the rows of this table.
    """

    rows: Callable[[BoardQuery], Any]
    of: Q
    among: Callable[[BoardQuery], Q]


@dataclass(frozen=True)
class Ratio:
    """A ratio: of `rows`, `of` filters the denominator (all when empty), and `among` the numerator.

    `day`, `worker` and `case` are the paths from a row to the day that governs, to the worker for whom it
    is counted, and to its case (None where there is none). `bad`: a high ratio is bad, else it is good.
    `days`: the median of these days is taken over the numerator. `smaller`: the table that is counted
    instead of `rows`, which are listed.
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
        """The definition of the rows that are counted."""
        return self.smaller or self

    def listed(self, asked, *, whole=False, worker=None, nobody=False):
        """The rows of the numerator, or with `whole` of the denominator; of a worker, or of nobody."""
        rows = self.rows(asked).filter(self.of)
        if not whole:
            rows = rows.filter(self.among(asked))
        if self.worker and worker is not None:
            rows = rows.filter(**{self.worker: worker})
        if self.worker and nobody:
            rows = rows.filter(**{self.worker: None})
        return rows

    def numbers(self, asked):
        """Name to aggregate of the numbers of this ratio, over the rows that are counted."""
        of, among = self.counting.of, self.counting.among(asked)
        above = of & among
        found = {
            f"denominator_{self.key}": Count(Value(1), filter=of) if of else Count(Value(1)),
            f"numerator_{self.key}": Count(Value(1), filter=above),
        }
        return found | ({f"median_{self.key}": Median(self.days, filter=above)} if self.days else {})

    def read(self, row):
        """The count from a row of the query's result."""
        return RatioCount(
            row[f"numerator_{self.key}"], row[f"denominator_{self.key}"], row.get(f"median_{self.key}")
        )


def count_ratios(ratios, asked, way=None):
    """Key of a ratio to group to `RatioCount`; `way` gives the path to the group, from a ratio.

    Ratios of the same rows are counted in one query, because finding the rows takes the time. Without
    `way` all rows are one group, None.
    """
    together = {}
    for ratio in ratios:
        together.setdefault((ratio.counting.rows, way and way(ratio)), []).append(ratio)
    found = {}
    for (rows, group), alike in together.items():
        answer = grouped_counts(alike, rows(asked).order_by(), asked, group)
        found |= {ratio.key: {row["group_"]: ratio.read(row) for row in answer} for ratio in alike}
    return found


def grouped_counts(alike, rows, asked, group, *also):
    """The rows of one query for these ratios: one for each group and each value of `also` in it."""
    numbers = {}
    for ratio in alike:
        numbers |= ratio.numbers(asked)
    if group is None:
        return [rows.aggregate(**numbers) | {"group_": None}]
    return list(rows.values(*also, group_=F(group)).annotate(**numbers))
