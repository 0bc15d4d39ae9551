"""The form by which the auditor searches the trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import DateField, Form, TextField


class TrailSearchForm(Form):
    """By whom, about which child, which act, and on which days; each narrows the others down."""

    worker = TextField(label=_("Worker: the surname, or the id"), required=False, size="m")
    child = forms.UUIDField(
        label=_("Number of the child's file"),
        required=False,
        error_messages={"invalid": _("Write the number as it stands in the address of the file.")},
    )
    act = TextField(label=_("Act, or how it begins"), required=False, size="m")
    from_on = DateField(label=_("From which day"), required=False)
    to_on = DateField(label=_("To which day"), required=False)
