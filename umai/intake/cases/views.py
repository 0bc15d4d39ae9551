"""The pages of intake: open a case, assign it, correct its clock."""

import uuid

from django.shortcuts import redirect, render
from django.utils import timezone

from umai.access.doors import consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.intake.cases import actions, reading
from umai.intake.cases.clock import clock_of, due_in_words, face
from umai.intake.cases.forms import AssignForm, ClockForm, OpenForm
from umai.intake.cases.models import Assignment, Case
from umai.intake.cases.workers import candidates
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.register.models import Child


@signed_in_only
def open_case(request, pk):
    """Ask what the case is about and when the need became known; open it and show the last day."""
    child = consult(Child, pk, by=request.by)
    require(request.by, "intake.open_case", child)
    known = reading.cases_of(child, request.by)
    standing = next((each.case for each in known if each.closure is None), None)
    previous = reading.previous_of(child, [each for each in known if each.closure is not None])
    form = OpenForm(posted(request), initial={"id": uuid.uuid4()})
    status = 200
    if form.is_valid():
        answers = form.cleaned_data
        particulars = {name: answers[name] for name in ("id", "concern", "channel", "words")}
        try:
            case = actions.open_case(
                child,
                by=request.by,
                **particulars,
                **form.beginning(),
                follows=previous.case if previous else None,
            )
            return redirect("intake:opened", case.pk)
        except actions.AlreadyOpen as refusal:
            if refusal.case.pk == answers["id"]:  # the same form, sent twice
                return redirect("intake:opened", refusal.case.pk)
            standing, status = refusal.case, refuse(form, refusal)
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {"form": form, "child": child, "standing": standing, "previous": previous}
    if previous:
        page |= {"ended_case": previous.case, "ended": reading.ended_rows(previous.case, previous.closure)}
    return shown(request, "intake/open.html", page, child.pk, form, status)


@signed_in_only
def opened(request, pk):
    """Say that the case is open, until when assessment and plan are due, and what comes next."""
    case = consult(Case, pk, by=request.by)
    clock = clock_of(case)
    page = {
        "case": case,
        "clock_face": face(clock, on=today()),
        "sentence": due_in_words(clock),
        "today": today(),
        "may_assign": may(request.by, "intake.assign", case),
        "may_assess": may(request.by, "assessment.begin", case),
    }
    return shown(request, "intake/opened.html", page, case.child_id)


@signed_in_only
def assign(request, pk):
    """Choose the worker who answers for the case, with how many cases each carries."""
    case = consult(Case, pk, by=request.by)
    require(request.by, "intake.assign", case)
    form = AssignForm(posted(request), candidates=candidates(case, request.by))
    status = 200
    if form.is_valid():
        try:
            actions.assign(case, by=request.by, worker_id=uuid.UUID(form.cleaned_data["worker_id"]))
            return redirect(case)
        except Refusal as refusal:
            status = refuse(form, refusal)
    standing = Assignment.objects.filter(case=case).select_related("worker").first()
    page = {"form": form, "case": case, "standing": standing, "clock": clock_of(case), "today": today()}
    return shown(request, "intake/assign.html", page, case.child_id, form, status)


@signed_in_only
def correct_clock(request, pk):
    """Correct when the need became known, with the reason."""
    case = consult(Case, pk, by=request.by)
    require(request.by, "intake.correct_clock", case)
    clock = clock_of(case)
    form = ClockForm(posted(request), initial=as_typed(clock))
    status = 200
    if form.is_valid():
        try:
            actions.correct_clock(case, by=request.by, words=form.cleaned_data["words"], **form.beginning())
            return redirect(case)
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {"form": form, "case": case, "clock": clock, "today": today()}
    return shown(request, "intake/correct_clock.html", page, case.child_id, form, status)


def posted(request):
    """What was sent, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def refuse(form, refusal):
    """Put the sentence of a refusal on the form, where nothing typed is lost; answers its status."""
    form.add_error(None, str(refusal))
    return refusal.status


def shown(request, template, page, child_id, form=None, status=200):
    """Draw a page that says on top whose file it is."""
    if status == 200 and form is not None and form.errors:
        status = 422
    return render(request, template, page | {"who": reading.who(child_id)}, status=status)


def as_typed(clock):
    """The clock's beginning, as the boxes of the form show it. The first minute is an hour nobody gave."""
    typed = {}
    for name in ("received", "discovered"):
        instant = getattr(clock, f"{name}_at")
        if instant is None:
            continue
        local = timezone.localtime(instant)
        typed[f"{name}_on"] = local.date()
        if (local.hour, local.minute) != (0, 0):
            typed[f"{name}_time"] = local.time()
    return typed
