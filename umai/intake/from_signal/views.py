"""From a signal to a case: open one for its child, or go on in the open one."""

import uuid

from django.shortcuts import redirect, render

from umai.access.doors import consult
from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.identification.inbox.reading import gathered_of, words_of
from umai.identification.models import Match, Signal
from umai.identification.pages import attempt, posted, shown
from umai.intake.cases import reading
from umai.intake.cases.actions import AlreadyOpen
from umai.intake.cases.clock import face
from umai.intake.cases.forms import FromSignalForm, PassOnForm
from umai.intake.cases.models import Case, Origin
from umai.intake.from_signal import actions as origins
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal
from umai.register import same
from umai.register.child.page import who
from umai.register.models import Child

RELATED = ("settlement__municipality", "settlement__parent", "district", "recorded_by")


@signed_in_only
def from_signal(request, pk):
    """Open the child's case with what was reported, or go on in the open case; else go where that begins."""
    by = request.by
    require(by, "intake.open_from_signal")
    one = consult(Signal, pk, by=by, related=RELATED)
    origin = Origin.objects.filter(signal=one).select_related("case").first()
    if origin is not None:
        return redirect(origin.case)
    match = Match.objects.filter(signal=one).first()
    if not one.waits:
        return redirect(one)
    if match is None:
        return redirect("identification:child", one.pk)
    child = consult(Child, same.leading(match.child_id, by), by=by)
    require(by, "intake.open_from_signal", child)
    known = reading.cases_of(child, by)
    standing = next((each for each in known if each.closure is None), None)
    page = beside(one, child, by)
    if standing is not None:
        return go_on(request, one, standing, page)
    return open_case(request, one, child, known, page)


def open_case(request, one, child, known, page):
    """The form of a new case, with what is known of it filled in."""
    ended = reading.previous_of(child, known)
    previous = ended.case if ended else None
    first = page["received_at"]
    typed = {"id": uuid.uuid4(), "concern": one.concern, "channel": one.channel}
    form = FromSignalForm(request.POST if request.method == "POST" else None, initial=typed)
    status = 200
    if form.is_valid():
        answers = form.cleaned_data
        said = {
            name: answers[name] for name in ("id", "concern", "channel", "words", "withheld", "discovered_at")
        }
        try:
            case = origins.open_from_signal(child, by=request.by, signal=one, follows=previous, **said)
            return redirect("intake:opened", case.pk)
        except AlreadyOpen:  # somebody was faster: the page says so, and what was typed is not needed
            return redirect("intake:from_signal", one.pk)
        except NotPermitted:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
    elif form.is_bound:
        status = 422
    page |= {"form": form, "previous": previous, "first": first}
    if previous:
        page |= {"ended_case": previous, "ended": reading.ended_rows(previous, ended.closure)}
    return render(request, "intake/from_signal.html", page, status=status)


def go_on(request, one, standing, page):
    """The child's open case: the signal goes on there when this worker says so."""
    form = PassOnForm(posted(request))
    if form.is_valid():
        case = Case.objects.get(pk=standing.case.pk)
        said = form.cleaned_data
        if attempt(form, lambda: origins.add_signal(case, by=request.by, signal=one, **said)):
            return redirect(case)
    page |= {
        "form": form,
        "standing": standing,
        "clock_face": face(standing.clock, on=today()),
        "today": today(),
    }
    return shown(request, "intake/add_signal.html", page, form)


def beside(one, child, by):
    """The signal and its child for the page, and when the earliest of what goes on with it came."""
    gathered = gathered_of(one, by)
    matter = origins.matter_of(one, by)
    return {
        "signal": one,
        "child": child,
        "who": who(child.pk),
        "words": words_of(one),
        "gathered": [(other, words_of(other)) for other in gathered],
        "n": len(matter),
        "received_at": min(each.received_at for each in matter),
    }
