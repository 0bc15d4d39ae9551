"""The pages around a visit: explain a missed one, plan, settle, warn of a dwelling, go out and come back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from umai.access.doors import consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.intake.cases.views import posted, refuse, shown
from umai.law.terms.clock import today
from umai.notices.calls.reading import call_of
from umai.notices.models import CallKind
from umai.refusal import Refusal
from umai.visits.missed.forms import ExplainForm, GoOutForm, LiftForm, ReplanForm, SettleForm, WarnForm
from umai.visits.planned import Missed, Window
from umai.visits.safety import actions as on_the_way
from umai.visits.safety.models import DwellingWarning, Outing, Return
from umai.visits.visit import actions, lines
from umai.visits.visit.answers import Answers
from umai.visits.visit.models import Conflict, Visit
from umai.visits.visit.reading import warning_of
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


@signed_in_only
def warn(request, case):
    """What to be careful of where this child lives."""
    case = found(request, case, act="visits.warn")
    before = on_the_way.warning_of(case.child_id)
    names = ("go_in_two", "with_police", "words")
    initial = {name: getattr(before, name) for name in names} if before else {}
    form = WarnForm(posted(request), initial=initial)

    def do():
        on_the_way.warn(case, by=request.by, **form.cleaned_data)
        return redirect("visits:of_case", case.pk)

    return answered(request, "visits/warn.html", case, form, do, {"before": before})


@signed_in_only
def lift(request, case):
    """Say that a warning is over, and why."""
    case = found(request, case, act="visits.lift")
    before = on_the_way.warning_of(case.child_id)
    form = LiftForm(posted(request), initial={"warning": before and before.pk})

    def do():
        pk = form.cleaned_data["warning"]
        seen = DwellingWarning.ever.filter(pk=pk, child_id=case.child_id).first()
        if seen is None:
            raise Http404
        on_the_way.lift(seen, by=request.by, words=form.cleaned_data["words"])
        return redirect("visits:of_case", case.pk)

    return answered(request, "visits/lift.html", case, form, do, {"before": before})


@signed_in_only
def go_out(request, case):
    """Say where one goes now and when one will be back."""
    case = found(request, case, act="visits.go_out")
    still = on_the_way.out_now(request.by)
    form = GoOutForm(posted(request))

    def do():
        said = {name: form.cleaned_data[name] for name in ("id", "words", "back_by_at")}
        if not Outing.objects.filter(pk=said["id"], case=case).exists():  # the same form, sent twice
            on_the_way.go_out(case, by=request.by, **said)
        return redirect("visits:of_case", case.pk)

    page = {"out": still, "warning": warning_of(case.child_id, request.by)}
    return answered(request, "visits/go_out.html", case, form, do, page)


@signed_in_only
def outing(request, pk):
    """Who is out, where, and since when: for whoever looks after them. Names no child."""
    row = consult(Outing, pk, by=request.by, related=("worker", "case"))
    require(request.by, "visits.read", row)
    page = {
        "outing": row,
        "rows": lines.outing_rows(row),
        "back": Return.objects.select_related("recorded_by").filter(outing=row).first(),
        "late": timezone.now() > row.back_by_at,
        "call": call_of(CallKind.OUTING, row.pk, by=request.by) if may(request.by, "notices.read") else None,
        "own": row.worker_id == request.by.pk,
        "writes": may(request.by, "visits.come_back", row),
    }
    return render(request, "visits/outing.html", page)


@signed_in_only
@require_POST
def come_back(request, pk):
    """Say that whoever went out is back."""
    row = consult(Outing, pk, by=request.by, related=("case",))
    on_the_way.come_back(row, by=request.by)
    messages.success(request, _("Written down: back."))
    if row.worker_id == request.by.pk:
        return redirect("visits:of_case", row.case_id)
    return redirect(row)


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
