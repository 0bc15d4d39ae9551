"""The pages of questions about visits, and of the calls of the month."""

from datetime import date

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from umai.access.doors import consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.design.parts import Link
from umai.intake.cases.views import posted, refuse, shown
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.staff.models import Role
from umai.visits.plausibility import lists, words
from umai.visits.plausibility.actions import (
    answer_question,
    decide_question,
    is_of_a_head,
    may_be_decided,
    record_callback,
)
from umai.visits.plausibility.forms import AnswerForm, CallForm, DecideForm
from umai.visits.plausibility.models import WATCH, Draw, Heard, Question, Result
from umai.visits.visit import lines
from umai.visits.visit.models import Visit


@signed_in_only
@require_GET
def questions(request):
    """Questions about own visits, and for who watches those about others."""
    require(request.by, "visits.read")
    page = {"groups": lists.groups_of(request.by), "watches": request.by.role in WATCH}
    return render(request, "visits/signs/questions.html", page)


@signed_in_only
def question(request, pk):
    """One question: what was noticed, the answer of who went, and what was decided."""
    by = request.by
    row = consult(Question, pk, by=by, related=("worker", "case"))
    require(by, "visits.read", row)
    own, decides = row.worker_id == by.pk, decides_now(row, by)
    answering = AnswerForm(posted(request)) if own and may(by, "visits.answer_question", row) else None
    deciding = (
        DecideForm(posted(request), last=by.role == Role.OBLAST_SUPERVISOR)
        if not own and may(by, "visits.decide_question", row)
        else None
    )
    form = answering or deciding
    if request.method == "POST" and form is None:
        require(by, "visits.answer_question", row)
    status = 200
    if form is not None and form.is_valid():
        try:
            (answer_question if own else decide_question)(row, by=by, **form.cleaned_data)
            return redirect(row)
        except Refusal as refusal:
            status = refuse(form, refusal)
    visit = Visit.objects.filter(line=row.line).select_related("worker", "recorded_by").first()
    page = {
        "question": row,
        "own": own,
        "form": form if form and (own or decides or form.is_bound) else None,
        "noticed": words.noticed(row),
        "reasons": words.reasons(row),
        "others": lists.other_visits(row, by),
        "visit": visit,
        "case": row.case,
        "rows": lines.rows_of(visit) if visit else [],
        "answers": words.answer_rows(row),
        "decisions": words.decision_rows(row),
        "today": today(),
        "again": any(each.result == Result.VISIT_AGAIN for each in row.decisions.all()),
    }
    return shown(request, "visits/signs/question.html", page, row.child_id, form, status)


def decides_now(row, by):
    """Whether this worker may decide about this question now, so that the form is shown."""
    if row.worker_id == by.pk or not may(by, "visits.decide_question", row) or not may_be_decided(row):
        return False
    results = {each.result for each in row.decisions.all()}
    if results - {Result.TO_OBLAST}:
        return False
    if by.role == Role.OBLAST_SUPERVISOR:
        return bool(results) or is_of_a_head(row)
    return not results


@signed_in_only
@require_GET
def callbacks(request):
    """The visits of a month that were drawn at random for a call to the family."""
    by = request.by
    require(by, "visits.record_callback")
    months = lists.months_drawn(by)
    month = chosen(request.GET.get("month", ""), months)
    tasks, done = lists.calls_of(by, month) if month else ([], 0)
    url = reverse("visits:callbacks")
    page = {
        "month": month,
        "tasks": tasks,
        "done": done,
        "months": [(each, Link(f"{each:%m.%Y}", f"{url}?month={each}", each == month)) for each in months],
    }
    return render(request, "visits/signs/callbacks.html", page)


def chosen(text, months):
    """The month that the address names, if something was drawn of it; else the newest."""
    try:
        month = date.fromisoformat(text)
    except ValueError:
        month = None
    return month if month in months else next(iter(months), None)


@signed_in_only
def callback(request, pk):
    """One call: what the visit says, what to ask, and what the family said."""
    by = request.by
    row = consult(Draw, pk, by=by, related=("worker", "case", "visit"))
    require(by, "visits.record_callback", row)
    form, status = CallForm(posted(request)), 200
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("result", "words", "at")}
        try:
            record_callback(row, by=by, **said)
            return redirect(f"{reverse('visits:callbacks')}?month={row.month}")
        except Refusal as refusal:
            status = refuse(form, refusal)
    calls = list(row.calls.all())
    done = any(each.result != Heard.NOT_REACHED for each in calls)
    page = {
        "draw": row,
        "case": row.case,
        "visit": row.visit,
        "calls": words.call_rows(row),
        "form": None if (done or row.worker_id == by.pk) and not form.is_bound else form,
        "own": row.worker_id == by.pk,
    }
    return shown(request, "visits/signs/callback.html", page, row.child_id, form, status)
