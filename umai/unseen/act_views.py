"""What is done about one child on lists or several: make signals, answer, take an answer back."""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from umai.access.doors import consult, consult_list
from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.design.addresses import as_id
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal
from umai.unseen import actions
from umai.unseen.forms import AnswerForm, SignalForm, SignalsForm
from umai.unseen.listed import PAGE, as_listed, signal_url, with_rows
from umai.unseen.models import Line


@signed_in_only
@require_POST
def signals(request):
    """Make a signal of each child that was chosen, after one more look at who they are."""
    by = request.by
    require(by, "unseen.make_signal")
    lines = chosen_lines(request)
    if not lines:
        return nobody_chosen(request)
    kind = SignalForm if len(lines) == 1 else SignalsForm
    first = {"concern": actions.concern_of(lines[0])} if len(lines) == 1 else {}
    form = kind(request.POST if "sure" in request.POST else None, initial=first)
    if form.is_valid():
        said = form.cleaned_data
        return done(
            request,
            lines,
            _("A signal was made"),
            lambda line: actions.make_signal(
                line, by=by, concern=said.get("concern") or actions.concern_of(line), words=said["words"]
            ),
        )
    return asked(request, "unseen/signals.html", form, lines)


@signed_in_only
@require_POST
def answers(request):
    """Say of each child that was chosen what was found."""
    by = request.by
    require(by, "unseen.answer")
    lines = chosen_lines(request)
    if not lines:
        return nobody_chosen(request)
    form = AnswerForm(request.POST if "sure" in request.POST else None, initial={"happened_on": today()})
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("what", "words", "happened_on")}
        return done(request, lines, _("Answered"), lambda line: actions.answer(line, by=by, **said))
    return asked(request, "unseen/answers.html", form, lines)


@signed_in_only
@require_POST
def take_back(request, pk):
    """Take back what was answered for this child: it stands on the list again."""
    by = request.by
    require(by, "unseen.take_back")
    line = consult(Line, pk, by=by)
    actions.take_back(line, by=by)
    messages.success(request, _("The answer was taken back. The child stands on the list again."))
    return redirect(line)


def chosen_lines(request):
    """The lines whose ids were sent, as far as they are within reach; the look is on the trail."""
    by = request.by
    ids: set[UUID] = {pk for pk in map(as_id, request.POST.getlist("line")[:PAGE]) if pk}
    lines = Line.objects.within_reach_of(by).filter(pk__in=ids)
    return consult_list("unseen.chosen", lines, by=by, read=with_rows) if ids else []


def nobody_chosen(request):
    messages.info(request, _("Choose at least one child. Nothing was changed."))
    return redirect(back_of(request))


def asked(request, template, form, lines):
    page = {"form": form, "rows": as_listed(lines), "back": back_of(request)}
    return render(request, template, page, status=422 if form.errors else 200)


def done(request, lines, words, do):
    """Do it to each, each by itself; who could not be done stands on the page with the reason."""
    results = []
    for one in as_listed(lines):
        try:
            row = do(one.line)
            results.append((one, words, signal_url([row], request.by), ""))
        except NotPermitted:
            raise
        except Refusal as refusal:
            results.append((one, "", "", str(refusal)))
    refused = sum(bool(why) for *_one, why in results)
    status = 409 if refused == len(results) else 200
    page = {"results": results, "refused": refused, "done": len(results) - refused, "back": back_of(request)}
    return render(request, "unseen/done.html", page, status=status)


def back_of(request):
    """The list from which one came; its beginning where the form names none of ours."""
    back = request.POST.get("back", "")
    return back if back.startswith(reverse("unseen:board")) else reverse("unseen:rows")
