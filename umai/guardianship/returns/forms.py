"""The forms of a return: a child that is received from abroad, and a parent who is back."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    PastDateField,
    SelectField,
    TextField,
    choices_after_none,
)
from umai.guardianship.returns.models import ReturnOutcome, ReturnWay
from umai.law.terms.clock import today
from umai.register.fields.countries import country_choices


class ReceiveForm(Form):
    """What is known when a child comes back from another country."""

    id = UUIDField(widget=HiddenInput)
    returned_on = PastDateField(label=_("On which day did the child come back?"), initial=today)
    country = SelectField(label=_("From which country?"), required=False, choices=country_choices)
    way = ChoiceField(label=_("How did the child come back?"), choices=ReturnWay)
    met_by = TextField(
        label=_("Who met the child?"),
        max_length=300,
        help_text=_("Name and post of who received it at the border, the airport or the station."),
        required_message=_("Write who met the child."),
    )
    goes_to = TextField(
        label=_("Where does the child go?"),
        max_length=300,
        help_text=_(
            "Village and house, or the institution. A new address is written in the file separately."
        ),
        required_message=_("Write where the child goes."),
    )
    carer_id = SelectField(
        label=_("Who takes care of the child now?"),
        required=False,
        help_text=_("Leave it empty while nobody knows. Somebody who is not on the list is added first."),
    )
    institution = TextField(label=_("Institution, if the child lives in one"), required=False, max_length=200)
    papers = LongTextField(
        label=_("Which papers does the child have, and which are missing?"),
        max_length=2000,
        rows=3,
        help_text=_("Birth certificate, passport or certificate of return, papers of school and clinic."),
        required_message=_("Write which papers the child has, or that it has none."),
    )
    words = LongTextField(label=_("What else is known?"), required=False, max_length=2000, rows=3)

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["carer_id"].choices = choices_after_none(about.kin)

    def answers(self):
        carer = self.cleaned_data["carer_id"]
        return super().answers() | {"carer_id": UUID(carer) if carer else None}


class ReturnForm(Form):
    """What becomes of the paper of a carer when a parent is back."""

    id = UUIDField(widget=HiddenInput)
    outcome = ChoiceField(label=_("What becomes of the paper?"), choices=ReturnOutcome)
    ends_on = DateField(label=_("If it ends: its last day"), required=False)
    decided_by = TextField(
        label=_("Who decided it?"),
        max_length=300,
        help_text=_("The guardian authority or the court, with the number of the act where there is one."),
        required_message=_("Write who decided it."),
    )
    words = LongTextField(
        label=_("Why, and what does the child say to it?"),
        max_length=2000,
        rows=4,
        required_message=_("Write why."),
    )

    def clean(self):
        answers = super().clean()
        if not self.errors and answers["outcome"] == ReturnOutcome.ENDS and not answers.get("ends_on"):
            raise ValidationError({"ends_on": gettext("Write the last day of the paper.")})
        return answers
