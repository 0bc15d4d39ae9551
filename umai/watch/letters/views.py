"""The pages of letters of those who watch: write one from a row of a list, read, answer and print it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import note_shown
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.documents.papers import LANGUAGES, as_pdf_response, render_pdf
from umai.watch.letters import actions, sheets
from umai.watch.letters.forms import WatchLetterAnswerForm, WatchLetterForm
from umai.watch.letters.models import WatchLetter, WatchLetterAnswer
from umai.watch.letters.reading import answer_of, as_line, find_letter, letter_lines, letter_rows, may_answer
from umai.watch.reading import addressee_of, open_url_of, rows_url
from umai.watch.standing import require_standing, row_facts, standing_row


class WatchLetters(Page):
    """The letters that the own office received and wrote; who waits longest stands first."""

    look = "watch.letters.read"
    template = "watch/letters.html"

    def context(self):
        received, written = letter_lines(self.by)
        watches = may_do(self.by, "watch.read")
        return {"received": received, "written": written, "watches": watches}


class WriteWatchLetter(ActPage):
    """What a row of a list owes, and a letter to the office that owes it."""

    act = actions.write_letter
    makes = WatchLetter
    form_class = WatchLetterForm
    template = "watch/write_letter.html"
    message = gettext_lazy("The office reads your letter on its own page.")

    def find(self):
        """The office that owes; the row is looked for among those that the reader watches over."""
        require_right(self.by, self.act.act)
        self.stands = require_standing(self.address["which"], self.address["pk"], self.by)
        with self.by.speaking():
            self.shown = self.stands.shown_to(self.by)
            return addressee_of(self.stands.one, self.stands.row, self.stands.territory)

    def writes(self):
        return self.record is not None and super().writes()

    def perform(self):
        if self.record is None:
            raise Http404
        stands = {"of_list": self.stands.one.slug, "row": self.stands.row}
        return self.act(self.record, by=self.by, **stands, **self.answers())

    def belongs(self):
        return {"about": self.stands.row.id}

    def context(self):
        with self.by.speaking():
            rows = WatchLetter.objects.filter(about=self.stands.row.id).select_related(
                "to_office", "answer", "from_office"
            )
            before = [as_line(one) for one in rows.order_by("year", "number")]
        facts = row_facts(self.shown, self.record or self.shown.who)
        return {"rows": facts, "before": before, "back": rows_url(self.stands.one, None)}

    def destination(self, letter):
        return letter


class WatchLetterPage(ActPage):
    """A letter and its answer; here the office to which it is addressed answers."""

    act = actions.answer_letter
    look = "watch.letters.read"
    of = WatchLetter
    makes = WatchLetterAnswer
    form_class = WatchLetterAnswerForm
    template = "watch/letter.html"
    message = gettext_lazy("Who asked reads your answer.")

    def find(self):
        return find_letter(self.address["pk"], by=self.by)

    def writes(self):
        return may_answer(self.record, self.by)

    def context(self):
        prints = [
            (name, reverse("watch:print_letter", args=[self.record.pk, language]))
            for language, name in LANGUAGES.items()
        ]
        return {"letter": self.record, "rows": letter_rows(self.record), "answer": answer_of(self.record)} | {
            "line": as_line(self.record),
            "prints": prints,
            "open_url": self.open_url(),
        }

    def open_url(self):
        """The page that asks to open the file, for who wrote the letter, while the row stands in its list."""
        letter = self.record
        own = letter.from_office_id == self.by.office.pk
        if not own or not letter.child_id or not may_do(self.by, "watch.ask_opening"):
            return ""
        stands = standing_row(letter.of_list, letter.about, self.by)
        return open_url_of(stands.one, stands.row, self.by) if stands else ""


class PrintWatchLetter(Page):
    """A letter as PDF in Kyrgyz or Russian, with its answer once it is there; the trail notes it."""

    look = "watch.letters.read"

    def find(self):
        return find_letter(self.address["pk"], by=self.by)

    def respond(self):
        language, letter = self.address["language"], self.record
        if language not in LANGUAGES:
            raise Http404
        note_shown("watch.printed_letter", [letter.pk], list(filter(None, [letter.child_id])), by=self.by)
        pdf = render_pdf(
            sheets.TEMPLATE, sheets.letter_sheet(as_line(letter), language), language, record=letter.pk
        )
        return as_pdf_response(pdf, f"letter-{letter.year}-{letter.number}-{language}")
