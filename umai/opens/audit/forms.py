"""The form by which the auditor searches the trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import DateField, Form, SelectField, TextField
from umai.opens.audit.acts import act_choices


class TrailSearchForm(Form):
    """By whom, about which child, which act, and on which days; each narrows the others down."""

    worker = TextField(label=_("Worker: the surname, or the id"), required=False, size="m")
    child = forms.UUIDField(
        label=_("Number of the child's file"),
        required=False,
        error_messages={"invalid": _("Write the number as it stands in the address of the file.")},
    )
    done = SelectField(label=_("What was done"), required=False, choices=act_choices, nothing=_("any"))
    from_on = DateField(label=_("From which day"), required=False)
    to_on = DateField(label=_("To which day"), required=False)
    act = TextField(
        label=_("Act, or how it begins"),
        help_text=_("Only for what has no words above, by its name on the trail."),
        required=False,
        size="m",
    )
