"""The forms on which an extract is asked for, and allowed or refused."""

from datetime import date

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.dates import DateField
from umai.design.fields.forms import ChoiceField, Form, LongTextField, ManyField, SelectField
from umai.law.terms.clock import today
from umai.statistics.extracts.columns import COLUMNS, column_choices
from umai.statistics.extracts.days import quarter_choices
from umai.statistics.extracts.limits import last_day_of_download
from umai.statistics.second_answer import SecondAnswerForm


class MicrodataForm(Form):
    """What for, which columns, of which day, and until when."""

    id = UUIDField(widget=HiddenInput)
    purpose = LongTextField(
        label=_("What is the extract for?"),
        help_text=_(
            "The question that will be answered, who will read the answer, and where the file is kept."
        ),
        required_message=_("Write what the extract is for."),
        rows=4,
        max_length=2000,
    )
    named = ManyField(
        label=_("Which columns?"),
        help_text=_("As few as answer the question: the fewer, the more children stay in it."),
        choices=column_choices,
    )
    as_of = SelectField(
        label=_("Of which day?"),
        help_text=_("As the register was known at the end of a quarter."),
        choices=lambda: quarter_choices(today()),
    )
    until = DateField(
        label=_("Until which day will it be downloaded?"),
        help_text=_("Afterwards nobody can download it any more."),
        earliest=today,
        latest=lambda: last_day_of_download(today()),
    )

    def clean_named(self):
        chosen = self.cleaned_data["named"]
        return [name for name in COLUMNS if name in chosen]

    def clean_as_of(self):
        return date.fromisoformat(self.cleaned_data["as_of"])


ANSWERS = [("yes", _("Allow it: it is made at once")), ("no", _("Refuse it"))]


class AnswerMicrodataForm(SecondAnswerForm):
    """The answer of the second person."""

    said = "allowed"
    field_order = ("id", said, "words")
    allowed = ChoiceField(label=_("What do you answer?"), choices=ANSWERS)
