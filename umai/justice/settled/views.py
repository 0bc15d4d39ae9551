"""The pages of what was settled away: a letter, letters owed, the list of those who watch, the prosecutor."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found, consult, note_shown
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.design.parts import SummaryRow
from umai.documents.actions import print_paper
from umai.documents.papers import LANGUAGES, as_pdf_response
from umai.justice.line import current_id
from umai.justice.lines import lines_of
from umai.justice.page import RecordJustice
from umai.justice.proceedings.views import ShowMatter
from umai.justice.sections import correct_url, sections_of
from umai.justice.settled import paper
from umai.justice.settled.forms import LetterAnswerForm
from umai.justice.settled.kinds import ANSWER, LETTER
from umai.justice.settled.models import SettledLetter
from umai.justice.settled.reading import settled_matter, settled_of
from umai.justice.settled.watching import (
    answer_letter,
    counts_by_district,
    received_letters,
    watched_matters,
    ways_in_words,
)
from umai.register import merge_groups
from umai.register.child.page import FilePage
from umai.trail.entries import EntrySubject

MAX_SHOWN = 200  # matters on a page; the rest is counted


class ShowProceeding(ShowMatter):
    """One matter, with what is owed where it was settled away, and the letters about it."""

    def further(self):
        matter, by = self.record, self.by
        settled = settled_matter(matter, by)
        letters = list(LETTER.rows_of(matter, by))
        writes = may_do(by, LETTER.act.act, matter) and settled is not None and settled.asks_the_office
        return {
            "settled": settled.in_words() if settled else "",
            "letter_url": reverse("justice:record_letter", args=[matter.line]) if writes else "",
            "letters": [(one.get_absolute_url(), LETTER.summary(one), one.happened_on) for one in letters],
        }


class RecordLetter(RecordJustice, kind=LETTER):
    """Write to the prosecutor: the letter says what stands in the file, and is printed from its page."""

    def destination(self, letter):
        return letter


class ShowLetter(FilePage):
    """A letter to the prosecutor: what it says, its paper in two languages, and the answers."""

    of = SettledLetter
    look = "justice.read"
    template = "justice/settled_letter.html"

    def find(self):
        return consult(SettledLetter, current_id(SettledLetter, self.address["pk"], self.by), by=self.by)

    def respond(self):
        return super().respond() if self.record.line == self.address["pk"] else redirect(self.record)

    def context(self):
        letter, by = self.record, self.by
        corrects = may_do(by, "justice.correct", letter)
        said = [SummaryRow(label, value) for label, value in paper.head_of(letter)]
        return {
            "letter": letter,
            "what": LETTER.summary(letter),
            "lines": [
                *said,
                SummaryRow(_("Answer owed until"), date_in_words(letter.due_on)),
                *lines_of(LETTER, letter, by),
            ],
            "correct_url": correct_url(LETTER, letter) if corrects else "",
            "languages": LANGUAGES.items(),
            "sections": sections_of(letter, [ANSWER], by),
        }


class PrintSettledLetter(ShowLetter):
    """Print the letter; printing is an act, with a row. A GET answers 404."""

    look = "documents.print"
    methods = ("GET", "HEAD", "POST")

    def respond(self):
        language = self.address["language"]
        if self.request.method != "POST" or language not in LANGUAGES:
            raise Http404
        letter, by = self.record, self.by
        printed = print_paper(
            letter,
            by=by,
            paper="justice.letter",
            template=paper.TEMPLATE,
            values=paper.letter_values(letter, paper.letter_before(letter, by), by, language),
            language=language,
        )
        return as_pdf_response(printed.pdf, f"letter-{letter.year}-{letter.number}-{language}")


class LettersOwed(Page):
    """For the department: what was settled away, with the letter that is owed or waits for its answer."""

    look = "justice.letters.read"
    template = "justice/letters_owed.html"

    def context(self):
        by = self.by
        with by.speaking():
            every = [one for one in settled_of(by) if one.owed_on is not None]
        every.sort(key=lambda one: (not one.asks_the_office, one.owed_on, one.proceeding_id))
        found = every[:MAX_SHOWN]
        named = merge_groups.consult_identities("justice.letters_owed", {one.child_id for one in found}, by)
        names = {one.child_id: one.full_name() for one in named}
        return {
            "matters": [(names.get(one.child_id) or _("Name not known"), one) for one in found],
            "left_out": len(every) - len(found),
        }


class SettledList(Page):
    """For those who watch over endings: what was settled away, without names, and counted by district."""

    look = "justice.settled.read"
    template = "justice/settled_list.html"

    def context(self):
        by = self.by
        with by.speaking():
            every = watched_matters(by)
            found = every[:MAX_SHOWN]
            note_shown(
                "justice.settled_list",
                [one.proceeding_id for one in found],
                {one.child_id for one in found},
                by=by,
            )
            counts = counts_by_district(every)
        places = {one.district_id for one in found}
        return {
            "matters": rows_in_words(found),
            "ways": ways_in_words(one.ground for one in every),
            "counts": counts,
            "left_out": len(every) - len(found),
            "places": places,
        }


def rows_in_words(matters):
    """Each matter with its words: what ended, on which ground, of which act, and how far the letter is."""
    return [
        (
            one,
            choice_label("proceeding_stages", one.stage),
            choice_label("ending_grounds", one.ground),
            choice_label("proceeding_acts", one.act),
            letter_state(one),
        )
        for one in matters
    ]


def letter_state(one) -> str:
    """How far the letter about a matter is."""
    if one.letter is None:
        return _("no letter yet")
    if one.answered:
        return _("answered")
    silent, waits = _("last letter: no answer, due on %(day)s"), _("last letter: answer due on %(day)s")
    words = silent if one.is_silent else waits
    return words % {"day": date_in_words(one.due_on)}


class ProsecutorFront(SettledList):
    """For the prosecutor: the letters that came to the office, and what was settled away in the district."""

    look = "justice.received.read"
    template = "justice/prosecutor.html"

    def context(self):
        with self.by.speaking():
            letters = received_letters(self.by)
            note_shown(
                "justice.received", [one.pk for one in letters], {one.child_id for one in letters}, by=self.by
            )
        return super().context() | {
            "letters": [(one, choice_label("ending_grounds", one.ground)) for one in letters]
        }


class AnswerReceived(ActPage):
    """The prosecutor answers a letter: it shows what the letter says, and nothing of the file."""

    act = answer_letter
    form_class = LetterAnswerForm
    template = "justice/answer_received.html"
    right_to_find = "justice.answer_as_prosecutor"
    message = gettext_lazy("Your answer is kept. The department sees it now.")

    def find(self):
        with self.by.speaking():
            found = {one.pk: one for one in received_letters(self.by)}
        letter = found.get(self.address["pk"])
        if letter is None:
            answer_not_found(
                "justice.received", EntrySubject("justice.settledletter", self.address["pk"]), by=self.by
            )
        return letter

    def context(self):
        letter = self.record
        rows = [
            (_("Which office writes"), letter.from_office),
            *letter_lines(letter),
            *([] if letter.answered_on else [(_("Answer owed until"), date_in_words(letter.due_on))]),
        ]
        return {"letter": letter, "lines": [SummaryRow(label, value) for label, value in rows]}

    def destination(self, outcome):
        return reverse("justice:prosecutor_front")


def letter_lines(letter):
    """What a letter that was received says, as its paper says it, and the last answer to it."""
    letter.happened_on = letter.written_on
    lines = paper.head_of(letter)
    if letter.answered_on:
        answer = f"{date_in_words(letter.answered_on)}: {choice_label('letter_answers', letter.answer)}"
        lines.append((_("Last answer"), answer))
    return lines
