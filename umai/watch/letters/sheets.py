"""What a letter of those who watch says in one language, as plain values for `letter.typ`."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.watch.letters.reading import letter_rows

TEMPLATE = Path(__file__).resolve().parent / "letter.typ"


def letter_sheet(line, language) -> dict:
    """The values of a letter and its answer (`LetterLine`); the words are as their writers typed them."""
    with override(language):
        letter, answer = line.letter, line.answer
        return {
            "title": _("Letter no. %(number)s") % {"number": letter.full_number},
            "note": _("Form of the programme; no official form has been confirmed."),
            "head": [[row.label, str(row.value)] for row in letter_rows(letter)],
            "words": letter.words,
            "ask": _("Please answer by %(day)s.") % {"day": date_in_words(letter.due_on)},
            "answer_title": _("Answer of %(day)s") % {"day": date_in_words(answer.answered_on)}
            if answer
            else "",
            "answer": answer.words if answer else "",
            "people": [{"who": str(letter.from_office), "name": ""}],
        }
