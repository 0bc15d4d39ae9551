"""My day: what the law wants first, and under it what comes next, for the one who is signed in."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.casefile.queries import WEEK, counted, progress_of, work_of
from umai.casefile.words import name_of, next_step, worker_of
from umai.design.parts import Task
from umai.design.templatetags.design import clock
from umai.staff.models import Role

SHOWN = 30  # of a group; the rest is a click away
OVERSEERS = {Role.HEAD, Role.OBLAST_SUPERVISOR}  # whose day is everybody's work


@dataclass
class Group:
    """The cases of one heading: how many there are, and the first of them as tasks."""

    title: str
    count: int
    tasks: list[Task] = field(default_factory=list)
    url: str = ""  # where the rest is
    warns: bool = False

    @property
    def rest(self):
        return self.count - len(self.tasks)


def day_of(by, on: date):
    """The groups of this worker's day and the counts under them. Looks are noted as lists."""
    whole = by.role in OVERSEERS
    work = work_of(by, all_of_it=whole)
    counts = counted(work, on=on)
    week = on + timedelta(days=WEEK)
    due = {
        "overdue": work.filter(clock__due_on__lt=on),
        "today": work.filter(clock__due_on=on),
        "week": work.filter(clock__due_on__gt=on, clock__due_on__lte=week),
    }
    found = {
        name: consult_list("casefile.my_day", rows[:SHOWN], by=by)
        for name, rows in due.items()
        if counts[name]
    }
    if whole and counts["unassigned"]:
        nobodys = work.filter(assignment__id=None)[:SHOWN]
        found["unassigned"] = consult_list("casefile.my_day", nobodys, by=by)
    progress = progress_of({row["id"] for rows in found.values() for row in rows}, by)
    tasks = {
        name: [as_task(row, progress.get(row["id"]), on, whole) for row in rows]
        for name, rows in found.items()
    }
    cases = reverse("casefile:cases")
    groups = [
        Group(_("Without a worker"), counts["unassigned"], url=f"{cases}?state=unassigned", warns=True),
        Group(_("Overdue"), counts["overdue"], url=f"{cases}?state=overdue", warns=True),
        Group(_("Due today"), counts["today"], url=cases),
        Group(_("This week"), counts["week"], url=cases),
    ]
    for group, name in zip(groups, ("unassigned", "overdue", "today", "week"), strict=True):
        group.tasks = tasks.get(name, [])
    return [group for group in groups if group.tasks], counts


def as_task(row, progress, on, whole):
    """One case as a row: the child, what must be done next, whose it is, and until when."""
    step, worker = next_step(row, progress), worker_of(row)
    hint = f"{step} · {worker}" if whole and worker else step
    return Task(
        name_of(row), reverse("casefile:case", args=[row["id"]]), status=clock(row["due_on"], on), hint=hint
    )
