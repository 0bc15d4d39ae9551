"""The form with which a worker says why a file was opened."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, as_choices
from umai.opens.unusual.models import OpenReason


class UnusualOpenAnswerForm(Form):
    reason = ChoiceField(label=_("Why did you open this file?"), choices=as_choices(OpenReason))
    words = LongTextField(
        label=_("In your words"),
        help_text=_("Your head and the auditor read this. If it was a mistake, say so."),
        required_message=_("Write in your words what you needed the file for."),
        rows=4,
    )
