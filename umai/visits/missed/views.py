"""The pages of visits that were not made: explain one, plan for other days, settle two texts."""

from django.http import Http404
from django.shortcuts import redirect

from umai.access.doors import consult
from umai.access.may import may
from umai.access.requests import signed_in_only
from umai.intake.cases.views import posted, refuse, shown
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.visits.missed.forms import ExplainForm, ReplanForm, SettleForm
from umai.visits.planned import Missed, Window
from umai.visits.visit import actions, lines
from umai.visits.visit.answers import Answers
from umai.visits.visit.models import Conflict, Visit
from umai.visits.visit.scheduling import standing
from umai.visits.visit.views import found, is_closed


@signed_in_only
def explain(request, case, pk):
    """Why a planned visit was missed; what was said before stays."""
    case = found(request, case)
    missed = of_the_case(Missed, pk, case, request, related=("worker", "window"))
    form = ExplainForm(posted(request))

    def do():
        actions.explain(missed, by=request.by, **form.cleaned_data)
        return redirect("visits:of_case", case.pk)

    page = {
        "missed": missed,
        "said": lines.explanation_rows(missed),
        "writes": may(request.by, "visits.explain", missed) and not is_closed(case),
    }
    return answered(request, "visits/explain.html", case, form, do, page)


@signed_in_only
def replan(request, case):
    """Plan the next visit for other days, with the reason."""
    case = found(request, case, act="visits.replan")
    window = standing(case)
    initial = (
        {}
        if window is None
        else {
            "window": window.pk,
            "earliest_on": max(window.earliest_on, today()),
            "latest_on": window.latest_on,
        }
    )
    form = ReplanForm(posted(request), initial=initial)

    def do():
        answers = dict(form.cleaned_data)
        seen = Window.ever.filter(pk=answers.pop("window"), case=case).first()
        if seen is None:
            raise Http404
        actions.replan(seen, by=request.by, **answers)
        return redirect("visits:of_case", case.pk)

    return answered(request, "visits/replan.html", case, form, do, {"window": window, "today": today()})


@signed_in_only
def settle(request, case, pk):
    """Two visits with one id, side by side; the department says which stands."""
    case = found(request, case, act="visits.settle")
    conflict = of_the_case(Conflict, pk, case, request, related=("recorded_by",))
    stands = Visit.objects.select_related("worker", "recorded_by").get(line=conflict.line)
    form = SettleForm(posted(request))

    def do():
        actions.settle(conflict, by=request.by, **form.cleaned_data)
        return redirect("visits:visit", case.pk, conflict.line)

    page = {
        "conflict": conflict,
        "stands": lines.rows_of(stands),
        "other": lines.rows_of(as_a_row(conflict, stands)),
    }
    return answered(request, "visits/settle.html", case, form, do, page)


def as_a_row(conflict, stands):
    """What came afterwards, as if it were recorded: for showing only."""
    answers = Answers.from_json(conflict.other)
    row = Visit(recorded_at=conflict.recorded_at, **answers.columns())
    row.worker = stands.worker
    row.recorded_by = conflict.recorded_by
    return row


def of_the_case(model, pk, case, request, related=()):
    """A row of this case; 404 for one of another."""
    row = consult(model, pk, by=request.by, related=related)
    if row.case_id != case.pk:
        raise Http404
    return row


def answered(request, template, case, form, do, page):
    """Do what a form asks, or show it again with a sentence and all that was typed."""
    status = 200
    if form.is_valid():
        try:
            return do()
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {"case": case, "form": form, "closed": is_closed(case)} | page
    return shown(request, template, page, case.child_id, form, status)
