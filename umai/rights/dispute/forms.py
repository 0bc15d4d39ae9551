"""The forms of a dispute."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, PastDateField, SelectField, as_choices
from umai.rights.dispute.models import DisputeOutcome
from umai.rights.extract.models import Asker


class DisputeForm(Form):
    """`facts` are the facts of the file, as (kind:id, words)."""

    id = UUIDField(widget=HiddenInput)
    about = SelectField(label=_("What is wrong?"))
    asker = ChoiceField(label=_("Who says so?"), choices=as_choices(Asker))
    words = LongTextField(
        label=_("What do they say, in their own words?"),
        required_message=_("Write what they say, in their own words."),
        rows=4,
    )
    disputed_on = PastDateField(label=_("On which day?"))

    def __init__(self, *args, facts=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [("", _("Choose from the list")), *facts]


class DecideDisputeForm(Form):
    outcome = ChoiceField(label=_("What was decided?"), choices=as_choices(DisputeOutcome))
    reason = LongTextField(
        label=_("Why?"),
        help_text=_("Whoever disputes it is told this."),
        required_message=_("Write why."),
        rows=4,
    )
