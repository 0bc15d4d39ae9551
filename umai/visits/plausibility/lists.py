"""The lists of questions about visits and of visits drawn for a call, each row as a task."""

from datetime import timedelta

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.reach import reach_sql
from umai.design.days import date_in_words, moment_in_words
from umai.design.parts import Task
from umai.intake.cases.worklist import current_identity
from umai.law.terms.clock import day_of, today
from umai.staff.models import Role, Term
from umai.visits.plausibility.models import (
    WATCHING_ROLES,
    DrawnVisit,
    FamilyCall,
    FamilyCallResult,
    QuestionResult,
    VisitQuestion,
)
from umai.visits.plausibility.rules import LISTED_DAYS
from umai.visits.visit.models import Visit

SHOWN = 100
NAME_PARTS = {part: F(f"identity__{part}") for part in ("surname", "given", "patronymic")}


def with_names(rows, *related):
    """These rows with the child's name as it is recorded now, in `surname`, `given` and `patronymic`."""
    return rows.alias(identity=current_identity()).annotate(**NAME_PARTS).select_related("worker", *related)


def head_ids():
    """Workers who are heads of a department today."""
    return Term.objects.on(today()).filter(role=Role.HEAD, ended_at=None).values("worker_id")


def open_questions(by):
    """Questions not decided yet: all that this worker sees; for the oblast only those that it decides."""
    rows = VisitQuestion.objects.within_reach_of(by).filter(final="")
    if by.role == Role.OBLAST_SUPERVISOR:
        rows = rows.filter(Q(passed_on=True) | Q(worker_id__in=head_ids()))
    return rows.order_by("due_on", "pk")


def waiting_counts_sql(by) -> str:
    """How many wait for this worker's answer (`questions_asked`) and decision (`questions_ready`)."""
    seen = "true" if by.role in WATCHING_ROLES else "q.worker_id = %(me)s"
    decides = "not q.passed_on"
    if by.role == Role.OBLAST_SUPERVISOR:
        decides = """(q.passed_on or exists (select from staff_term t where t.worker_id = q.worker_id
            and t.role = 'head' and t.ended_at is null
            and t.from_on <= %(on)s and (t.to_on is null or t.to_on >= %(on)s)))"""
    return f"""select count(*) filter (where q.worker_id = %(me)s and not q.answered) as questions_asked,
            count(*) filter (where q.worker_id <> %(me)s and (q.answered or q.due_on < %(on)s)
                and {decides}) as questions_ready
        from visits_visitquestion q where q.final = '' and {seen} and {reach_sql(by, "q.")}"""


def groups_of(by):
    """Title and tasks of each group of the page that is not empty."""
    rows = consult_list("visits.questions", open_questions(by)[:SHOWN], by=by, read=with_visit_and_names)
    past = VisitQuestion.objects.within_reach_of(by).exclude(final="")
    since = today() - timedelta(days=LISTED_DAYS.on(today()))
    past = past.filter(decisions__recorded_at__date__gte=since).distinct()
    past = consult_list(
        "visits.questions", past.order_by("-recorded_at", "pk")[:SHOWN], by=by, read=with_visit_and_names
    )
    on, watches = today(), by.role in WATCHING_ROLES
    oblast = by.role == Role.OBLAST_SUPERVISOR
    own, ready, waiting = [], [], []
    for row in sorted(rows, key=lambda each: (each.due_on, each.pk)):
        may_decide = watches and (oblast or not row.passed_on) and (row.answered or row.due_on < on)
        if row.worker_id == by.pk and not row.answered:
            own.append(row)
        elif row.worker_id != by.pk and may_decide:
            ready.append(row)
        else:
            waiting.append(row)
    groups = [
        (_("Asked of you"), own),
        (_("To decide"), ready),
        (_("Waiting for an answer or for a decision"), waiting),
        (_("Decided"), past),
    ]
    return [(title, [as_task(row, watches) for row in group]) for title, group in groups if group]


def with_visit_and_names(rows):
    return with_names(rows, "visit")


def as_task(row, watches):
    """A question as a line: the visit, the child, the sign, and its state."""
    who = f"{row.worker} · " if watches else ""
    hint = f"{who}{child_name_of(row)} · {capfirst(row.get_sign_display())}"
    title = _("Visit of %(day)s") % {"day": date_in_words(day_of(row.visit.at))}
    return Task(title, row.get_absolute_url(), capfirst(state_of(row)), done=bool(row.final), hint=hint)


def state_of(row):
    """The state of a question, in a few words."""
    if row.final:
        return row.get_final_display()
    if row.passed_on:
        return QuestionResult.TO_OBLAST.label
    if row.answered:
        return _("Answered. The head decides.")
    return _("To be answered by %(day)s") % {"day": date_in_words(row.due_on)}


def child_name_of(row):
    return " ".join(filter(None, (row.surname, row.given, row.patronymic))) or _("Name not known")


def months_drawn(by):
    """The months of which visits were drawn in this worker's reach, the newest first; twelve at most."""
    months = DrawnVisit.objects.within_reach_of(by).order_by("-month").values_list("month", flat=True)
    return list(months.distinct()[:12])


def calls_of(by, month):
    """The visits drawn of a month as tasks, those still to be called first, and how many are done."""
    drawn = DrawnVisit.objects.within_reach_of(by).filter(month=month).order_by("place", "pk")[:SHOWN]
    rows = consult_list("visits.callbacks", drawn, by=by, read=with_results)
    rows.sort(key=lambda row: (is_called(row), row.place, row.pk))
    return [call_task(row) for row in rows], sum(map(is_called, rows))


def is_called(row):
    """Whether the family of a drawn visit was reached."""
    return row.result not in (None, FamilyCallResult.NOT_REACHED)


def with_results(rows):
    last = FamilyCall.objects.filter(draw=OuterRef("pk")).order_by("-recorded_at").values("result")
    return with_names(rows, "visit").annotate(result=Subquery(last[:1]))


def call_task(row):
    result = capfirst(FamilyCallResult(row.result).label) if row.result else _("To be called")
    title = _("Visit of %(when)s") % {"when": moment_in_words(row.visit.at)}
    hint = f"{child_name_of(row)} · {row.worker}"
    return Task(title, row.get_absolute_url(), result, done=is_called(row), hint=hint)


def other_visits(question, by):
    """The other visits from which a question came, as links; those out of reach are left out."""
    ids = question.evidence["others"]
    if not ids:
        return []
    whose = dict(by.ask("select visit_id, child_id from visits_whose(%(ids)s::uuid[])", ids=ids))
    rows = Visit.ever.within_reach_of(by).order_by("-at")
    shown = consult_list(
        "visits.evidence", rows, by=by, read=with_names, ids=whose, children=list({*whose.values()})
    )
    return [
        Task(
            _("Visit of %(when)s") % {"when": moment_in_words(row.at)},
            reverse("visits:visit", args=[row.case_id, row.line]),
            hint=child_name_of(row),
        )
        for row in shown
    ]
