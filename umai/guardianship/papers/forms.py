"""The form that asks how two papers stand together."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form
from umai.register.family.papers import PaperBeside


class BesideForm(Form):
    """Whether both carers stand in together, or one took the other's place."""

    beside = ChoiceField(label=_("Is it joint, or was it taken over?"), choices=PaperBeside)
