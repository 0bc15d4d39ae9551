"""The pages of immediate protection: begin, and the checklist."""

import uuid

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import consult, consult_list
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.design.days import recorded_in_words
from umai.identification.signal.concerns import Concern
from umai.intake.cases.views import posted, refuse, shown
from umai.intake.models import Case, Closure
from umai.law.terms.clock import day_of, today
from umai.protection import guidance
from umai.protection.lines import LATE
from umai.protection.papers import papers_of
from umai.protection.people import family
from umai.protection.spot import actions
from umai.protection.spot.forms import BeginForm
from umai.protection.spot.models import Danger, Protection
from umai.protection.steps.checklist import clocks_of, end_task, next_step, tasks_of
from umai.protection.steps.state import state_of, states_of
from umai.refusal import Refusal

FEARED = {  # what a case is about, to the danger that is chosen beforehand
    Concern.VIOLENCE: Danger.VIOLENCE,
    Concern.SELF_HARM: Danger.SELF_HARM,
    Concern.NO_CARE: Danger.ALONE,
    Concern.LEFT_BEHIND: Danger.ALONE,
    Concern.NEGLECT: Danger.ALONE,
}


@signed_in_only
def of_case(request, pk):
    """The checklist of the protection that runs in this case; or how to begin one, and what was before."""
    case = consult(Case, pk, by=request.by)
    require(request.by, "protection.read", case)
    rows = Protection.objects.within_reach_of(request.by).filter(case=case).order_by("-known_at")
    standing = rows.running().first()
    if standing is not None:
        return redirect("protection:checklist", standing.pk)
    earlier = states_of(consult_list("protection.read", rows, by=request.by), request.by)
    page = {
        "case": case,
        "earlier": [(state, end_task(state)) for state in earlier],
        "may_begin": may(request.by, "protection.begin", case) and not is_closed(case),
        "advice": guidance.advice("begin"),
        "numbers": guidance.numbers(),
    }
    return shown(request, "protection/of_case.html", page, case.child_id)


@signed_in_only
def begin(request, pk):
    """Ask what the danger is; protection runs from then on."""
    case = consult(Case, pk, by=request.by)
    require(request.by, "protection.begin", case)
    form = BeginForm(posted(request), initial={"id": uuid.uuid4(), "danger": FEARED.get(case.concern)})
    status = 200
    if form.is_valid():
        try:
            begun = actions.begin(case, by=request.by, **form.particulars())
            return redirect("protection:checklist", begun.pk)
        except actions.AlreadyRunning as refusal:
            if refusal.protection.pk == form.cleaned_data["id"]:  # the same form, sent twice
                return redirect("protection:checklist", refusal.protection.pk)
            status = refuse(form, refusal)
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {"case": case, "form": form, "numbers": guidance.numbers(), "advice": guidance.advice("begin")}
    return shown(request, "protection/begin.html", page, case.child_id, form, status)


@signed_in_only
def checklist(request, pk):
    """Every step with what stands there and until when, the numbers to call, and what comes next."""
    protection = found(request, pk)
    now = timezone.now()
    state = state_of(protection, request.by)
    others = family.others_of(state, request.by)
    writes = may(request.by, "protection.record_going", protection)
    page = about(protection, state) | {
        "tasks": [*tasks_of(state, others, now), end_task(state)],
        "clocks": clocks_of(state, now),
        "next": next_step(state, others, now) if writes else None,
        "papers": papers_of(state) if may(request.by, "documents.print", protection) else [],
        "attaches": may(request.by, "documents.attach", protection),
        "late": late_beginning(protection),
        "self_harm": guidance.advice("watch") if state.is_self_harm else None,
    }
    return shown(request, "protection/checklist.html", page, protection.child_id)


def found(request, pk):
    """The protection, for whoever may read it."""
    protection = consult(Protection, pk, by=request.by, related=("case",))
    require(request.by, "protection.read", protection)
    return protection


def late_beginning(protection):
    """That the protection was written down more than a day after the danger was known; "" otherwise."""
    if protection.recorded_at - protection.known_at <= LATE:
        return ""
    return f". {recorded_in_words(day_of(protection.known_at), day_of(protection.recorded_at))}"


def about(protection, state):
    """What every page of a protection shows on top."""
    return {
        "protection": protection,
        "case": protection.case,
        "state": state,
        "numbers": guidance.numbers(),
        "today": today(),
        "closed": is_closed(protection.case),
        "tag": (_("protection ended"), "grey") if state.ending else (_("protection is running"), "purple"),
    }


def is_closed(case):
    return Closure.objects.filter(case=case).exists()
