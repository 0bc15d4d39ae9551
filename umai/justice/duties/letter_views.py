"""The pages of letters about duties to inform: propose one, sign it, print it, write what was answered."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import note_shown
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.documents.papers import LANGUAGES, as_pdf_response, render_pdf
from umai.justice.duties import letters, lines, sheets
from umai.justice.duties.forms import DutyLetterAnswerForm, DutyLetterForm, DutySigningForm
from umai.justice.duties.models import DutyLetter, DutyLetterAnswer, DutyLetterSigning, DutyQuestion
from umai.justice.duties.reading import letter_states, with_answers
from umai.justice.duties.views import DutyActPage


class ProposeLetter(DutyActPage):
    """Ask to whom a letter goes; it leaves when another person signs it."""

    act = letters.propose_letter
    of = DutyQuestion
    related = ("to_office", "place")
    makes = DutyLetter
    form_class = DutyLetterForm
    title = gettext_lazy("Propose a letter")
    intro = gettext_lazy(
        "The letter names the body, the days and the duty. It names neither the child nor whoever reported."
        " Another person signs it: the head or the oblast."
    )

    def shown(self):
        return lines.question_rows(self.record)

    def back(self):
        return self.record.get_absolute_url()

    def destination(self, letter):
        return letter


class DutyLetterPage(DutyActPage):
    """A letter with what it is about; here another person signs it."""

    act = letters.sign_letter
    of = DutyLetter
    related = ("question__to_office", "question__place", "recorded_by", "recorded_office")
    look = "justice.duties.read"
    makes = DutyLetterSigning
    form_class = DutySigningForm
    template = "justice/letter.html"
    title = gettext_lazy("Letter about a duty to inform")

    def back(self):
        return self.record.question.get_absolute_url()

    def writes(self):
        return super().writes() and self.record.recorded_by_id != self.by.pk

    def shown(self):
        return lines.question_rows(self.record.question)

    def context(self):
        letter, by = self.record, self.by
        with by.speaking():
            (one,) = letter_states([letter], by)
            (asked,) = with_answers([letter.question], by)
        prints = [
            (name, reverse("justice:print_letter", args=[letter.pk, language]))
            for language, name in LANGUAGES.items()
        ]
        return super().context() | {
            "letter": letter,
            "line": lines.letter_line(one),
            "missing": lines.missing_in_words(letter),
            "of_body": asked.answer,
            "signing": one.signing,
            "answer": one.answer,
            "prints": prints if one.left else [],
            "answers": one.left and one.answer is None and may_do(by, "justice.answer_letter", letter),
        }

    def destination(self, signing):
        return self.record


class RecordLetterAnswer(DutyActPage):
    """Write what was answered to a letter."""

    act = letters.answer_letter
    of = DutyLetter
    related = ("question__to_office", "question__place")
    makes = DutyLetterAnswer
    form_class = DutyLetterAnswerForm
    title = gettext_lazy("The letter was answered")

    def shown(self):
        return lines.question_rows(self.record.question)

    def back(self):
        return self.record.get_absolute_url()


class PrintLetter(Page):
    """A signed letter as PDF in Kyrgyz or Russian; the trail notes it."""

    of = DutyLetter
    related = ("question__to_office", "question__place")
    look = "justice.duties.read"

    def respond(self):
        language = self.address["language"]
        with self.by.speaking():
            (one,) = letter_states([self.record], self.by)
            (asked,) = with_answers([self.record.question], self.by)
        if language not in LANGUAGES or one.signing is None or not one.left:
            raise Http404
        note_shown("justice.printed_letter", [self.record.pk], [self.record.child_id], by=self.by)
        values = sheets.letter_sheet(one, asked, language)
        pdf = render_pdf(sheets.TEMPLATE, values, language, record=self.record.pk)
        return as_pdf_response(pdf, f"letter-{one.signing.year}-{one.signing.number}-{language}")
