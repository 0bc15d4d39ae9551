"""What a worker was reminded of, and what of it is still owed: for the page of reminders."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.design.parts import Task
from umai.design.templatetags.design import clock
from umai.intake.cases.work import Due, DueKind, WorklistRow
from umai.intake.cases.worklist import as_rows, own_work_condition
from umai.notices.models import Reminder, Summary
from umai.notices.sending import summary as summing
from umai.staff.models import Role, Worker

REMINDED_WITHIN = timedelta(days=14)
WEEK = timedelta(days=7)
MAX_TASKS = 50  # on one page
OVERSEERS = {Role.HEAD, Role.OBLAST_SUPERVISOR}
BODY_ROLES = {Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION}  # who see plans and no list of cases


class SentSummary(NamedTuple):
    """A message as it was sent: its day, its lines, and for a head what each worker has."""

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
    """What this worker was reminded of lately and what is still owed, the most late first.

    Answers tasks that lead to the cases, and whether there are more. The look is noted as one list.
    """
    mine = Reminder.objects.filter(
        worker=by.pk,
        told_on__gt=on - REMINDED_WITHIN,
        of=OuterRef("of"),
        owed=OuterRef("owed"),
        due_on=OuterRef("due_on"),
    )
    dues = Due.objects.filter(Exists(mine), own_work_condition(by, at="case__work__")).order_by(
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
    """One thing that is owed: the child, what it is, whose it is, and until when."""
    name = " ".join(filter(None, [row["surname"], row["given"], row["patronymic"]])) or _("Name not known")
    worker = " ".join(filter(None, [row["worker_surname"], row["worker_given"]]))
    what = str(DueKind(due["owed"]).label)
    what = what[:1].upper() + what[1:]
    hint = f"{what} · {worker or _('Without a worker')}" if by.role in OVERSEERS else what
    return Task(name, reverse("casefile:case", args=[row["id"]]), clock(due["due_on"], on), hint=hint)


def summaries(by, *, on):
    """The message of the day and that of the week, as far as there were any, the newest first."""
    rows = Summary.objects.filter(worker=by.pk, day__gt=on - WEEK).order_by("-day")
    told = list(rows)
    kept = [*(one for one in told if one.week), *(one for one in told if one.day == on and not one.week)]
    return [as_sent_summary(one) for one in sorted(kept, key=lambda one: one.day, reverse=True)]


def as_sent_summary(summary):
    """One summary in words, with a head's workers, those with the most that is late first."""
    lines = summing.lines(summary.counts, week=summary.week)
    if summary.forgotten:
        lines.append(summing.forgotten_in_words(summary.forgotten))
    numbers = summary.of_workers or {}
    names = {str(one.pk): str(one) for one in Worker.objects.filter(pk__in=filter(None, numbers))}
    workers = [WorkerSummary(names.get(pk, ""), late, coming) for pk, (late, coming) in numbers.items()]
    return SentSummary(
        summary.day, summary.week, lines, sorted(workers, key=lambda one: (one.who != "", -one.late, one.who))
    )


def waiting_plans_url(by):
    """Where a Commission or an administration finds what waits for it: a later room, known by its name."""
    try:
        return reverse("planning:waiting") if by.role in BODY_ROLES else ""
    except NoReverseMatch:
        return ""
