"""The way of a parent with a code on the site: the code, then one page of questions, then a receipt.

Nothing is kept on the server before it is sent, and nothing stands in an address. What the office knows is
never shown. A code that is mistyped, over, used or taken back has one answer, so that nobody learns which.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from umai.guardianship.site.codes import receipt_number
from umai.guardianship.site.database import CodeDoor
from umai.guardianship.site.forms import CodedForm, CodeForm
from umai.identification.report_form.answers import WAIT
from umai.identification.report_form.languages import LANGUAGE_BY_PATH
from umai.identification.report_form.rate_limits import address_of, report_limiter
from umai.law.helplines import number_of

CODE = "code"


class CodeRefusal(NamedTuple):
    """What is said of a code that is not looked up or opens nothing, with the status of the page."""

    sentence: Any
    status: int


class CodeSite(NamedTuple):
    """What one kind of code is for: what is asked with it, where that is written, and how it is refused."""

    folder: str
    """Folder of the three templates, with its slash: `code.html`, that of the questions, and `sent.html`."""
    questions: str
    """Name of the page of questions, and of its template."""
    form: type[CodedForm]
    door: CodeDoor
    opens_nothing: Callable[[], str]
    """The one answer to every code that is not good."""

    def respond(self, request, language):
        """Ask for the code; then the questions; then show the receipt."""
        if language not in LANGUAGE_BY_PATH:
            raise Http404
        if request.method != "POST":
            return self.show_code_page(request, CodeForm())
        changes_language = request.POST.get("go") == "stay"
        if request.POST.get("page") == self.questions:
            return (
                self.show_form(request, self.typed_form(request))
                if changes_language
                else self.take_form(request)
            )
        if changes_language:
            return self.show_code_page(request, CodeForm(initial={"code": request.POST.get("code", "")}))
        return self.take_code(request)

    def take_code(self, request):
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.show_code_page(request, form, status=422)
        if (wrong := self.refuse_code(request, form.cleaned_data["code"])) is not None:
            form.add_error("code", wrong.sentence)
            return self.show_code_page(request, form, status=wrong.status)
        return self.show_form(request, self.form(initial={"code": form.cleaned_data["code"]}))

    def take_form(self, request):
        """Send what was written; whatever is wrong is said above it, and everything stays on the page."""
        form = self.form(request.POST)
        if not form.is_valid():
            form.ask_code("code" in form.errors)
            return self.show_form(request, form, status=422)
        code = form.cleaned_data["code"]
        if report_limiter().guesses_too_much(address_of(request)):
            return self.ask_code_again(request, form, CodeRefusal(WAIT, 429))
        sent = self.door.send(code, form.said(), request.spoken.code)
        if sent is None:
            report_limiter().count_wrong_code(address_of(request))
            return self.ask_code_again(request, form, CodeRefusal(self.opens_nothing(), 422))
        said = {"number": receipt_number(sent.id), "days": sent.days, "on": timezone.localdate()}
        return self.draw(request, "sent", **said, **form.on_receipt())

    def refuse_code(self, request, code: str) -> CodeRefusal | None:
        """None when the code is good; the guess is counted when it is not."""
        address = address_of(request)
        if report_limiter().guesses_too_much(address):
            return CodeRefusal(WAIT, 429)
        if self.door.opens(code):
            return None
        report_limiter().count_wrong_code(address)
        return CodeRefusal(self.opens_nothing(), 422)

    def ask_code_again(self, request, form: CodedForm, wrong: CodeRefusal):
        form.add_error("code", wrong.sentence)
        form.ask_code(True)
        return self.show_form(request, form, status=wrong.status)

    def typed_form(self, request) -> CodedForm:
        """The form with what was typed, unread: another language was chosen."""
        typed = {
            name: field.widget.value_from_datadict(request.POST, {}, name)
            for name, field in self.form.base_fields.items()
        }
        return self.form(initial=typed)

    def show_code_page(self, request, form, *, status=200):
        return self.draw(request, CODE, form=form, status=status)

    def show_form(self, request, form, *, status=200):
        return self.draw(request, self.questions, form=form, status=status)

    def draw(self, request, page, *, status=200, **context):
        today = timezone.localdate()
        said = {"page": page, "children_line": number_of("children", on=today)}
        return render(request, f"{self.folder}{page}.html", said | context, status=status)
