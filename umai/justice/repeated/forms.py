"""What is asked where violence repeats, beside the columns: until when was shown, and which two suspects."""

from django.forms import DateTimeField, HiddenInput
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField
from umai.justice.forms import JusticeForm


class RepeatedAnswerForm(JusticeForm):
    """Keeps the instant until which the page showed what was told, so that nothing unseen is answered."""

    shown_until = DateTimeField(widget=HiddenInput, required=False)

    def __init__(self, *args, shown_until=None, **kwargs):
        super().__init__(*args, **kwargs)
        if self.row is not None:
            del self.fields["shown_until"]
        else:
            self.fields["shown_until"].initial = shown_until and shown_until.isoformat()


class SuspectSameForm(JusticeForm):
    """Which two suspects are meant: one choice for each incident elsewhere that may have the same."""

    question = ChoiceField(
        label=_("Which incident elsewhere do you mean?"),
        choices=(),
        required_message=_("Choose the incident."),
    )

    def __init__(self, *args, questions=(), **kwargs):
        super().__init__(*args, **kwargs)
        if self.row is not None:
            del self.fields["question"]
        else:
            self.fields["question"].choices = questions
