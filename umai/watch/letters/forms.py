"""The forms of letters of those who watch, and of their answers."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField


class WatchLetterForm(Form):
    """What is asked of the office that owes something."""

    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("What do you ask of the office?"),
        help_text=_("Name neither the child nor who reported. The office reads what is owed, as above."),
        required_message=_("Write what you ask of the office."),
        rows=6,
    )


class WatchLetterAnswerForm(Form):
    """What the office answers."""

    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("Your answer"),
        help_text=_("What was done, and what will be done until when. Do not name the child."),
        required_message=_("Write what was done, and what will be done until when."),
        rows=6,
    )
