"""The pages of single lines of a draft: a need with all that hangs on it, a goal, a measure; striking one."""

import uuid

from django.http import Http404
from django.shortcuts import redirect
from django.utils.text import capfirst

from umai.access.doors import AlreadyReplaced
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.intake.cases.views import posted, refuse, shown
from umai.planning.draft import actions
from umai.planning.draft.choices import PlanKind
from umai.planning.draft.models import Goal, Measure, Need
from umai.planning.draft.reading import draft_of
from umai.planning.writing.forms import GoalForm, MeasureForm, NeedForm
from umai.planning.writing.lines import (
    LINES,
    back_to,
    initial,
    line_rows,
    measure_rows,
    of_measure,
    offices,
    sent_twice,
    standing,
    workers,
)
from umai.planning.writing.views import about, begun, found
from umai.refusal import Refusal


@signed_in_only
def need(request, case, kind, line):
    """One need with its goals and measures, each with where to change it."""
    record, plan = found(request, case, kind)
    written = draft_of(plan)
    row = written.need(line)
    if row is None:
        raise Http404
    page = about(record) | {
        "kind": kind,
        "title": capfirst(PlanKind(kind).label),
        "need": row,
        "goals": [
            {"goal": goal, "measures": measure_rows(written.measures_of(line, goal.line))}
            for goal in written.goals_of(line)
        ],
        "measures": measure_rows(written.measures_of(line)),
        "writes": may(request.by, "planning.record_need", plan),
    }
    return shown(request, "planning/need.html", page, record.child_id)


@signed_in_only
def write_need(request, case, kind, line=None):
    """Write a need, or change its words."""
    record, plan = found(request, case, kind)
    before = standing(Need, plan, line)
    form = NeedForm(posted(request), initial=initial(before, "domain", "words"))
    return written(request, record, plan, kind, "needs", before, form, actions.record_need)


@signed_in_only
def write_goal(request, case, kind, line=None):
    """Write a goal of a need, or change its words."""
    record, plan = found(request, case, kind)
    before = standing(Goal, plan, line)
    need_line = before.need_line if before else asked(request, "need")
    row = standing(Need, plan, need_line)
    form = GoalForm(posted(request), initial=initial(before, "words"))
    return written(
        request, record, plan, kind, "goals", before, form, actions.record_goal, need=row, need_line=row.line
    )


@signed_in_only
def write_measure(request, case, kind, line=None):
    """Write a measure for a need, or for none, or change it."""
    record, plan = found(request, case, kind)
    before = standing(Measure, plan, line)
    need_line = before.need_line if before else asked(request, "need", required=False)
    row = standing(Need, plan, need_line) if need_line else None
    form = MeasureForm(
        posted(request),
        initial=of_measure(before, request.GET.get("goal")),
        goals=draft_of(plan).goals_of(need_line) if need_line else [],
        offices=offices(record),
        workers=workers(record),
    )
    return written(
        request,
        record,
        plan,
        kind,
        "measures",
        before,
        form,
        actions.record_measure,
        need=row,
        need_line=row.line if row else None,
    )


def written(request, record, plan, kind, what, before, form, write, need=None, **said):
    """Show the form of a line and what stands there; write what was sent, and go back."""
    status, meanwhile = 200, False
    if form.is_valid():
        line = form.cleaned_data["line"]
        try:
            write(begun(record, plan, kind, request.by), by=request.by, **form.particulars() | said)
            return redirect(back_to(record, kind, line if what == "needs" else need and need.line))
        except Refusal as refusal:
            before = standing(LINES[what], plan, line, missing_ok=True)
            if isinstance(refusal, AlreadyReplaced) and sent_twice(form, before):
                return redirect(back_to(record, kind, line if what == "needs" else need and need.line))
            status = refuse(form, refusal)
            if isinstance(refusal, AlreadyReplaced):
                meanwhile = True
                form.now_seen(before)
    back = before.line if what == "needs" and before else need and need.line
    page = about(record) | {
        "kind": kind,
        "what": what,
        "form": form,
        "before": before,
        "need": need,
        "stands": line_rows(before) if meanwhile else [],
        "title": capfirst(PlanKind(kind).label),
        "back": back_to(record, kind, back),
        "writes": may(request.by, "planning.begin", record),
    }
    return shown(request, f"planning/{what}.html", page, record.child_id, form, status)


@signed_in_only
def strike(request, case, kind, what, line):
    """Ask once more, and strike a line out of the draft."""
    record, plan = found(request, case, kind)
    if what not in LINES:
        raise Http404
    row = standing(LINES[what], plan, line)
    require(request.by, "planning.strike_line", row)
    error, status = "", 200
    if request.method == "POST":
        try:
            actions.strike_line(row, by=request.by)
            return redirect(back_to(record, kind, getattr(row, "need_line", None)))
        except Refusal as refusal:
            error, status = str(refusal), refusal.status
    need_line = row.line if what == "needs" else row.need_line
    page = about(record) | {
        "row": row,
        "rows": line_rows(row),
        "error": error,
        "kind": kind,
        "title": capfirst(PlanKind(kind).label),
        "back": back_to(record, kind, need_line),
    }
    return shown(request, "planning/strike.html", page, record.child_id, status=status)


def asked(request, name, *, required=True):
    """The line that an address names for a new row: `?need=…`. Without one it is 404, where it must be."""
    try:
        return uuid.UUID(request.GET.get(name, ""))
    except ValueError:
        if required:
            raise Http404 from None
        return None
