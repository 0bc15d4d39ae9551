"""The page of the line, written while somebody talks; and the shortest one, for what is said at the gate."""

from uuid import UUID

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.design import guidance
from umai.identification.hotline import drafts
from umai.identification.hotline.forms import GateForm, TalkForm
from umai.identification.hotline.writing_views import SAID, made_for, own_one, seed_of
from umai.identification.pages import attempt, posted, shown
from umai.identification.report_form.languages import BY_PATH
from umai.identification.signal import codes, sealing
from umai.identification.signal.concerns import Channel
from umai.identification.signal.received import says_the_same, write_down
from umai.identification.whereabouts.in_words import place_of
from umai.identification.whereabouts.known import country
from umai.identification.whereabouts.lookup import like, path
from umai.refusal import NotPermitted
from umai.staff.models import Role

READ_OUT = {  # letters of a code as an operator reads them out: they look alike in both scripts
    "C": pgettext_lazy("letter read out", "С as in salam"),
    "H": pgettext_lazy("letter read out", "Н as in nan"),
    "K": pgettext_lazy("letter read out", "К as in kitep"),
    "M": pgettext_lazy("letter read out", "М as in mektep"),
    "P": pgettext_lazy("letter read out", "Р as in Roza"),
    "T": pgettext_lazy("letter read out", "Т as in too"),
    "X": pgettext_lazy("letter read out", "Х as in khan"),
}


@signed_in_only
def line(request):
    """One page in the order of a talk. What is typed is kept at every answer, for its writer alone."""
    by = request.by
    for_the_line(by)
    then = request.POST.get("then", "")
    draft = drafts.kept(asked_for(request), by=by) if request.method == "GET" else kept_of(request)
    if then == "throw_away":
        drafts.throw_away(id_of(request), by=by)
        return redirect("identification:line")
    form = form_for(request, draft)
    if then == "keep":
        done = attempt(form.unchecked(), lambda: drafts.keep(id_of(request), request.POST.dict(), by=by))
        if done:
            messages.info(request, at_what_time(done))
            return redirect("identification:line")
    elif form.is_valid():
        seed = seed_of(form.cleaned_data["made"], by)
        done = attempt(form, lambda: once(form, by, seed, draft and draft.box))
        if done:
            drafts.throw_away(codes.signal_id(seed), by=by)
            return told(request, *done)
    page = {"form": form, "draft": draft, "open": others(by, draft), "asks": form.fields.get("reporter_name")}
    return shown(request, "identification/line.html", page, form)


def others(by, draft):
    """What else was begun and not sent, in a few words: the operator's own."""
    begun = [one for one in drafts.every(by=by) if draft is None or one.id != draft.id]
    return [
        (one, one.answers.get("place", ""), one.answers.get("danger") in ("yes", "unsure")) for one in begun
    ]


def for_the_line(by):
    """Whoever writes reports down for another body that asks for no report of its own: the line."""
    require(by, "identification.write_down")
    if by.role != Role.HOTLINE_OPERATOR:
        raise NotPermitted(_("This page is for the operators of the line. Nothing was saved."))


def form_for(request, draft):
    typed = draft.answers if draft and request.method == "GET" else {}
    page = guidance.page("identification", "line")
    language = get_language() or "ky"
    first = {"made": made_for(request.by), "language": language if language in ("ky", "ru") else "ky"}
    return TalkForm(
        posted(request),
        initial=first | typed,
        sentences=page.points if page else (),
        takes_reporters=sealing.takes_reporters(),
    )


def once(form, by, seed, box):
    """The signal and its code; the same form sent again is the same, with something changed a second one."""
    said = form.particulars(box=box)
    before = own_one(by, seed)
    if before is not None and not says_the_same(before, **said):
        told = {name: repr(value) for name, value in said.items() if name not in ("received_at", "reporter")}
        seed, said["reporter"] = codes.next_seed(seed, repr(sorted(told.items())).encode()), None
        before = own_one(by, seed)
    code = codes.code(seed, SAID)
    if before is not None:
        return before, code
    return write_down(by.office, by=by, id=codes.signal_id(seed), code=code, **said), code


def told(request, signal, code):
    """The code, to be read out sign by sign."""
    groups = [[(sign, READ_OUT.get(sign, sign)) for sign in group] for group in code.split(" ")]
    page = {
        "signal": signal,
        "code": code,
        "groups": groups,
        "where": place_of(signal),
        "answers": answers_page(),
    }
    return render(request, "identification/line_told.html", page)


def answers_page():
    """The page of the report form on which a code is typed, in the reader's language."""
    language = get_language() or "ky"
    return f"/report/{language if language in BY_PATH else 'ky'}/answer/"


@signed_in_only
@require_POST
def draft(request):
    """For the script of the open page: keep what was typed so far, and say when it was kept."""
    for_the_line(request.by)
    kept = drafts.keep(id_of(request), request.POST.dict(), by=request.by)
    return JsonResponse({"words": at_what_time(kept)})


@signed_in_only
@require_POST
def places(request):
    """For the script of the open page: the places whose name begins like what was typed."""
    for_the_line(request.by)
    language = get_language() or "ky"
    found = like(country(), request.POST.get("text", "")[:200], language)
    return JsonResponse({"places": [path(country(), one, language) for one in found]})


@signed_in_only
def gate(request):
    """Three answers for what a neighbour says, at the place where the worker works."""
    by = request.by
    require(by, "identification.write_down")
    if by.role not in (Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD):
        raise NotPermitted(_("This page is for the workers of a village. Use the longer form."))
    form = GateForm(posted(request), initial={"made": made_for(by)})
    if form.is_valid():
        channel = Channel.ROUND if "round" in request.GET else Channel.VISIT
        said = form.particulars(by.office.place, channel=channel.value)
        done = attempt(form, lambda: kept_once(form, by, said))
        if done:
            page = {"signal": done, "where": place_of(done), "code": "", "gate": True}
            return render(request, "identification/written.html", page)
    return shown(request, "identification/gate.html", {"form": form, "place": here(by)}, form)


def here(by):
    return by.office.place.name_in(get_language() or "ky")


def kept_once(form, by, said):
    seed = seed_of(form.cleaned_data["made"], by)
    before = own_one(by, seed)
    if before is not None and not says_the_same(before, **said):
        told = {name: repr(value) for name, value in said.items() if name != "received_at"}
        seed = codes.next_seed(seed, repr(sorted(told.items())).encode())
        before = own_one(by, seed)
    return before or write_down(by.office, by=by, id=codes.signal_id(seed), **said)


def id_of(request):
    """The id of the signal that the form in hand becomes."""
    return codes.signal_id(seed_of(request.POST.get("made", ""), request.by))


def kept_of(request):
    return drafts.kept(id_of(request), by=request.by)


def asked_for(request):
    """The draft that the address names; one that nobody has where it names none."""
    try:
        return UUID(request.GET.get("draft", ""))
    except ValueError:
        return UUID(int=0)


def at_what_time(kept):
    at = timezone.localtime(kept.saved_at)
    return _("Kept at %(time)s. Only you see it. Nobody has been told yet.") % {"time": f"{at:%H:%M}"}
