"""The forms of the law's pages: which day, why it is changed, why not."""

from django.forms import CharField, HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import DateField, Form, LongTextField


class DayForm(Form):
    """The day on which the law is read."""

    on = DateField(label=_("The law on this day"))


class TwoDaysForm(Form):
    """Two days between which the law is compared."""

    since = DateField(label=_("From this day"))
    on = DateField(label=_("To this day"))


class ProposeForm(Form):
    """Why the files in the folder are to be put in force. `digest` says which files were shown."""

    id = UUIDField(widget=HiddenInput)
    digest = CharField(widget=HiddenInput)
    reason = LongTextField(
        label=_("Why is the law changed, and by which act?"),
        help_text=_("Whoever agrees reads this, and it stays with the change."),
        required_message=_("Write why the law is changed, and by which act."),
        rows=4,
    )


class RefuseForm(Form):
    """Why another person does not agree."""

    words = LongTextField(
        label=_("Why do you not agree?"),
        help_text=_("Whoever proposed it reads this, with your name."),
        required_message=_("Write why you do not agree."),
        rows=4,
    )
