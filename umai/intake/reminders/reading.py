"""What a worker was reminded of and what of it is still due, for the page of reminders."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.design.parts import Task
from umai.design.templatetags.design import clock
from umai.intake.cases.work import Due, DueKind, WorklistRow
from umai.intake.cases.worklist import as_rows, child_name, own_work_condition
from umai.notices.models import Reminder, Summary
from umai.notices.sending import summary as summing
from umai.staff.models import Role, Worker

REMINDED_WITHIN = timedelta(days=14)
WEEK = timedelta(days=7)
MAX_TASKS = 50  # on one page
OVERSEERS = {Role.HEAD, Role.OBLAST_SUPERVISOR}
BODY_ROLES = {Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION}  # who see plans and no list of cases


class SentSummary(NamedTuple):
    """A summary as it was sent: its day, its lines, and for a head the numbers of each worker."""

    day: object
    week: bool
    lines: list[str]
    workers: list


class WorkerSummary(NamedTuple):
    """One worker in the head's summary of the week; `who` is "" for cases without a worker."""

    who: str
    late: int
    coming: int


def open_reminders(by, *, on):
    """What this worker was reminded of lately and is still due, the earliest due day first.

    Answers tasks with links to the cases, and whether there are more. The trail gets one entry.
    """
    reminded = Reminder.objects.filter(
        worker=by.pk,
        told_on__gt=on - REMINDED_WITHIN,
        of=OuterRef("of"),
        owed=OuterRef("owed"),
        due_on=OuterRef("due_on"),
    )
    dues = Due.objects.filter(Exists(reminded), own_work_condition(by, at="case__work__")).order_by(
        "due_on", "pk"
    )
    with by.speaking():
        found = list(dues.values("owed", "case_id", "due_on")[: MAX_TASKS + 1])
    cases = WorklistRow.objects.filter(pk__in={one["case_id"] for one in found[:MAX_TASKS]})
    rows = {row["id"]: row for row in consult_list("intake.reminders", cases, by=by, read=as_rows)}
    tasks = [
        as_task(one, rows[one["case_id"]], on, by) for one in found[:MAX_TASKS] if one["case_id"] in rows
    ]
    return tasks, len(found) > MAX_TASKS


def as_task(due, row, on, by):
    """One thing that is due: the child, what it is, which worker's it is, and by when."""
    worker = " ".join(filter(None, [row["worker_surname"], row["worker_given"]]))
    what = str(DueKind(due["owed"]).label)
    what = what[:1].upper() + what[1:]
    hint = f"{what} · {worker or _('Without a worker')}" if by.role in OVERSEERS else what
    return Task(
        child_name(row), reverse("casefile:case", args=[row["id"]]), clock(due["due_on"], on), hint=hint
    )


def summaries(by, *, on):
    """The summary of this day, and the weekly one of the last seven days; the newest first."""
    rows = Summary.objects.filter(worker=by.pk, day__gt=on - WEEK).order_by("-day")
    return [as_sent_summary(one) for one in rows if one.week or one.day == on]


def as_sent_summary(summary):
    """One summary in words; a head's workers in it by how much is late, cases without a worker first."""
    lines = summing.lines(summary.counts, week=summary.week)
    if summary.forgotten:
        lines.append(summing.forgotten_in_words(summary.forgotten))
    numbers = summary.of_workers or {}
    names = {str(one.pk): str(one) for one in Worker.objects.filter(pk__in=filter(None, numbers))}
    workers = [WorkerSummary(names.get(pk, ""), late, coming) for pk, (late, coming) in numbers.items()]
    return SentSummary(
        summary.day, summary.week, lines, sorted(workers, key=lambda one: (one.who != "", -one.late, one.who))
    )


def waiting_url(by):
    """The address of what waits for a Commission or an administration, "" for everybody else."""
    pages = {Role.COMMISSION_SECRETARY: "commission:front", Role.HEAD_OF_ADMINISTRATION: "planning:waiting"}
    try:
        return reverse(pages[by.role]) if by.role in pages else ""
    except NoReverseMatch:
        return ""
