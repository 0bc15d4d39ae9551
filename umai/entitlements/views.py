"""What I can bring this family: what it may ask for, the sheet for it, and what came of it."""

from typing import NamedTuple

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from umai.access.doors import consult
from umai.access.permissions import may_do
from umai.design.law.certainty import CERTAINTY_WORDS
from umai.design.parts import SummaryRow
from umai.documents.actions import print_paper
from umai.documents.papers import as_pdf_response
from umai.entitlements import actions, sheet, texts
from umai.entitlements.forms import NeedsForm, OutcomeForm
from umai.entitlements.models import HelpOutcome
from umai.entitlements.needs import known_rows, needs_in_file, why_nothing_is_offered
from umai.entitlements.reading import name_of, outcomes_of
from umai.guardianship.advice.parts import url_of
from umai.law.options.entitlements import entitlements, entitlements_for
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.register import merge_groups
from umai.register.child.file import file_of
from umai.register.child.page import FileActPage, FilePage
from umai.register.models import Child

TITLE = gettext_lazy("What I can bring this family")
ADVICE = {"carer_paper": "papers", "power_of_attorney": "attorney"}  # texts that say more


class NothingOffered(Refusal):
    """Nothing is offered to this family now."""


class HelpLine(NamedTuple):
    """One kind of help on the page: its text, how sure it is, what came of it, and where more is said."""

    name: str
    what: str
    rows: list[SummaryRow]
    sure: str
    source: str
    outcome: HelpOutcome | None
    url: str
    more_url: str


class ShowHelp(FilePage):
    """Three questions, what the file says, and what the family may ask for; and the sheet to print.

    The answers are posted and kept nowhere: what is said of a child never stands in an address.
    """

    of = Child
    look = "entitlements.read"
    template = "entitlements/of_child.html"
    methods = ("GET", "HEAD", "POST")

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("entitlements:of_child", self.record.pk)
        return super().respond()

    def context(self):
        child, by = self.record, self.by
        file = file_of(child, by=by)
        form, offered = asked_and_offered(file, by, self.sent)
        if form.is_bound and not form.is_valid():
            self.status = 422
        outcomes = outcomes_of(file.ids, by)
        told = {one.code for one in offered}
        return {
            "child": child,
            "page_title": TITLE,
            "nothing": why_nothing_is_offered(file, by),
            "form": form,
            "known": known_rows(file),
            "lines": [help_line(one, child, outcomes.get(one.code)) for one in offered],
            "earlier": [(name_of(code), row) for code, row in outcomes.items() if code not in told],
            "writes": may_do(by, "entitlements.record", child),
            "prints": may_do(by, "documents.print", child),
            "answers": sorted(form.needs()),
            "languages": texts.LANGUAGES.items(),
            "unread": [name for one, name in texts.LANGUAGES.items() if not texts.is_reviewed(one)],
        }


class PrintHelpSheet(FilePage):
    """Print the sheet for the family; printing is an act, with a row. A GET answers 404."""

    of = Child
    look = "documents.print"
    template = sheet.TEMPLATE.name
    methods = ("GET", "HEAD", "POST")

    def respond(self):
        language = self.request.POST.get("language")
        if language not in texts.LANGUAGES:
            raise Http404
        file = file_of(self.record, by=self.by)
        if sentence := why_nothing_is_offered(file, self.by):
            raise NothingOffered(sentence)
        _form, offered = asked_and_offered(file, self.by, self.request.POST)
        printed = print_paper(
            self.record,
            by=self.by,
            paper=sheet.PAPER,
            template=sheet.TEMPLATE,
            values=sheet.values_of(offered, self.by.office, language),
            language=language,
        )
        return as_pdf_response(printed.pdf, f"help-{language}")


class RecordOutcome(FileActPage):
    """Write down that one kind of help was asked for, obtained or refused."""

    of = Child
    act = actions.record_outcome
    makes = HelpOutcome
    form_class = OutcomeForm
    template = "entitlements/record.html"

    def find(self):
        child = consult(Child, self.address["pk"], by=self.by)
        if self.address["code"] not in entitlements():
            raise Http404
        return child

    def perform(self):
        return self.act(self.record, by=self.by, code=self.address["code"], **self.answers())

    def context(self):
        return {"page_title": name_of(self.address["code"]), "back": self.destination(None)}

    def destination(self, outcome):
        return reverse("entitlements:of_child", args=[self.record.pk])


def asked_and_offered(file, by, sent):
    """The form of the questions with these answers, and what the family may ask for by them and the file."""
    known = needs_in_file(file, by)
    form = NeedsForm(sent, known=known)
    return form, entitlements_for(known | form.needs(), today())


def help_line(one, child, outcome) -> HelpLine:
    """One kind of help with all that the page says of it."""
    text = texts.help_text(one, (get_language() or "ky")[:2])
    source = one.definition.source_on(today())
    return HelpLine(
        name=text.name,
        what=text.rows[0][1],
        rows=[SummaryRow(label, value) for label, value in text.rows[1:]],
        sure=str(CERTAINTY_WORDS[source.certainty]),
        source=source.cite,
        outcome=outcome,
        url=reverse("entitlements:record", args=[child.pk, one.code]),
        more_url=url_of(ADVICE[one.code]) if one.code in ADVICE else "",
    )
