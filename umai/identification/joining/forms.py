"""The forms on which another person answers a joining."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField


class ConfirmJoiningForm(Form):
    """Which joining and which child were shown."""

    joining = UUIDField(widget=HiddenInput)
    child_id = UUIDField(widget=HiddenInput)


class RefuseJoiningForm(Form):
    """Why the report is not about this child."""

    joining = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("Why is it not this child?"),
        help_text=_("Or what nobody knows yet. Whoever works on the report reads this, with your name."),
        required_message=_("Write why it is not this child, or what is not known."),
        rows=4,
    )
