"""The form on which the prosecutor answers a letter."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, PastDateField, TextField
from umai.design.law.choices import choice_pairs
from umai.law.terms.clock import today


class LetterAnswerForm(Form):
    """What is answered, of which day, and why."""

    id = UUIDField(widget=HiddenInput)
    answer = ChoiceField(label=_("What do you answer?"), choices=())
    happened_on = PastDateField(label=_("Of which day is the answer?"), required=True, initial=today)
    number = TextField(label=_("Number of the answer"), required=False, max_length=60)
    words = LongTextField(label=_("In words, with the reasons"), max_length=5000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = choice_pairs("letter_answers", today())
