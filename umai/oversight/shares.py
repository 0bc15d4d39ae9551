"""What a number of the board is: so many rows of so many, counted and listed by one definition."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Any, NamedTuple

from django.db.models import BooleanField, CharField, Count, ExpressionWrapper, F, Q, Value

from umai.oversight.asked import Asked


class Counted(NamedTuple):
    """So many of so many; `middle` is the median of what is measured, None where nothing is."""

    above: int = 0
    below: int = 0
    middle: float | None = None


@dataclass(frozen=True)
class Share:
    """So many of so many rows. `among` says which of `rows` are counted above the line.

    `day`, `worker` and `case` are the ways from a row to the day that governs, to the worker whom it is
    counted with, and to its case (None where it belongs to none). `bad`: the rows above the line are
    what should not be; otherwise they are what should.
    """

    key: str
    title: Any
    above: Any  # what is counted, in words
    below: Any  # of what, in words
    governs: Any  # which day governs, in words
    rows: Callable[[Asked], Any]
    among: Callable[[Asked], Q]
    day: str
    worker: str | None = "worker_id"
    case: str | None = "case_id"
    bad: bool = False

    def listed(self, asked, *, whole=False, worker=None, nobody=False):
        """The rows behind a number: those above the line, or the `whole` below it."""
        rows = self.rows(asked)
        if not whole:
            rows = rows.filter(self.among(asked))
        if worker is not None:
            rows = rows.filter(**{self.worker: worker})
        if nobody:
            rows = rows.filter(**{self.worker: None})
        return rows


@dataclass(frozen=True)
class Median(Share):
    """A share whose rows above the line are measured too.

    `measure` names what is read of each row to measure it; `days` answers the measure of a row read
    so, or None where there is none: such a row is below the line alone.
    """

    measure: dict = field(default_factory=dict)
    days: Callable[[dict], int | None] = lambda row: None


def counted(shares, asked, way=None):
    """Key of a share to group to `Counted`; `way` names the way to the group, from a share.

    Shares of the same rows are counted in one query. Without `way` all rows are one group, None.
    """
    together = {}
    for share in shares:
        together.setdefault((share.rows, way and way(share)), []).append(share)
    found = {}
    for (rows, group), alike in together.items():
        found |= _counted_together(alike, rows(asked).order_by(), asked, group)
    return found


def _counted_together(alike, rows, asked, group):
    if any(isinstance(share, Median) for share in alike):
        return _counted_row_by_row(alike, rows, asked, group)
    numbers = {"below_": Count("pk")} | {
        f"above_{share.key}": Count("pk", filter=share.among(asked)) for share in alike
    }
    if group is None:
        found = [rows.aggregate(**numbers) | {"group_": None}]
    else:
        found = list(rows.values(group_=F(group)).annotate(**numbers))
    return {
        share.key: {row["group_"]: Counted(row[f"above_{share.key}"], row["below_"]) for row in found}
        for share in alike
    }


def _counted_row_by_row(alike, rows, asked, group):
    """The same where something is measured: each row is read, once for all these shares.

    Finding the rows is what takes time; to count them in the database and then to find them again to
    measure them took twice as long.
    """
    columns = {"group_": F(group) if group else Value(None, output_field=CharField())}
    for share in alike:
        if isinstance(share, Median):
            columns |= share.measure
        else:
            columns[f"above_{share.key}"] = ExpressionWrapper(share.among(asked), BooleanField())
    found = {}
    for row in rows.values(**columns):
        found.setdefault(row["group_"], []).append(row)
    return {share.key: {key: _of(share, each) for key, each in found.items()} for share in alike}


def _of(share, rows):
    if not isinstance(share, Median):
        return Counted(sum(bool(row[f"above_{share.key}"]) for row in rows), len(rows))
    days = [measured for row in rows if (measured := share.days(row)) is not None]
    return Counted(len(days), len(rows), median(days) if days else None)
