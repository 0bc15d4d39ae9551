"""The answer under the code: whether the report was read, what is answered, and a box to write more."""

from django.core import signing
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from umai.identification.report_form import failures, forms
from umai.identification.report_form.database import add_words, find_by_code
from umai.identification.report_form.languages import LANGUAGE_BY_PATH
from umai.identification.report_form.rate_limits import address_of, report_limiter
from umai.identification.signal import codes
from umai.identification.signal.concerns import SignalEndingKind
from umai.identification.signal.replies import ReplySentence, reply_in_words

SALT = "umai.report.answer"
GOOD_FOR_SECONDS = 24 * 3600
WAIT = gettext_lazy("Very many wrong codes came from your network. Wait ten minutes, then try again.")
GOES_ON = gettext_lazy(
    "Your report was taken up, and the work on it goes on. We may say nothing about a child here."
)
ENDING_SENTENCES = {  # in general words, because somebody may have taken the code from a child
    SignalEndingKind.CASE: GOES_ON,
    SignalEndingKind.IN_CASE: GOES_ON,
    SignalEndingKind.GATHERED: GOES_ON,
    SignalEndingKind.NO_NEED: gettext_lazy("Your report was checked. The work on it is finished."),
    SignalEndingKind.UNFOUNDED: gettext_lazy("Your report was checked. The work on it is finished."),
    SignalEndingKind.PASSED_ON: gettext_lazy("Your report was passed on to those whose work it is."),
    SignalEndingKind.NOT_FOR_US: gettext_lazy("Your report was read. It is not our work."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request, language):
    """Ask for the code, show the answer under it, and take further words."""
    if language not in LANGUAGE_BY_PATH:
        raise Http404
    if request.method != "POST":
        return show_code_form(request, forms.ReportCodeForm())
    if request.POST.get("go") == "stay":
        form = forms.ReportCodeForm(initial={"code": request.POST.get("code", "")})
        if "key" not in request.POST:
            return show_code_form(request, form)
        more = forms.ReportMoreForm(initial={"more": request.POST.get("more", "")})
        return show_answer(request, code_hash_in(request), more=more)
    if "key" in request.POST:
        return write_more(request)
    form = forms.ReportCodeForm(request.POST)
    if not form.is_valid():
        return show_code_form(request, form, status=422)
    return show_answer(request, codes.hash_of_code(form.cleaned_data["code"]), form=form)


def show_code_form(request, form, *, status=200):
    return render(
        request, "identification/report_form/code.html", {"page": "answer", "form": form}, status=status
    )


def show_answer(request, code_hash, *, form=None, more=None, added=False, trouble="", status=200):
    """Show the answer under this code; every code that opens nothing gets the same page."""
    address = address_of(request)
    form = form or forms.ReportCodeForm({"code": ""})
    form.is_valid()
    if report_limiter().guesses_too_much(address):
        form.add_error("code", WAIT)
        return show_code_form(request, form, status=429)
    signal, replies = find_by_code(code_hash) if code_hash else (None, [])
    if signal is None:
        report_limiter().count_wrong_code(address)
        form.add_error("code", _("Nothing is kept under this code. Look at each sign once more."))
        return show_code_form(request, form, status=422)
    _id, received_on, read, ended = signal
    context = {
        "page": "answer",
        "key": signing.dumps(code_hash.hex(), salt=SALT),
        "received_on": received_on,
        "read": read or ended is not None,
        "replies": [(reply_in_words(ReplySentence(said)), on) for said, on in replies],
        "ended": ENDING_SENTENCES.get(ended, ""),
        "form": None if ended else more or forms.ReportMoreForm(),
        "unsent": more.data.get("more", "") if trouble else "",  # the page has no box for it any more
        "added": added,
        "trouble": trouble,
    }
    return render(request, "identification/report_form/told.html", context, status=status)


def code_hash_in(request):
    """The hash of the code that was typed on the page before; None when that was too long ago."""
    try:
        return bytes.fromhex(signing.loads(request.POST["key"], salt=SALT, max_age=GOOD_FOR_SECONDS))
    except signing.BadSignature:
        return None


def write_more(request):
    code_hash, form = code_hash_in(request), forms.ReportMoreForm(request.POST)
    if code_hash is None:
        sentence = _("This page was open for too long. Write your code again; copy your words from here.")
        return failures.show_not_sent(request, sentence, status=410)
    if not form.is_valid():
        return show_answer(request, code_hash, more=form, status=422)
    signal, _replies = find_by_code(code_hash)
    address = address_of(request)
    if report_limiter().is_closed(address):
        return failures.show_not_sent(request, failures.VERY_MANY, status=429)
    more = form.cleaned_data["more"]
    form_key = code_hash + more.encode()
    if report_limiter().added.was_done(form_key):
        return show_answer(request, code_hash, added=True)
    report_limiter().count_report(address)
    if signal is None or not add_words(code_hash, signal[0], more):
        trouble = _("This cannot be added: the work on this report is finished. Please write a new report.")
        return show_answer(request, code_hash, more=form, trouble=trouble, status=409)
    report_limiter().added.remember(form_key)
    return show_answer(request, code_hash, added=True)
