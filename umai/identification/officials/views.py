"""The report of a school, a clinic or the police; and the answers to one's own reports."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from umai.access.doors import turn_away
from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.design.templatetags.design import clock_at
from umai.identification.hotline.writing_views import made_for, own_one, places_for, seed_of
from umai.identification.officials import actions
from umai.identification.officials.forms import FORM_OF
from umai.identification.officials.models import BODY_OF, Official
from umai.identification.officials.reading import duty_row, in_general, reports_of
from umai.identification.pages import attempt, posted, shown
from umai.identification.signal import codes
from umai.identification.signal.concerns import Said
from umai.identification.signal.models import Signal
from umai.identification.signal.received import says_the_same
from umai.identification.whereabouts.in_words import place_of
from umai.law.dated import Certainty, NoLawInForce
from umai.law.duty import HOURS, report_by
from umai.law.terms.clock import day_of
from umai.staff.models import Role
from umai.trail.entries import About


@signed_in_only
def report(request):
    """One page for the report of one's own body, with the clock of the duty."""
    by = request.by
    require(by, "identification.report")
    form = form_for(request)
    if request.POST.get("step") == "places":
        page = {"form": form.without_errors()} | duty_of(form, by)
        return shown(request, "identification/report.html", page)
    if form.is_valid():
        done = attempt(form, lambda: once(form, by, seed_of(form.cleaned_data["made"], by)))
        if done:
            official = Official.objects.filter(signal=done).first()
            page = {"signal": done, "where": place_of(done), "duty": official and duty_row(official).value}
            return render(request, "identification/written.html", page)
    page = {"form": form} | duty_of(form, by)
    return shown(request, "identification/report.html", page, form)


def once(form, by, seed):
    """Report it; the same form sent again is the same report, and with something changed a second one."""
    said, besides = form.particulars(), form.of_body()
    before = own_one(by, seed)
    if before is not None and not (says_the_same(before, **said) and adds_the_same(before, besides)):
        told = {name: repr(value) for name, value in (said | besides).items() if name != "received_at"}
        seed = codes.next_seed(seed, repr(sorted(told.items())).encode())
        before = own_one(by, seed)
    return before or actions.report(by.office, by=by, id=codes.signal_id(seed), **said, **besides)


def adds_the_same(signal, besides):
    official = Official.objects.filter(signal=signal).first()
    return official is not None and all(getattr(official, name) == value for name, value in besides.items())


def form_for(request):
    by, now = request.by, timezone.localtime()
    return FORM_OF[BODY_OF[by.role]](
        posted(request),
        initial={
            "made": made_for(by),
            "district": by.office.place.district_id,
            "learned_on": now.date(),
            "learned_time": now.time(),
            "feared_works_here": None,
        },
        **places_for(request),
    )


def duty_of(form, by):
    """What the duty asks of this body: the hours, and until when, from what is typed or from now."""
    body, now = BODY_OF[by.role], timezone.now()
    learned = getattr(form, "cleaned_data", {}).get("learned_at") or now
    try:
        late_at = report_by(body, learned)
    except (NoLawInForce, OverflowError):
        learned, late_at = now, report_by(body, now)
    hours = HOURS[body].on(day_of(learned))
    words = ngettext(
        "Report within %(n)d hour of learning of it.", "Report within %(n)d hours of learning of it.", hours
    ) % {"n": hours}
    sure = HOURS[body].source_on(day_of(learned)).certainty == Certainty.LAW
    return {"duty": words, "clock": clock_at(late_at, now), "sure": sure}


@signed_in_only
def own(request):
    """What this worker wrote down, what became of each, and the answers, new ones first to be seen."""
    by = request.by
    require(by, "identification.write_down")
    listed = reports_of(by)
    with by.speaking():
        states, answers = actions.states_of_own(), actions.answers_to_own()
        duties = {row.signal_id: row for row in Official.objects.filter(signal__in=listed)}
    rows = [row_of(one, states, answers, duties) for one in listed]
    rows.sort(key=lambda row: not row["new"])
    page = {
        "rows": rows,
        "officially": by.role in BODY_OF,
        "line": by.role == Role.HOTLINE_OPERATOR,
        "gate": by.role == Role.SOCIAL_WORKER,
    }
    return render(request, "identification/own.html", page)


def row_of(signal, states, answers, duties):
    """One own report as it is listed: what is answered was read, whoever screened it when."""
    read, ended = states.get(signal.pk, (False, None))
    own = [row for row in answers if row["signal"] == signal.pk]
    return {
        "signal": signal,
        "where": place_of(signal),
        "words": in_general(read or bool(own), ended),
        "answers": [(Said(row["said"]).label, row["on"], row["heard"]) for row in own],
        "duty": duty_row(duties[signal.pk]).value if signal.pk in duties else "",
        "new": any(not row["heard"] for row in own),
    }


@signed_in_only
@require_POST
def hear(request, pk):
    """Say that the answers to one's own report were read."""
    by = request.by
    if not Signal.objects.filter(pk=pk, recorded_by=by.pk).exists():
        turn_away("identification.hear", About(Signal._meta.label_lower, pk), by=by)
    if any(not row["heard"] for row in actions.answers_to_own(pk)):
        actions.hear(by.office, by=by, signal=pk)
    return redirect("identification:own")
