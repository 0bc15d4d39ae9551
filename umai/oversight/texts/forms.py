"""The form of a part of the list: who read it, and a tick or a better wording for each text."""

from typing import NamedTuple

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField, TextField

NAMED_BY = 16  # signs of a digest that name the boxes of a text; of two hundred texts none share them


class TextAnswer(NamedTuple):
    """What was said of one text; `better` is "" where it is good."""

    digest: str
    better: str


class ReadingForm(Form):
    """A tick and a box for each text. A text that was changed meanwhile has other boxes, and none is kept."""

    reader = TextField(
        label=_("Who read these texts?"),
        help_text=_("The name of the editor, as on the signed sheet."),
        max_length=120,
        required_message=_("Write who read the texts."),
    )

    def __init__(self, *args, texts, **kwargs):
        super().__init__(*args, **kwargs)
        self.texts = texts
        for text in texts:
            self.fields[good_box(text)] = forms.BooleanField(
                label=_("I have read it: it is good"), required=False
            )
            self.fields[better_box(text)] = LongTextField(
                label=_("Better wording"), max_length=2000, rows=2, required=False
            )

    def clean(self):
        cleaned = super().clean()
        for text in self.texts:
            if cleaned.get(good_box(text)) and cleaned.get(better_box(text)):
                self.add_error(better_box(text), gettext("Tick the text as good, or write a better wording."))
        if not self.errors and not self.said():
            raise forms.ValidationError(gettext("Nothing is ticked and nothing is written yet."))
        return cleaned

    def said(self) -> list[TextAnswer]:
        """The texts of which something was said."""
        found = (self.said_of(text) for text in self.texts)
        return [one for one in found if one is not None]

    def said_of(self, text) -> TextAnswer | None:
        better = self.cleaned_data.get(better_box(text), "")
        return TextAnswer(text.digest, better) if better or self.cleaned_data.get(good_box(text)) else None

    def boxes_of(self, text):
        """The two boxes of a text, for the page."""
        return self[good_box(text)], self[better_box(text)]


def good_box(text) -> str:
    return f"good_{text.digest[:NAMED_BY]}"


def better_box(text) -> str:
    return f"better_{text.digest[:NAMED_BY]}"
