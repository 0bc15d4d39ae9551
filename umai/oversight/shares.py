"""What a number of the board is: so many rows of so many, counted and listed by one definition."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

from django.db.models import Count, F, Q

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
    """A share whose rows above the line are measured too: `days(rows, way to the group)` answers pairs."""

    days: Callable[[Asked, Any], list] | None = None


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
    plain = [share for share in alike if not isinstance(share, Median)]
    numbers = {"below_": Count("pk")} | {
        f"above_{share.key}": Count("pk", filter=share.among(asked)) for share in plain
    }
    if group is None:
        found = [rows.aggregate(**numbers) | {"group_": None}]
    else:
        found = list(rows.values(group_=F(group)).annotate(**numbers))
    measured = {share.key: _measured(share, rows, group) for share in alike if share not in plain}
    return {
        share.key: {
            row["group_"]: _of_measured(measured[share.key].get(row["group_"], []), row["below_"])
            if share.key in measured
            else Counted(row[f"above_{share.key}"], row["below_"])
            for row in found
        }
        for share in alike
    }


def _measured(share, rows, group):
    """Group to what this share measures: one number for each row above its line."""
    found = {}
    for key, days in share.days(rows, group):
        found.setdefault(key, []).append(days)
    return found


def _of_measured(days, below):
    """The rows that were measured are those above the line: they are not looked for a second time."""
    return Counted(len(days), below, median(days) if days else None)
