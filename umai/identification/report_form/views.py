"""The form: one question a page, everything by POST, nothing of it in an address."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from umai.identification.report_form import check, failures, pages
from umai.identification.report_form.flood import address_of, gate
from umai.identification.report_form.languages import BY_PATH
from umai.identification.report_form.pages import CHECK, PAGES, SENT, START
from umai.identification.report_form.sending import district_of, send, somebody_on_duty
from umai.identification.report_form.state import State, Unreadable
from umai.identification.signal.sealing import seal_reporter, takes_reporters
from umai.identification.whereabouts.known import country
from umai.law.terms.intervals import SCREENING_HOURS


@require_http_methods(["GET", "HEAD", "POST"])
def report(request, language=None):
    """The start page, or the page that follows what was just answered."""
    if language is not None and language not in BY_PATH:
        raise Http404
    if request.method != "POST":
        return start(request)
    state, trouble = read_state(request)
    if request.POST.get("website"):
        state.crowded = True  # a field that no person sees
    name, go = request.POST.get("page", START), request.POST.get("go", "next")
    if name == START:
        return begin(request, state)
    if name == CHECK:
        return from_check(request, state, go, trouble)
    if name not in PAGES:
        return show(request, CHECK if state.checked else START, state, trouble=trouble)
    return from_question(request, PAGES[name], state, go, trouble)


def start(request, state=None):
    """The first page; whoever came back to it has their answers with them."""
    return page(request, START, state, place=request.GET.get("place", "")[:20], hours=hours())


def begin(request, state):
    code = request.POST.get("place", "")
    place = country().known_as(code) if code else None
    if place:
        state.given = True
        tops = country().top_of
        state.answers |= {"oblast": str(tops[place.district]), "district": str(place.district)}
        state.answers["settlement"] = str(place.id) if place.id != place.district else ""
    return show(request, pages.after(START, state), state)


def read_state(request):
    """The state, and a sentence when it is not as it was left."""
    text = request.POST.get("state", "")
    try:
        state = State.read(text) if text else State()
    except Unreadable:
        return State(), _(
            "We could not read what you answered before. What you wrote on this page is still here. "
            "Please answer the other questions again."
        )
    if state.old:
        return state, _(
            "This form was open for more than a day. Nothing is lost: look through your answers and go on."
        )
    return state, ""


def from_question(request, asked, state, go, trouble):
    """One question was answered, or left by one of the other buttons."""
    if go == "stay":  # another language
        return show(request, asked.name, state, typed=request.POST, trouble=trouble)
    form = pages.form_of(asked, state, request.spoken, data=request.POST)
    if form is not None:
        must_be_fine = go not in ("back", "elsewhere") or asked.name == "you"
        if (not form.is_valid() and must_be_fine) or (trouble and not state.old):
            return page(request, asked.name, state, form=form, trouble=trouble, status=422)
        keep(asked, state, form)
    elif asked.name not in state.done:
        state.done.append(asked.name)
    if go == "back":
        return show(request, pages.before(asked.name, state), state)
    if go == "elsewhere":
        state.given, state.checked = False, False
        return show(request, "oblast", state)
    return show(request, pages.after(asked.name, state), state, trouble=trouble)


def keep(asked, state, form):
    """Put what was typed into the state; a name and a telephone only in their box."""
    if asked.name == "you":
        answers = form.cleaned_data
        if answers.get("forget"):
            state.forget_reporter()
        if (answers.get("name") or answers.get("phone")) and takes_reporters():
            name, phone = answers.get("name", ""), answers.get("phone", "")
            state.keep_reporter(*seal_reporter(state.signal_id, name=name, phone=phone))
        state.keep(asked.name, {})
        return
    typed = {name: form.data.get(name, "") for name in form.fields}
    changed = any(state.answers.get(name) != value for name, value in typed.items())
    state.keep(asked.name, typed)
    if asked.name == "oblast" and changed:
        top = int(typed["oblast"]) if typed["oblast"].isdecimal() else 0
        alone = [one.id for one in country().districts.get(top, [])] == [top]
        state.answers |= {"district": typed["oblast"] if alone else "", "settlement": ""}
        state.ask_again("district", "settlement")
    if asked.name == "district" and changed:
        state.answers["settlement"] = ""
        state.ask_again("settlement")


def from_check(request, state, go, trouble):
    """Everything is on one page: change it, or send it."""
    if go == "back":
        return show(request, pages.before(CHECK, state), state)
    changed = go.removeprefix("change:")
    if changed in PAGES:
        return show(request, changed, state)
    if go != "send" or trouble or pages.unanswered(state, request.spoken):
        return show(request, CHECK, state, trouble=trouble)
    return deliver(request, state)


def deliver(request, state):
    address = address_of(request)
    if gate().is_closed(address):
        return failures.not_sent(request, failures.VERY_MANY, status=429)
    answers, about = pages.cleaned(state, request.spoken), duty(request, state)
    code, again = send(state, answers, request.spoken, crowded=gate().let_in(address))
    # The report is committed from here on: nothing below asks the database.
    urgent = pages.in_danger(state) or pages.speaks_of_dying(state)
    return page(request, SENT, code=code, again=again, urgent=urgent, **about)


def show(request, name, state, *, typed=None, trouble=""):
    """A page as it is first seen, with what was answered before."""
    if name == START:
        return start(request, state)
    if name == CHECK:
        state.checked = True
        blocks = check.blocks(state, request.spoken)
        missing = any(one.missing for block in blocks for one in block.answers)
        return page(
            request, CHECK, state, blocks=blocks, missing=missing, trouble=trouble, **duty(request, state)
        )
    asked = PAGES[name]
    form = pages.form_of(asked, state, request.spoken)
    if form is not None and typed is not None:
        form.initial = state.answers | {one: typed.get(one, "") for one in form.fields}
    return page(request, name, state, form=form, trouble=trouble)


def duty(request, state):
    """Whether somebody reads it now, and by when it has to be read."""
    district = district_of(state)
    higher = state.answers.get("works_here") == "yes"
    on_duty = bool(district) and somebody_on_duty(district.id, higher=higher)
    name = district.name(request.spoken.places) if district else ""
    return {"district": name, "on_duty": on_duty, "higher": higher, "hours": hours()}


def hours():
    return SCREENING_HOURS.on(timezone.localdate())


def page(request, name, state=None, *, status=200, **context):
    template = PAGES[name].template if name in PAGES else name
    if state is not None:
        context |= {"state": state.write(), "given": state, "by_child": pages.by_child(state)}
        district = name == "settlement" and district_of(state)
        context["place_name"] = district.name(request.spoken.places) if district else ""
    return render(
        request, f"identification/report_form/{template}.html", {"page": name} | context, status=status
    )
