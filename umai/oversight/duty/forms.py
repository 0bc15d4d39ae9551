"""The form of a finding."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, LongTextField, ReplacingForm
from umai.oversight.duty.models import DutyFinding


class JudgementForm(ReplacingForm):
    """What a person found about one body."""

    found = ChoiceField(
        label=_("What did you find?"), choices=DutyFinding, required_message=_("Choose what you found.")
    )
    words = LongTextField(
        label=_("What did you ask, whom, and what was answered?"),
        help_text=_("Ask the body first. Write the names of posts, and not what a neighbour said."),
        required_message=_("Write what was asked and what was answered."),
        max_length=3000,
    )
