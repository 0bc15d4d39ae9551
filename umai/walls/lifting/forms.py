"""The forms on which a wall is asked to be lifted, and not agreed to."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField


class AskLiftForm(Form):
    reason = LongTextField(
        label=_("Why may this person see the file again?"),
        help_text=_("Another person reads this and decides. The person whom it is about is not told."),
        required_message=_("Write why the file may be opened to this person again."),
        rows=4,
    )


class RefuseLiftForm(Form):
    words = LongTextField(
        label=_("Why do you not agree?"),
        help_text=_("Whoever asked reads this, with your name."),
        required_message=_("Write why you do not agree."),
        rows=4,
    )
