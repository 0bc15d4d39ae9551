"""The forms of a consent."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    SelectField,
    TextField,
    as_choices,
)
from umai.rights.consent.models import Assent, ConsentPurpose


class ConsentForm(Form):
    """`kin` are the adults of the family, `bodies` the offices that may be asked, as (id, words)."""

    id = UUIDField(widget=HiddenInput)
    purpose = ChoiceField(label=_("What do they agree to?"), choices=as_choices(ConsentPurpose))
    to_office = SelectField(label=_("Which body may be told?"), required=False)
    to_whom = TextField(label=_("Who may use the photograph or the answers?"), required=False, max_length=200)
    adult_id = SelectField(
        label=_("Which adult of the family agrees?"),
        required=False,
        help_text=_("Leave it empty if the person whose file it is agrees alone."),
    )
    assent = ChoiceField(
        label=_("What does the child say?"),
        choices=as_choices(Assent),
        help_text=_("If the child says no, do not go on: nothing is written down and nothing is shared."),
    )
    words = LongTextField(label=_("What did you explain, and what did they say?"), rows=4)
    until_on = DateField(label=_("Until which day does it count?"))

    def __init__(self, *args, kin=(), bodies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adult_id"].choices = [("", _("Choose from the list")), *kin]
        self.fields["to_office"].choices = [("", _("Choose from the list")), *bodies]


class WithdrawConsentForm(Form):
    who = TextField(
        label=_("Who withdraws it?"), max_length=200, required_message=_("Write who withdraws it.")
    )
