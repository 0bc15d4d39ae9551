"""The forms about a call: for which parent the code is, and what came of a call."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.call_back.models import CallOutcome, WishedWay
from umai.design.fields.forms import ChoiceField, Form, LongTextField, PastDateField, as_choices
from umai.guardianship.invitation.forms import InviteParentForm


class GiveCodeForm(InviteParentForm):
    """Which parent gets a code, in which language, and how the parent said that they wish it."""

    wished = ChoiceField(
        label=_("How did the parent say that they wish it?"),
        help_text=_("Without the parent's own wish there is no code."),
        choices=as_choices(WishedWay),
        required_message=_("Choose how the parent said that they wish it."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adult_id"].label = _("Which parent may ask to be called?")


class RecordCallForm(Form):
    """What came of one call."""

    id = UUIDField(widget=HiddenInput)
    outcome = ChoiceField(
        label=_("What came of it?"),
        choices=as_choices(CallOutcome),
        required_message=_("Choose what came of it."),
    )
    called_on = PastDateField(label=_("On which day?"))
    words = LongTextField(
        label=_("What was said and agreed?"),
        help_text=_("If nobody called because it is not safe: why, and with whom you decided it."),
        required=False,
        max_length=2000,
        rows=3,
    )
