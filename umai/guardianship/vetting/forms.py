"""The forms of a check: who was heard, and the acceptance against a warning."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField, PastDateField, YesNoField
from umai.law.terms.clock import today


class HearingForm(Form):
    """Whether the applicant was heard."""

    id = UUIDField(widget=HiddenInput)
    heard = YesNoField(
        label=_("Was the applicant heard about it?"),
        help_text=_("Hear them, unless that would endanger the child or somebody who spoke."),
    )
    heard_on = PastDateField(label=_("On which day?"), initial=today)
    words = LongTextField(label=_("What was said, or why was the applicant not heard?"), max_length=3000)


class AcceptanceForm(Form):
    """Why an applicant is accepted against a warning."""

    id = UUIDField(widget=HiddenInput)
    reason = LongTextField(
        label=_("Why is the child safe there?"),
        max_length=3000,
        help_text=_("With whom you spoke and on which day, what you saw in the home, who looks in later."),
    )


class AcceptanceAnswerForm(Form):
    """What the second person says."""

    id = UUIDField(widget=HiddenInput)
    agreed = YesNoField(label=_("Do you agree that the applicant is accepted?"))
    reason = LongTextField(label=_("Why?"), max_length=3000)
