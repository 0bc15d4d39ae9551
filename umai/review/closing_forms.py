"""The forms at the end of a case."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.forms import ChoiceField, Form, LongTextField
from umai.intake.models import ClosingReason


class ClosingForm(Form):
    """A proposal to close."""

    id = UUIDField(widget=HiddenInput)
    reason = ChoiceField(
        label=_("Why should the case be closed?"),
        choices=ClosingReason,
        required_message=_("Choose why the case should be closed."),
    )
    words = LongTextField(
        label=_("What was achieved?"), required_message=_("Write what was achieved, or that nothing was.")
    )
    childs_view = LongTextField(
        label=_("What does the child say about it?"),
        help_text=_("In the child's own words. If the child could not be heard, write why."),
        required_message=_("Write what the child says, or why the child could not be heard."),
    )
    lives_with = LongTextField(
        label=_("Who does the child live with now?"),
        help_text=_("Check it on the spot or by telephone before you close."),
        required_message=_("Write who the child lives with now."),
        rows=3,
    )


class AgreeForm(Form):
    """Which proposal is agreed to, as it was shown."""

    proposal = UUIDField(widget=HiddenInput)
