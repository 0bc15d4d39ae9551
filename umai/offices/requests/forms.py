"""The form on which another person does not agree."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField


class RefuseRequestForm(Form):
    words = LongTextField(
        label=_("Why do you not agree?"),
        help_text=_("Whoever asked reads this, with your name."),
        required_message=_("Write why you do not agree."),
        rows=4,
    )
