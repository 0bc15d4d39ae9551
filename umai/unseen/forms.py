"""The forms of what a person does about children on lists."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, PastDateField
from umai.identification.signal.concerns import Concern
from umai.unseen.actions import ANSWERS_IN_WORDS


class SignalForm(Form):
    """Of what kind the signal is, and what the worker knows beside the lists."""

    concern = ChoiceField(label=_("What is feared?"), choices=Concern)
    words = LongTextField(
        label=_("What do you know beside the list?"),
        required=False,
        max_length=3000,
        help_text=_("Who lives in the house, who was asked. What the list says is copied by itself."),
    )


class SignalsForm(Form):
    """The same for several children: what is feared is what each list says."""

    words = LongTextField(
        label=_("What do you know of all of them beside the list?"), required=False, max_length=3000
    )


class RowAnswerForm(Form):
    """What was found, when, and in words."""

    what = ChoiceField(
        label=_("What did you find?"),
        choices=[(one.value, one.label) for one in ANSWERS_IN_WORDS],
        required_message=_("Choose what you found."),
    )
    happened_on = PastDateField(
        label=_("On which day did you find it out?"), required_message=_("Write the day.")
    )
    words = LongTextField(
        label=_("What did you do, whom did you ask, and what did you see?"),
        max_length=3000,
        required_message=_("Write what you did and what you found."),
    )
