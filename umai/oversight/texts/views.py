"""The pages of the texts that people see most: a part of the list with boxes, and the sheet to sign."""

from itertools import count
from typing import NamedTuple

from django.forms import BoundField
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.design.parts import Link
from umai.documents.papers import as_pdf_response
from umai.oversight.texts import actions, sheet
from umai.oversight.texts.forms import ReadingForm
from umai.oversight.texts.models import ReviewedLanguage, TextReading
from umai.oversight.texts.most_seen import SideBySide, most_seen, words_beside

PART = 25  # texts of one page: more boxes are lost more often than saved


class ListedText(NamedTuple):
    """A text of the list with its number, its words, its boxes, and what was said last."""

    number: int
    words: SideBySide
    boxes: tuple[BoundField, BoundField]
    reading: TextReading | None


class ReadTexts(ActPage):
    """A part of the texts seen most, in one language: what is ticked is signed, as long as it stays so."""

    act = actions.read_text
    form_class = ReadingForm
    template = "oversight/texts.html"
    message = gettext_lazy("It is saved.")

    def find(self):
        self.language, self.part = self.address["language"], self.address["part"]
        self.texts = most_seen(self.language) if self.language in ReviewedLanguage.values else []
        self.first = (self.part - 1) * PART
        if not 0 <= self.first < len(self.texts):
            raise Http404
        return None

    def form_options(self):
        return {"texts": self.texts[self.first : self.first + PART]}

    def perform(self):
        said = {"language": self.language, "reader": self.form.cleaned_data["reader"]}
        return [self.act(self.by.office, by=self.by, **said, **one._asdict()) for one in self.form.said()][-1]

    def destination(self, outcome):
        return address(self.language, self.part)

    def context(self):
        texts, newest = self.form.texts, actions.newest_readings(self.language)
        rows = [
            ListedText(number, words, self.form.boxes_of(text), newest.get(text.digest))
            for number, text, words in zip(count(self.first + 1), texts, words_beside(texts), strict=False)
        ]
        good = {digest for digest, row in newest.items() if not row.better}
        return {
            "rows": rows,
            "language": ReviewedLanguage(self.language).label,
            "languages": [Link(one.label, address(one.value, 1)) for one in ReviewedLanguage],
            "signed": sum(text.digest in good for text in self.texts),
            "of": len(self.texts),
            "paper": reverse("oversight:sheet_of_texts", args=[self.language]),
            "first_url": address(self.language, self.part - 1) if self.part > 1 else None,
            "next_url": address(self.language, self.part + 1)
            if self.first + PART < len(self.texts)
            else None,
        }


class PrintTexts(Page):
    """The whole list in one language on paper, with boxes to tick and a line to sign, as a PDF."""

    look = "oversight.read_text"

    def respond(self):
        language = self.address["language"]
        if language not in ReviewedLanguage.values:
            raise Http404
        return as_pdf_response(sheet.sheet_pdf(language), f"texts-{language}")


def address(language: str, part: int) -> str:
    return reverse("oversight:texts", args=[language, part])
