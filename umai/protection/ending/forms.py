"""The forms of prosecutor and court, and of how a protection ends."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, PastDateField, TextField
from umai.law.terms.clock import today
from umai.protection.ending.models import ProtectionOutcome
from umai.protection.forms import ProtectionStepForm


class NoticeForm(ProtectionStepForm):
    to_whom = TextField(
        label=_("To whom did the notice go?"),
        help_text=_("Prosecutor's office, and who took it."),
        max_length=300,
        required_message=_("Write to whom the notice went."),
    )
    how = TextField(
        label=_("How was it sent?"),
        help_text=_("For example: by hand, by telephone and then on paper."),
        required=False,
        max_length=200,
    )
    number = TextField(label=_("Number of the letter"), required=False, max_length=60, size="m")


class ApplicationForm(ProtectionStepForm):
    WHICH_DAY = _("On which day was it filed?")

    court = TextField(label=_("Which court?"), max_length=300, required_message=_("Write which court it is."))
    number = TextField(label=_("Number"), required=False, max_length=60, size="m")


class ProtectionEndForm(Form):
    """How a protection ends."""

    id = UUIDField(widget=HiddenInput)
    how = ChoiceField(
        label=_("How does the protection end?"),
        choices=ProtectionOutcome,
        required_message=_("Choose how it ends."),
    )
    reason = LongTextField(
        label=_("Why is the child safe this way?"),
        help_text=_("What has changed, and who checked it. That a complaint was withdrawn is no reason."),
        required_message=_("Write why the child is safe this way."),
    )
    childs_view = LongTextField(
        label=_("What does the child say about it?"),
        help_text=_("In the child's own words. If the child could not be heard, write why."),
        required_message=_("Write what the child says, or why the child could not be heard."),
        rows=4,
    )
    lives_with = LongTextField(
        label=_("Who does the child live with, and who looks after the child's safety?"),
        help_text=_("Check it on the spot."),
        required_message=_("Write who the child lives with."),
        rows=3,
    )
    ends_on = PastDateField(
        label=_("From which day?"),
        required_message=_("Write the day on which the protection ends."),
        initial=today,
    )


class AgreeToEndForm(Form):
    """Which proposal was shown, and is agreed to."""

    proposal = UUIDField(widget=HiddenInput)
