"""The pages of the form: one question each, sent by POST, so that no address holds an answer."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from umai.identification.report_form import check, failures, pages
from umai.identification.report_form.database import district_of, is_somebody_on_duty, send_report
from umai.identification.report_form.languages import LANGUAGE_BY_PATH
from umai.identification.report_form.pages import CHECK, PAGES, SENT, START
from umai.identification.report_form.rate_limits import address_of, report_limiter
from umai.identification.report_form.state import ReportState, UnreadableState
from umai.identification.signal.sealing import seal_reporter, takes_reporters
from umai.identification.whereabouts.place_cache import current_country
from umai.law.terms.intervals import SCREENING_HOURS


@require_http_methods(["GET", "HEAD", "POST"])
def report_page(request, language=None):
    """The start page, or the page after the one that was just answered."""
    if language is not None and language not in LANGUAGE_BY_PATH:
        raise Http404
    if request.method != "POST":
        return show_start(request)
    state, trouble = read_state(request)
    if request.POST.get("website"):
        state.crowded = True  # a field that no person sees
    name, go = request.POST.get("page", START), request.POST.get("go", "next")
    if name == START:
        return begin_report(request, state, go)
    if name == CHECK:
        return leave_check_page(request, state, go, trouble)
    if name not in PAGES:
        return show_page(request, CHECK if state.checked else START, state, trouble=trouble)
    return answer_question(request, PAGES[name], state, go, trouble)


def show_start(request, state=None):
    """The first page; whoever comes back to it keeps their answers."""
    return render_page(
        request, START, state, place=request.GET.get("place", "")[:20], hours=screening_hours()
    )


def begin_report(request, state, go):
    code = request.POST.get("place", "")
    place = current_country().known_as(code) if code else None
    if place and place.district:
        state.given = True
        tops = current_country().top_of
        state.answers |= {"oblast": str(tops[place.district]), "district": str(place.district)}
        state.answers["settlement"] = str(place.id) if place.id != place.district else ""
    state.at_once = go == pages.AT_ONCE
    if state.at_once:
        state.answers |= pages.ANSWERED_AT_ONCE
    return show_page(request, pages.page_after(START, state), state)


def read_state(request):
    """The state, and a sentence when it cannot be read or is old."""
    text = request.POST.get("state", "")
    try:
        state = ReportState.read(text) if text else ReportState()
    except UnreadableState:
        return ReportState(), _(
            "We could not read what you answered before. What you wrote on this page is still here. "
            "Please answer the other questions again."
        )
    if state.old:
        return state, _(
            "This form was open for more than a day. Nothing is lost: look through your answers and go on."
        )
    return state, ""


def answer_question(request, page, state, go, trouble):
    """Take the answers of one page, and show the page to which the button `go` leads."""
    if page.name == pages.AT_ONCE and not state.at_once:  # what was answered before could not be read
        state.at_once, state.answers = True, state.answers | pages.ANSWERED_AT_ONCE
    if go == "stay":  # another language
        return show_page(request, page.name, state, typed=request.POST, trouble=trouble)
    form = pages.form_of(page, state, request.spoken, data=request.POST)
    if form is not None:
        must_be_fine = go not in ("back", "elsewhere") or page.name == "you"
        if (not form.is_valid() and must_be_fine) or (trouble and not state.old):
            return render_page(request, page.name, state, form=form, trouble=trouble, status=422)
        keep_answers(page, state, form)
    elif page.name not in state.done:
        state.done.append(page.name)
    if go == "back":
        return show_page(request, pages.page_before(page.name, state), state)
    if page.name == pages.AT_ONCE:
        return (
            deliver_report(request, state)
            if not trouble
            else show_page(request, page.name, state, trouble=trouble)
        )
    if go == "elsewhere":
        state.given, state.checked = False, False
        return show_page(request, "oblast", state)
    return show_page(request, pages.page_after(page.name, state), state, trouble=trouble)


def keep_answers(page, state, form):
    """Put what was typed into the state; a name and a telephone are sealed first."""
    if page.name == "you":
        answers = form.cleaned_data
        if answers.get("forget"):
            state.forget_reporter()
        if (answers.get("name") or answers.get("phone")) and takes_reporters():
            name, phone = answers.get("name", ""), answers.get("phone", "")
            state.keep_reporter(*seal_reporter(state.signal_id, name=name, phone=phone))
        state.keep(page.name, {})
        return
    typed = {name: form.data.get(name, "") for name in form.fields}
    changed = any(state.answers.get(name) != value for name, value in typed.items())
    moved = typed.get("district", "") != state.answers.get("district", "")
    state.keep(page.name, typed)
    if page.name == "oblast" and changed:
        top = int(typed["oblast"]) if typed["oblast"].isdecimal() else 0
        alone = [one.id for one in current_country().districts.get(top, [])] == [top]
        state.answers |= {"district": typed["oblast"] if alone else "", "settlement": ""}
        state.ask_again("district", "settlement")
    if "district" in typed and moved:
        state.answers["settlement"] = ""
        state.ask_again("settlement")


def leave_check_page(request, state, go, trouble):
    """Leave the last page: change an answer, or send the report."""
    if go == "back":
        return show_page(request, pages.page_before(CHECK, state), state)
    changed = go.removeprefix("change:")
    if changed in PAGES:
        return show_page(request, changed, state)
    if go != "send" or trouble or pages.unanswered_pages(state, request.spoken):
        return show_page(request, CHECK, state, trouble=trouble)
    return deliver_report(request, state)


def deliver_report(request, state):
    address = address_of(request)
    if report_limiter().is_closed(address):
        return failures.show_not_sent(request, failures.VERY_MANY, status=429)
    answers, about = pages.read_answers(state, request.spoken), duty_context(request, state)
    code, again = send_report(state, answers, request.spoken, crowded=report_limiter().count_report(address))
    # The report is written now, so that nothing below may fail because of the database.
    urgent = pages.is_in_danger(state) or pages.speaks_of_dying(state)
    return render_page(request, SENT, code=code, again=again, urgent=urgent, **about)


def show_page(request, name, state, *, typed=None, trouble=""):
    """Show a page with what was answered before, or with `typed`."""
    if name == START:
        return show_start(request, state)
    if name == CHECK:
        state.checked = True
        blocks = check.blocks(state, request.spoken)
        missing = any(one.missing for block in blocks for one in block.answers)
        return render_page(
            request,
            CHECK,
            state,
            blocks=blocks,
            missing=missing,
            trouble=trouble,
            **duty_context(request, state),
        )
    page = PAGES[name]
    form = pages.form_of(page, state, request.spoken)
    if form is not None and typed is not None:
        form.initial = state.answers | {one: typed.get(one, "") for one in form.fields}
    return render_page(request, name, state, form=form, trouble=trouble)


def duty_context(request, state):
    """Whether somebody is on duty who reads the report now, and within how many hours it must be read."""
    district = district_of(state)
    higher = state.answers.get("works_here") == "yes"
    on_duty = bool(district) and is_somebody_on_duty(district.id, higher=higher)
    name = district.name(request.spoken.places) if district else ""
    return {"district": name, "on_duty": on_duty, "higher": higher, "hours": screening_hours()}


def screening_hours():
    return SCREENING_HOURS.on(timezone.localdate())


def render_page(request, name, state=None, *, status=200, **context):
    template = PAGES[name].template if name in PAGES else name
    if state is not None:
        context |= {"state": state.write(), "given": state, "by_child": pages.is_by_child(state)}
        district = name == "settlement" and district_of(state)
        context["place_name"] = district.name(request.spoken.places) if district else ""
    return render(
        request, f"identification/report_form/{template}.html", {"page": name} | context, status=status
    )
