"""The answer under the code: whether it was read, what was said, and a box to write more."""

from django.core import signing
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from umai.identification.report_form import failures, forms
from umai.identification.report_form.flood import address_of, gate
from umai.identification.report_form.languages import BY_PATH
from umai.identification.report_form.sending import add, found
from umai.identification.signal import codes
from umai.identification.signal.concerns import Ended, Said

SALT = "umai.report.answer"
GOOD_FOR_SECONDS = 24 * 3600
WAIT = gettext_lazy("Very many wrong codes came from your network. Wait ten minutes, then try again.")
GOES_ON = gettext_lazy(
    "Your report was taken up, and the work on it goes on. We may say nothing about a child here."
)
ENDED = {  # in general words: whoever reads them may have taken the code away from a child
    Ended.CASE: GOES_ON,
    Ended.IN_CASE: GOES_ON,
    Ended.GATHERED: GOES_ON,
    Ended.NO_NEED: gettext_lazy("Your report was checked. The work on it is finished."),
    Ended.UNFOUNDED: gettext_lazy("Your report was checked. The work on it is finished."),
    Ended.PASSED_ON: gettext_lazy("Your report was passed on to those whose work it is."),
    Ended.NOT_FOR_US: gettext_lazy("Your report was read. It is not our work."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, language):
    """Ask for the code; show what may be told under it; take in further words."""
    if language not in BY_PATH:
        raise Http404
    if request.method != "POST":
        return ask(request, forms.Code())
    if request.POST.get("go") == "stay":
        form = forms.Code(initial={"code": request.POST.get("code", "")})
        if "key" not in request.POST:
            return ask(request, form)
        more = forms.More(initial={"more": request.POST.get("more", "")})
        return told(request, key_in(request), more=more)
    if "key" in request.POST:
        return write_more(request)
    form = forms.Code(request.POST)
    if not form.is_valid():
        return ask(request, form, status=422)
    return told(request, codes.kept(form.cleaned_data["code"]), form=form)


def ask(request, form, *, status=200):
    return render(
        request, "identification/report_form/code.html", {"page": "answer", "form": form}, status=status
    )


def told(request, code_hash, *, form=None, more=None, added=False, trouble="", status=200):
    """What is known under this code; the same page for every code that opens nothing."""
    address = address_of(request)
    form = form or forms.Code({"code": ""})
    form.is_valid()
    if gate().guesses_too_much(address):
        form.add_error("code", WAIT)
        return ask(request, form, status=429)
    signal, replies = found(code_hash) if code_hash else (None, [])
    if signal is None:
        gate().guessed_wrong(address)
        form.add_error("code", _("Nothing is kept under this code. Look at each sign once more."))
        return ask(request, form, status=422)
    _id, received_on, read, ended = signal
    context = {
        "page": "answer",
        "key": signing.dumps(code_hash.hex(), salt=SALT),
        "received_on": received_on,
        "read": read or ended is not None,
        "replies": [(Said(said).label, on) for said, on in replies],
        "ended": ENDED.get(ended, ""),
        "form": None if ended else more or forms.More(),
        "unsent": more.data.get("more", "") if trouble else "",  # with the box for more gone, only here
        "added": added,
        "trouble": trouble,
    }
    return render(request, "identification/report_form/told.html", context, status=status)


def key_in(request):
    """The hash of the code that was typed a page ago, or None when that was too long ago."""
    try:
        return bytes.fromhex(signing.loads(request.POST["key"], salt=SALT, max_age=GOOD_FOR_SECONDS))
    except signing.BadSignature:
        return None


def write_more(request):
    code_hash, form = key_in(request), forms.More(request.POST)
    if code_hash is None:
        sentence = _("This page was open for too long. Write your code again; copy your words from here.")
        return failures.not_sent(request, sentence, status=410)
    if not form.is_valid():
        return told(request, code_hash, more=form, status=422)
    signal, _replies = found(code_hash)
    address = address_of(request)
    if gate().is_closed(address):
        return failures.not_sent(request, failures.VERY_MANY, status=429)
    more = form.cleaned_data["more"]
    this = code_hash + more.encode()
    if gate().added.was_done(this):
        return told(request, code_hash, added=True)
    gate().let_in(address)
    if signal is None or not add(code_hash, signal[0], more):
        trouble = _("This cannot be added: the work on this report is finished. Please write a new report.")
        return told(request, code_hash, more=form, trouble=trouble, status=409)
    gate().added.remember(this)
    return told(request, code_hash, added=True)
