"""The pages of an extract: who asks, whether it is safe, the paper, and that it was handed over."""

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.documents.models import PrintedPaper
from umai.documents.papers import as_pdf_response
from umai.machine.cluster.functions import fetch_value
from umai.register.child.page import FilePage
from umai.rights.extract import actions, contents
from umai.rights.extract.forms import AskExtractForm, PaperTakenForm, RefuseExtractForm, ReleaseExtractForm
from umai.rights.extract.models import ExtractAnswer, ExtractRequest, HandedOver
from umai.rights.page import ChildRightsPage, RightsActPage, adult_name

NOT_SAFE_WORDS = {
    "feared": gettext_lazy(
        "The child, or another child, is protected from this person. Nobody can release this paper."
    ),
    "protection": gettext_lazy(
        "A protection of the child runs. Nobody can release this paper to this person until it is over."
    ),
    "stranger": gettext_lazy("This person is not in the family of the file. Nobody can release this paper."),
}


def request_rows(asked):
    """What was asked, by whom and in what right, as lines of a summary."""
    label = {field.name: capfirst(field.verbose_name) for field in ExtractRequest._meta.fields}
    return [
        SummaryRow(label["asker"], capfirst(asked.get_asker_display())),
        *([SummaryRow(_("Name"), adult_name(asked.adult_id))] if asked.adult_id else []),
        SummaryRow(label["subject"], capfirst(asked.get_subject_display())),
        SummaryRow(label["ground"], asked.ground),
        SummaryRow(label["shown"], asked.shown),
        SummaryRow(label["asked_on"], date_in_words(asked.asked_on)),
        SummaryRow(_("Written down by"), str(asked.recorded_by)),
    ]


class AskExtract(ChildRightsPage):
    """Write down who asks what is kept, and what was shown to prove it."""

    act = actions.ask_extract
    makes = ExtractRequest
    form_class = AskExtractForm
    title = gettext_lazy("Somebody asks what is kept")
    lead = gettext_lazy("Look at the papers of whoever asks. Another person judges whether it is safe.")
    button = gettext_lazy("Write it down")

    def form_options(self):
        return {"kin": self.kin()}

    def answers(self):
        answers = super().answers()
        return answers | {"adult_id": answers["adult_id"] or None}

    def destination(self, outcome):
        return outcome


class ExtractPage(RightsActPage):
    """A page about one request."""

    of = ExtractRequest
    related = ("recorded_by",)

    def rows(self):
        return request_rows(self.record)

    def answer(self):
        return ExtractAnswer.objects.filter(request=self.record).select_related("recorded_by").first()

    def destination(self, outcome):
        return self.record


class ReleaseExtract(ExtractPage):
    """What was asked and how it was answered; another person says that it is safe, or prints the paper."""

    act = actions.release_extract
    look = "rights.read"
    form_class = ReleaseExtractForm
    template = "rights/extract.html"
    title = gettext_lazy("What is kept, for whoever asked")
    button = gettext_lazy("It is safe: release it")

    def warnings(self):
        why = fetch_value("select rights_not_safe(%s)", [self.record.pk])
        return [NOT_SAFE_WORDS[why]] if why else []

    def context(self):
        answer, asked = self.answer(), self.record
        printed = PrintedPaper.objects.filter(about_id=asked.pk, paper=actions.PAPER)
        handed = HandedOver.objects.filter(printed__in=printed).first()
        may_print = answer is not None and answer.released and may_do(self.by, "rights.print_extract", asked)
        return super().context() | {
            "asked": asked,
            "answer": answer,
            "own": asked.recorded_by_id == self.by.pk,
            "may_answer": answer is None and may_do(self.by, "rights.release_extract", asked),
            "may_print": may_print,
            "printed": printed.exists(),
            "handed": handed,
        }


class RefuseExtract(ExtractPage):
    """Ask why it is not handed over."""

    act = actions.refuse_extract
    form_class = RefuseExtractForm
    title = gettext_lazy("Do not hand it over")
    lead = gettext_lazy("Whoever asked is told that it is not handed over, and no more than that.")
    button = gettext_lazy("Refuse")
    danger = True

    def back(self):
        return reverse("rights:extract", args=[self.record.pk])


class HandOver(ExtractPage):
    """Write down who took the paper, and when."""

    act = actions.hand_over
    form_class = PaperTakenForm
    title = gettext_lazy("The paper was handed over")
    button = gettext_lazy("Write it down")

    def back(self):
        return reverse("rights:extract", args=[self.record.pk])


class PrintExtract(FilePage):
    """Print the paper of a released request, in Kyrgyz or Russian; printing is an act. A GET answers 404."""

    of = ExtractRequest
    look = "rights.print_extract"
    template = contents.TEMPLATE.name
    methods = ("GET", "HEAD", "POST")

    def respond(self):
        language = self.request.POST.get("language")
        if language not in contents.LANGUAGES:
            raise Http404
        printed = actions.print_extract(self.record, by=self.by, language=language)
        return as_pdf_response(printed.pdf, f"extract-{language}")
