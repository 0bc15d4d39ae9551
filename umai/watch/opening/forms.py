"""The forms of opening a file: why, when the office is told, and why a second person does not agree."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import DateField, Form, LongTextField


class AskWatchOpeningForm(Form):
    """Why the list is not enough; where the office itself is the subject, when it is told and why later."""

    words = LongTextField(
        label=_("Why is the list not enough?"),
        help_text=_("The department that keeps the file reads this, with your name and your office."),
        required_message=_("Write why the list is not enough."),
        rows=4,
    )
    tell_on = DateField(
        label=_("Tell the office later, on"),
        required=False,
        help_text=_(
            "Only where the office itself is the subject. Leave it empty, and the office is told at once."
        ),
    )
    later_words = LongTextField(
        label=_("Why is the office told later?"),
        required=False,
        help_text=_("A second person of your office reads this and the auditor; the department never does."),
        rows=3,
    )

    def __init__(self, *args, may_wait=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_wait:
            del self.fields["tell_on"], self.fields["later_words"]

    def clean(self):
        said = super().clean()
        day, why = said.get("tell_on"), (said.get("later_words") or "").strip()
        if day and not why and "later_words" not in self.errors:
            self.add_error("later_words", gettext("Write why the office is told later."))
        if why and not day and "tell_on" not in self.errors:
            self.add_error("tell_on", gettext("Choose the day on which the office is told."))
        return said


class RefuseOpeningForm(Form):
    """Why a second person does not agree."""

    words = LongTextField(
        label=_("Why do you not agree?"),
        help_text=_("Who asked reads this, and the auditor."),
        required_message=_("Write why you do not agree."),
        rows=4,
    )
