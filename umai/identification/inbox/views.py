"""The pages of the inbox: what waits, one signal, and what is done with it."""

import uuid

from django.shortcuts import redirect, render

from umai.access.doors import consult, turn_away
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.identification.hotline.views import draft, gate, line, places
from umai.identification.hotline.writing_views import write
from umai.identification.inbox import actions, endings, history, next_steps, reading, worklist
from umai.identification.inbox import page as inbox
from umai.identification.inbox.child_views import child, found, not_this_child
from umai.identification.inbox.duplicates import candidates
from umai.identification.inbox.forms import AgreeForm, EndForm, GatherForm, ReplyForm, ScreenForm
from umai.identification.officials.reading import rows_of
from umai.identification.officials.views import hear, own, report
from umai.identification.pages import attempt, posted, shown
from umai.identification.signal.ending_models import EndingProposal
from umai.identification.signal.groups import alike_to, gathered_with, is_self_harm, somebody_reads
from umai.identification.signal.guard import may_answer
from umai.identification.signal.models import Signal
from umai.notices.calls.reading import call_of
from umai.notices.models import CallKind, Keeper
from umai.trail.entries import About

__all__ = [
    "child",
    "draft",
    "found",
    "gate",
    "hear",
    "line",
    "not_this_child",
    "own",
    "places",
    "report",
    "write",
]
RELATED = ("settlement__municipality", "settlement__parent", "district", "recorded_by")


@signed_in_only
def waiting(request):
    """The inbox of the department or of the oblast, filtered and paged by the address."""
    by = request.by
    require(by, "identification.read")
    state = request.GET.get("state")
    state = state if state in inbox.STATES else "waiting"
    after = worklist.Place.read(request.GET.get("after", ""))
    page = inbox.page(by, state=state, after=after)
    with by.speaking():
        request.inbox_counts = worklist.counted(by)  # the menu of the page says them too
    context = {
        "tabs": inbox.tabs(state, request.inbox_counts),
        "state": state,
        "page": page,
        "first_url": f"?state={state}" if after else None,
        "next_url": f"?state={state}&after={page.next}" if page.next else None,
        "may_write": may(by, "identification.write_down"),
    }
    return render(request, "identification/inbox.html", context)


@signed_in_only
def signal(request, pk):
    """One signal: all that was said, its clocks, who took the call, what was done, and what comes next."""
    by = request.by
    require(by, "identification.read")
    one = consult(Signal, pk, by=by, related=RELATED)
    standing = reading.standing_of(one, by)
    call = call_of(CallKind.SIGNAL, one.pk, by=by)
    same = alike_to(one, by, in_the_same_state=False)  # one line of the inbox, and opened by this page alone
    step = next_steps.next_step(standing, by, call_waits=bool(call and call.may_take))
    context = {
        "signal": one,
        "standing": standing,
        "clocks": reading.clock_rows(standing),
        "words": reading.words_of(one),
        "additions": reading.additions_of([one, *standing.gathered, *same], by),
        "official": rows_of(one),
        "gathered": [(other, reading.words_of(other), rows_of(other)) for other in standing.gathered],
        "same_words": reading.same_words(standing.alike),
        "child_name": reading.who(standing.match.child, by)["name"] if standing.match else "",
        "call": call,
        "step": step,
        "ways": next_steps.ways(standing, by, step),
        "events": history.events_of(one),
        "kept": one.keeper == Keeper.OBLAST and (one.feared_works_here or may_answer(one, by)),
        "may_separate": standing.gathering is not None and standing.ending is None,
    }
    return render(request, "identification/signal.html", context)


@signed_in_only
def screen(request, pk):
    """Say what a signal is; the one before stays to be read."""
    one, by = opened(request, pk, "identification.screen")
    always = any(is_self_harm(other) for other in (one, *gathered_with(one)))
    form = ScreenForm(posted(request), alike=alike_to(one, by).count(), always_urgent=always)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("outcome", "words")}
        if attempt(form, lambda: actions.screen(one, by=by, alike=form.for_all(), **said)):
            return redirect(one)
    context = {"form": form, "always_urgent": always, "standing": reading.standing_screening(one)}
    return shown(request, "identification/screen.html", context | said_in(one, by), form)


