"""The forms about keeping and erasing."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, DateField, Form, LongTextField, as_choices
from umai.rights.erasure.models import HoldReason


class HoldForm(Form):
    id = UUIDField(widget=HiddenInput)
    reason = ChoiceField(label=_("Why is the file kept longer?"), choices=as_choices(HoldReason))
    words = LongTextField(label=_("Which proceedings, or whose complaint?"), rows=3)
    to_on = DateField(label=_("Until which day is it kept?"))


class ProposeErasureForm(Form):
    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("Who asked for it, and why does no law keep the file?"),
        required_message=_("Write who asked for it, and why no law keeps the file."),
        rows=4,
    )


class AgreeErasureForm(Form):
    """Nothing is asked: the button alone agrees."""


class RefuseErasureForm(Form):
    words = LongTextField(
        label=_("Why is the file kept?"), required_message=_("Write why the file is kept."), rows=4
    )
