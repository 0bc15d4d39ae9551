"""The forms about a child that came to a carer: on which day, and why brothers and sisters live apart."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, PastDateField
from umai.guardianship.placement.models import PartingReasonKind
from umai.law.terms.clock import today


class PlacementDayForm(Form):
    """The day on which the child came to the carer."""

    id = UUIDField(widget=HiddenInput)
    placed_on = PastDateField(label=_("On which day did the child come there?"), initial=today)


class PartingForm(Form):
    """Why the children live apart."""

    id = UUIDField(widget=HiddenInput)
    reason = ChoiceField(label=_("Why do the children live apart?"), choices=PartingReasonKind)
    words = LongTextField(
        label=_("What do the children and the carers say, and how do the children see each other?"),
        max_length=2000,
        rows=4,
        required_message=_("Write what they say."),
    )
