"""What a number of the board is: a ratio of an indicator, counted and listed by one query."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models.expressions import RawSQL

from umai.indicators.reading import INDICATORS
from umai.indicators.rows import condition_sql, rows_sql

HERE = "r.district_id = any ({here}::int[]) and r.child_id <> all ({walled}::uuid[])"


class RatioCount(NamedTuple):
    """The count of a ratio; `median` is that of the measured days, None where nothing is measured."""

    numerator: int = 0
    denominator: int = 0
    median: float | None = None

    def with_more(self, other):
        """The sum of two counts without a median."""
        return RatioCount(self.numerator + other.numerator, self.denominator + other.denominator)


@dataclass(frozen=True)
class Ratio:
    """A ratio of an indicator's rows: `of` filters the denominator (all when empty), `among` the numerator.

    Both name dimensions of the indicator with the categories that count. `rows` gives the records that are
    listed, whose keys are the ids of the indicator's rows; `day`, `worker` and `case` are the paths from a
    record to the day that governs, to the worker for whom it is counted, and to its case (None where there
    is none). `bad`: a high ratio is bad, else it is good. `measured`: the median of the days that it took is
    taken over the numerator.
    """

    key: str
    title: Any
    numerator: Any  # what is counted, in words
    denominator: Any  # of what, in words
    governs: Any  # which day governs, in words
    indicator: str
    among: Mapping[str, tuple[str, ...]]
    rows: Callable[[], Any]
    day: str
    worker: str | None = "worker_id"
    case: str | None = "case_id"
    bad: bool = False
    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measured: bool = False

    def counted_sql(self, asked, since, until, here, walled):
        """The rows of the indicator in the districts that are asked about, as the end of a query."""
        source = rows_sql(INDICATORS[self.indicator].rows, since, until)
        return f"from {source} r where {HERE.format(here=here, walled=walled)}"

    def listed(self, asked, *, whole=False, worker=None, nobody=False):
        """The records of the numerator, or with `whole` of the denominator; of a worker, or of nobody."""
        conditions, values = [condition_sql(self.of)], []
        if not whole:
            conditions.append(condition_sql(self.among))
        if self.worker and worker is not None:
            conditions.append("r.worker_id = %s")
            values.append(worker)
        if self.worker and nobody:
            conditions.append("r.worker_id is null")
        return self.rows().filter(asked.here, pk__in=self.ids(asked, " and ".join(conditions), values))

    def counted_ids(self, asked):
        """The ids of the numerator, as a condition of a query."""
        return self.ids(asked, f"{condition_sql(self.of)} and {condition_sql(self.among)}", [])

    def ids(self, asked, condition, values):
        """The ids of the rows that meet this condition, as a part of a query."""
        rows = self.counted_sql(asked, "%s", "%s", "%s", "%s")
        here = [*days_of(self, asked), list(asked.districts), list(asked.by.reach.walled)]
        return RawSQL(f"select r.id {rows} and {condition}", [*here, *values])

    def numbers(self):
        """The columns of a query that count this ratio over the rows of its indicator."""
        of = condition_sql(self.of)
        above = f"({of}) and ({condition_sql(self.among)})"
        median = "percentile_cont(0.5) within group (order by r.days)"
        return [
            f"count(*) filter (where {above})",
            f"count(*) filter (where {of})",
            f"{median} filter (where {above})" if self.measured else "null::float",
        ]


def days_of(ratio, asked):
    """The first and the last day that are asked about: a stock is as on the day of the board."""
    if INDICATORS[ratio.indicator].kind == "stock":
        return asked.on, asked.on
    return asked.since, asked.until


def count_ratios(ratios, asked, column=None):
    """Key of a ratio to group to `RatioCount`; rows are grouped by this column, or are one group, None.

    Ratios of one indicator are counted in one query, because finding the rows takes the time.
    """
    together = {}
    for ratio in ratios:
        together.setdefault(ratio.indicator, []).append(ratio)
    found = {}
    for alike in together.values():
        answer = grouped_counts(alike, asked, [column] if column else [])
        found |= {
            ratio.key: {row[0] if column else None: counts[ratio.key] for row, counts in answer}
            for ratio in alike
        }
    return found


def grouped_counts(alike, asked, columns):
    """Pairs of the values of these columns and the counts of these ratios, by key. One query."""
    numbers = [number for ratio in alike for number in ratio.numbers()]
    named = [f"r.{column}" for column in columns]
    rows = alike[0].counted_sql(asked, "%(since)s", "%(until)s", "%(here)s", "%(walled)s")
    grouped = f" group by {', '.join(named)}" if named else ""
    since, until = days_of(alike[0], asked)
    answer = asked.by.ask(
        f"select {', '.join([*named, *numbers])} {rows}{grouped}",
        since=since,
        until=until,
        here=list(asked.districts),
    )
    return [(row[: len(named)], read_counts(alike, row[len(named) :])) for row in answer]


def read_counts(alike, numbers):
    """Key to the count of each of these ratios, from their numbers in this order."""
    return {ratio.key: RatioCount(*numbers[3 * n : 3 * n + 3]) for n, ratio in enumerate(alike)}
