"""The three questions to the family, and the form of what came of it."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, PastDateField, YesNoField, as_choices
from umai.entitlements.models import OutcomeState


class NeedsForm(Form):
    """The questions that the file does not answer; `known` are the needs that it shows."""

    short_of_money = YesNoField(
        label=_("Is the family short of money for food, clothes or school?"), required=False
    )
    disability = YesNoField(label=_("Does the child have a disability?"), required=False)
    needs_lawyer = YesNoField(
        label=_("Does the family want to ask a lawyer?"),
        required=False,
        help_text=_("For example: a paper that an office refused, money that a parent owes, a house."),
    )

    def __init__(self, *args, known=(), **kwargs):
        super().__init__(*args, **kwargs)
        for need in set(known) & set(self.fields):
            del self.fields[need]

    def needs(self) -> set[str]:
        """The needs that were answered with yes; of a form that was not sent, none."""
        if not self.is_valid():
            return set()
        return {need for need, answer in self.cleaned_data.items() if answer}


class OutcomeForm(Form):
    id = UUIDField(widget=HiddenInput)
    state = ChoiceField(label=_("What came of it?"), choices=as_choices(OutcomeState))
    happened_on = PastDateField(label=_("On which day?"))
    words = LongTextField(
        label=_("Which body said what?"),
        help_text=_("The amount and the term, if they were told. Where it was refused: who, and why."),
        required=False,
        rows=3,
    )
