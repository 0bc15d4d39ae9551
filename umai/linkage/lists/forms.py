"""The forms of lists: a source, a file, and what its columns mean."""

import re
import uuid
from itertools import islice

from django.core.exceptions import ValidationError
from django.forms import HiddenInput, UUIDField
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    PastDateField,
    SelectField,
    TextField,
    YesNoField,
)
from umai.documents.forms import UploadField
from umai.documents.inspection import LARGEST_FILE
from umai.linkage.files.formats import ENDINGS
from umai.linkage.files.refusals import sentence_of
from umai.linkage.lists.models import SourceBody
from umai.linkage.parsing.columns import ColumnMeaning

EXAMPLES, LONGEST_EXAMPLE = 3, 40  # values of a column that are shown, and letters of each


class SourceForm(Form):
    id = UUIDField(widget=HiddenInput)
    name = TextField(
        label=_("What is the list called?"), max_length=200, required_message=_("Write what it is called.")
    )
    body = SelectField(
        label=_("Who keeps it?"),
        choices=[(value, capfirst(label)) for value, label in SourceBody.choices],
        required_message=_("Choose who keeps it from the list."),
    )
    ground = LongTextField(
        label=_("Under which article or agreement is it given?"),
        help_text=_("With its number and day. Without a ground no list is taken in."),
        required_message=_("Write the article or the agreement."),
        rows=3,
    )
    whom = LongTextField(
        label=_("Which children can it contain?"),
        help_text=_("As: pupils of all schools of the district, not those who left school."),
        required_message=_("Write which children it can contain."),
        rows=3,
    )
    of_migrants = YesNoField(
        label=_("Is every child on it a child of migrants?"), required_message=_("Choose yes or no.")
    )
    slug = TextField(
        label=_("Short name"),
        help_text=_("Small Latin letters, digits and hyphens, as: schools-nookat."),
        max_length=60,
        size="m",
        required_message=_("Write a short name."),
    )

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if not re.fullmatch(r"[a-z][a-z0-9-]*", slug):
            raise ValidationError(_("Use small Latin letters, digits and hyphens, a letter first."))
        return slug


class ListFileField(UploadField):
    """The file of a list; the act checks what is in it."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(f".{ending}" for ending in ENDINGS)


class SendListForm(Form):
    id = UUIDField(widget=HiddenInput)
    file = ListFileField(
        label=_("The file of the list"),
        help_text=_("CSV, XLSX, XLS or ODS, of 20 MB at most. One line is one child."),
        required_message=_("Choose the file of the list."),
    )
    from_on = PastDateField(
        label=_("From which day does the list hold?"), required_message=_("Write the first day.")
    )
    to_on = PastDateField(
        label=_("Until which day?"),
        help_text=_("The day on which it was drawn up, when it says no other."),
        required_message=_("Write the last day."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(sentence_of("too_large", {}))
        return file

    def clean(self):
        found = super().clean()
        if found.get("from_on") and found.get("to_on") and found["to_on"] < found["from_on"]:
            self.add_error("to_on", _("The last day lies before the first."))
        return found

    def answers(self):
        answers = super().answers()
        file = answers.pop("file")
        return answers | {"name": file.name, "data": file.read()}


class ColumnsForm(Form):
    """What each column means: one question for each column, named by what stands above it, with examples."""

    def __init__(self, *args, header, columns, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.header = header
        for at, words in enumerate(header):
            label = words or _("Column %(n)d, nothing stands above it") % {"n": at + 1}
            self.fields[f"column_{at}"] = SelectField(
                label=label,
                help_text=" · ".join(examples_of(rows, at)) or _("Nothing stands in this column"),
                choices=CHOICES,
                required=False,
                initial=columns[at],
                nothing=_("Not read, only kept"),
            )
            self.fields[f"column_{at}"].unmarked = True  # "not read" is as good an answer as the others
        self.fields["whole"] = ChoiceField(
            label=_("What if some rows cannot be taken in?"),
            choices=[
                ("yes", _("Take in nothing, so that I can mend them first")),
                ("no", _("Take in the others, and give me those to mend")),
            ],
            initial="yes",
        )

    @property
    def meanings(self):
        """[what stands above, meaning] of each column."""
        return [[words, self.cleaned_data[f"column_{at}"]] for at, words in enumerate(self.header)]

    def answers(self):
        return {"id": uuid.uuid4(), "columns": self.meanings, "whole": self.cleaned_data["whole"] == "yes"}


def examples_of(rows, at) -> list[str]:
    """The first different values of this column, shortened."""
    found = dict.fromkeys(row[at] for row in rows if at < len(row) and row[at])
    return [Truncator(cell).chars(LONGEST_EXAMPLE) for cell in islice(found, EXAMPLES)]


CHOICES = [(value, capfirst(label)) for value, label in ColumnMeaning.choices]
