"""The forms on which a question about a law is registered and corrected."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.dates import PastDateField
from umai.design.fields.forms import ChoiceField, Form, LongTextField, TextField
from umai.statistics.claims.forms import FigureField
from umai.statistics.questions.actions import is_printed
from umai.statistics.questions.models import QuestionMethod


class DigestField(TextField):
    """SHA-256 of a file, as the command prints it: letters are made small."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 80, **kwargs})

    def clean(self, value):
        return super().clean(value).casefold()


class PercentField(FigureField):
    """A change in per cent that would be seen, with the one digit that the command prints."""

    default_error_messages = {"figure": _("Write a per cent with one digit after the comma, as 23,4.")}

    def clean(self, value):
        figure = super().clean(value)
        if not is_printed(figure):
            raise self.error("figure")
        return figure


class QuestionForm(Form):
    """All that decides the answer, before it is known."""

    id = UUIDField(widget=HiddenInput)
    question = LongTextField(
        label=_("What is asked?"),
        help_text=_("One question about one change, in words that can be answered by yes or no."),
        rows=3,
    )
    rule = LongTextField(
        label=_("What changed?"),
        help_text=_("The law, order or procedure, with its article and number."),
        rows=3,
    )
    method = ChoiceField(label=_("How is it judged?"), choices=QuestionMethod)
    starts_on = PastDateField(
        label=_("From which day is it in force?"),
        help_text=_("Leave it empty for districts: their file says when the rule starts in each."),
        required=False,
    )
    series = LongTextField(
        label=_("Which figures are judged?"),
        help_text=_("What is counted, of whom, by whom, and how. No child and no family is named."),
        rows=3,
    )
    file_sha256 = DigestField(
        label=_("SHA-256 of the file"),
        help_text=_("As “umai evaluate FILE --before” prints it. No other file gives the result."),
    )
    fall = PercentField(
        label=_("Which fall would be seen, in per cent?"),
        help_text=_("As the same command prints it, with one digit after the comma."),
    )
    rise = PercentField(label=_("Which rise would be seen, in per cent?"))
    placebo_series = LongTextField(
        label=_("Which figures can the rule not touch?"),
        help_text=_("If they change on the same day, something else happened then. May be left empty."),
        rows=2,
        required=False,
    )
    placebo_sha256 = DigestField(label=_("SHA-256 of the file of these figures"), required=False)
    answer_means = LongTextField(
        label=_("What would count as an answer?"),
        help_text=_("Which result is yes, which is no, and which says nothing. Written before it is known."),
        rows=3,
    )

    def clean(self):
        cleaned = super().clean()
        of_districts = cleaned.get("method") == QuestionMethod.DISTRICTS
        if "starts_on" not in self.errors and cleaned.get("method"):
            if of_districts and cleaned.get("starts_on"):
                self.add_error("starts_on", gettext("Leave the day empty for districts."))
            if not of_districts and not cleaned.get("starts_on"):
                self.add_error("starts_on", gettext("Write the day from which the rule is in force."))
        return cleaned


class CorrectionForm(QuestionForm):
    """The whole question again, with what was wrong in the one that stands."""

    why = LongTextField(
        label=_("What was wrong?"), required_message=_("Write what was wrong."), rows=3, max_length=2000
    )
