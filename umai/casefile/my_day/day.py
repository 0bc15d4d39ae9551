"""My day: the reader's cases in groups by the legal deadline, each with what must be done next."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.casefile.queries import WEEK, first_ids_of_groups, group_counts, progress_of
from umai.casefile.words import name_of, next_step, until_when, worker_of
from umai.design.addresses import address_by_id
from umai.design.parts import Task
from umai.intake.cases.worklist import read_rows
from umai.intake.models import DueKind
from umai.register import merge_groups
from umai.staff.models import Role

SHOWN = 15  # tasks of a group; the rest is on the list of cases
OVERSEERS = {Role.HEAD, Role.OBLAST_SUPERVISOR}  # their day has the cases of all workers


@dataclass
class CaseGroup:
    """The cases of one heading: how many there are, and the first of them as tasks."""

    title: str
    count: int
    tasks: list[Task] = field(default_factory=list)
    url: str = ""  # the list with the rest
    warns: bool = False

    @property
    def rest(self):
        return self.count - len(self.tasks)


def groups_of_day(by, on: date):
    """The groups of this worker's day, and the counts by group. The trail notes one look at a list."""
    whole = by.role in OVERSEERS
    counts = group_counts(by, all_of_it=whole, on=on)
    names = [name for name in IN_GROUP if counts[name] and (whole or name != "unassigned")]
    found = first_rows_of(names, on, by=by, whole=whole)
    in_ten_days = {row["id"] for rows in found.values() for row in rows if row["owed"] == DueKind.TEN_DAYS}
    progress = progress_of(in_ten_days, by)
    cases, address = reverse("casefile:cases"), address_by_id("casefile:case")
    groups = {
        "unassigned": (_("Without a worker"), f"{cases}?state=unassigned", True),
        "unplanned": (_("Nothing is planned"), f"{cases}?state=unplanned", True),
        "overdue": (_("Overdue"), f"{cases}?state=overdue", True),
        "today": (_("Due today"), cases, False),
        "week": (_("This week"), cases, False),
    }
    return [
        CaseGroup(
            title,
            counts[name],
            [as_task(row, address(row["id"]), progress.get(row["id"]), on, whole) for row in found[name]],
            url,
            warns,
        )
        for name, (title, url, warns) in groups.items()
        if name in found
    ], counts


# Group to whether a row is in it; the same conditions as in `umai.casefile.queries.GROUPS`.
IN_GROUP = {
    "unassigned": lambda row, on: row["worker_id"] is None,
    "unplanned": lambda row, on: not row["owed"],
    "overdue": lambda row, on: row["owed"] and row["due_on"] < on,
    "today": lambda row, on: row["owed"] and row["due_on"] == on,
    "week": lambda row, on: on < row["due_on"] <= on + timedelta(days=WEEK),
}


def first_rows_of(names, on, *, by, whole):
    """Group to its first rows: one query for all ids, one entry of the trail, one query for all rows."""
    if not names:
        return {}
    ids = first_ids_of_groups(by, names, SHOWN, all_of_it=whole, on=on)
    rows = consult_list("casefile.my_day", by=by, ids=ids, by_ids=lambda ids: read_rows(by, ids))
    rows = merge_groups.with_leading_names(rows, by)
    return {name: [row for row in rows if IN_GROUP[name](row, on)][:SHOWN] for name in names}


def as_task(row, url, progress, on, whole):
    """One case as a task: the child, what must be done next, by when, and for an overseer the worker."""
    step, worker = next_step(row, progress), worker_of(row)
    hint = f"{step} · {worker}" if whole and worker else step
    return Task(name_of(row), url, status=until_when(row, on), hint=hint)
