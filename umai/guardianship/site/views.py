"""A parent announces to leave, or to be away already: the code, then one page, then a receipt.

Nothing is kept on the server before it is sent, and nothing stands in an address. What the office knows is
never shown. A code that is mistyped, over, used or taken back has one answer, so that nobody learns which.
"""

from typing import Any

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from umai.guardianship.site.codes import receipt_number
from umai.guardianship.site.database import opens, send
from umai.guardianship.site.forms import LeavingCodeForm, LeavingForm
from umai.identification.report_form.answers import WAIT
from umai.identification.report_form.languages import LANGUAGE_BY_PATH
from umai.identification.report_form.rate_limits import address_of, report_limiter
from umai.law.helplines import number_of

CODE, ANNOUNCE = "code", "announce"


@require_http_methods(["GET", "HEAD", "POST"])
def leaving_page(request, language):
    """Ask for the code; then for what is announced; then show the receipt."""
    if language not in LANGUAGE_BY_PATH:
        raise Http404
    if request.method != "POST":
        return show_code_page(request, LeavingCodeForm())
    changes_language = request.POST.get("go") == "stay"
    if request.POST.get("page") == ANNOUNCE:
        return show_form(request, typed_form(request)) if changes_language else take_form(request)
    if changes_language:
        return show_code_page(request, LeavingCodeForm(initial={"code": request.POST.get("code", "")}))
    return take_code(request)


def take_code(request):
    form = LeavingCodeForm(request.POST)
    if not form.is_valid():
        return show_code_page(request, form, status=422)
    if (wrong := refuse_code(request, form.cleaned_data["code"])) is not None:
        form.add_error("code", wrong.sentence)
        return show_code_page(request, form, status=wrong.status)
    return show_form(request, LeavingForm(initial={"code": form.cleaned_data["code"]}))


def take_form(request):
    """Send what was written; whatever is wrong is said above it, and everything stays on the page."""
    form = LeavingForm(request.POST)
    if not form.is_valid():
        form.ask_code("code" in form.errors)
        return show_form(request, form, status=422)
    code = form.cleaned_data["code"]
    if report_limiter().guesses_too_much(address_of(request)):
        return ask_code_again(request, form, CodeRefusal(WAIT, 429))
    sent = send(code, form.said(), request.spoken.code)
    if sent is None:
        report_limiter().count_wrong_code(address_of(request))
        return ask_code_again(request, form, CodeRefusal(opens_nothing(), 422))
    number = receipt_number(sent.id)
    return draw(request, "sent", number=number, days=sent.days, on=timezone.localdate())


class CodeRefusal:
    """What is said of a code that is not looked up or opens nothing, with the status of the page."""

    def __init__(self, sentence: Any, status: int) -> None:
        self.sentence, self.status = sentence, status


def refuse_code(request, code: str) -> CodeRefusal | None:
    """None when the code is good; the guess is counted when it is not."""
    address = address_of(request)
    if report_limiter().guesses_too_much(address):
        return CodeRefusal(WAIT, 429)
    if opens(code):
        return None
    report_limiter().count_wrong_code(address)
    return CodeRefusal(opens_nothing(), 422)


def opens_nothing() -> str:
    """The one answer to every code that is not good."""
    return _(
        "Nothing can be announced with this code. Look at each sign once more. A code is good for some days"
        " and for one announcement: ask the office that gave it to you for another one, or call them."
    )


def ask_code_again(request, form: LeavingForm, wrong: CodeRefusal):
    form.add_error("code", wrong.sentence)
    form.ask_code(True)
    return show_form(request, form, status=wrong.status)


def typed_form(request) -> LeavingForm:
    """The form with what was typed, unread: another language was chosen."""
    typed = {
        name: field.widget.value_from_datadict(request.POST, {}, name)
        for name, field in LeavingForm.base_fields.items()
    }
    return LeavingForm(initial=typed)


def show_code_page(request, form, *, status=200):
    return draw(request, CODE, form=form, status=status)


def show_form(request, form, *, status=200):
    return draw(request, ANNOUNCE, form=form, status=status)


def draw(request, page, *, status=200, **context):
    today = timezone.localdate()
    said = {"page": page, "children_line": number_of("children", on=today)}
    return render(request, f"guardianship/site/{page}.html", said | context, status=status)