@signed_in_only
def together(request, pk):
    """Choose which other signals are about the same child."""
    one, by = opened(request, pk, "identification.gather")
    likely = candidates(one, by)
    choices = [(str(other.signal.pk), next_steps.in_short(other)) for other in likely]
    form = GatherForm(posted(request), candidates=choices)
    if form.is_valid():
        others = [uuid.UUID(text) for text in form.cleaned_data["others"]]
        first = attempt(form, lambda: actions.gather(one, by=by, others=others), field="others")
        if first:
            return redirect(first)
    context = {"form": form, "likely": likely}
    return shown(request, "identification/together.html", context | said_in(one, by), form)


@signed_in_only
def apart(request, pk):
    """Take a signal apart from the one with which it goes on; shown once more before it is done."""
    one, by = opened(request, pk, "identification.separate")
    if request.method == "POST":
        actions.separate(one, by=by)
        return redirect(one)
    return shown(request, "identification/apart.html", said_in(one, by))


@signed_in_only
def reply(request, pk):
    """Answer the reporter with a fixed sentence, shown as the reporter will read it."""
    one, by = opened(request, pk, "identification.reply")
    readers = [one, *gathered_with(one)]
    form = ReplyForm(posted(request), alike=alike_to(one, by).count(), language=one.language)
    if form.is_valid():
        said = form.cleaned_data["said"]
        if attempt(form, lambda: actions.reply(one, by=by, said=said, alike=form.for_all())):
            return redirect(one)
    context = {"form": form, "nobody_reads": not somebody_reads(*readers)}
    return shown(request, "identification/reply.html", context | said_in(one, by), form)


@signed_in_only
def end(request, pk):
    """Answer without a case: at once, or as a proposal where somebody held it for serious."""
    one, by = opened(request, pk, "identification.end")
    serious = endings.needs_two([one])
    alike = alike_to(one, by).count()
    form = EndForm(posted(request), serious=serious, alike=alike, initial={"id": uuid.uuid4()})
    if form.is_valid():
        said = dict(form.cleaned_data) | {"alike": form.for_all()}
        number = said.pop("id")
        two = form.by_two()
        if not two:
            said.pop("childs_view")
            done = attempt(form, lambda: endings.end(one, by=by, **said))
        else:
            done = attempt(form, lambda: endings.propose_ending(one, by=by, id=number, **said))
        if done:
            return redirect("identification:agree", one.pk) if two else redirect(one)
    context = {"form": form, "serious": serious, "screened": reading.standing_screening(one)}
    return shown(request, "identification/end.html", context | said_in(one, by), form)


@signed_in_only
def agree(request, pk):
    """Show what was proposed; another person ends the signal."""
    one, by = opened(request, pk, "identification.read")
    proposal = endings.proposal_of(one)
    if proposal is None:
        return redirect(one)
    form = AgreeForm(posted(request), initial={"proposal": proposal.pk})
    if form.is_valid():
        agreed = EndingProposal.objects.filter(signal=one, pk=form.cleaned_data["proposal"]).first()
        if agreed is None:  # of another signal: what this person did not read is not agreed to
            turn_away("identification.agree_ending", About.row(one), by=by)
        if attempt(form, lambda: endings.agree_ending(agreed, by=by)):
            return redirect(one)
    context = {
        "form": form,
        "proposed": reading.proposal_rows(proposal),
        "own": proposal.recorded_by_id == by.pk,
        "may_agree": may(by, "identification.agree_ending", one),
        "ended": one.ended_at,
    }
    return shown(request, "identification/agree.html", context | said_in(one, by), form)


def opened(request, pk, act):
    """The signal, with the look on the trail, for whoever may do this to it."""
    one = consult(Signal, pk, by=request.by, related=RELATED)
    require(request.by, act, one)
    return one, request.by


def said_in(one, by):
    """The signal and its words, for reading beside a form."""
    return {
        "signal": one,
        "words": reading.words_of(one) + rows_of(one),
        "gathered": [
            (other, reading.words_of(other) + rows_of(other)) for other in reading.gathered_of(one, by)
        ],
        "same_words": reading.same_words(alike_to(one, by).count()),
    }
