"""What is asked with an incident beside its columns: how great the risk is now."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, LongTextField, as_choices
from umai.intake.lowering.forms import LoweringQuestions
from umai.intake.models import Risk
from umai.justice.forms import JusticeForm
from umai.law.terms.clock import today


class IncidentQuestions(LoweringQuestions, JusticeForm):
    """The questions about an incident; in an open case also the risk, and of a lower one why.

    `case`: the open case of the child; None where none is open, or an entry is corrected.
    """

    DAY = "happened_on"

    risk = ChoiceField(
        label=_("How great is the risk for the child now?"),
        choices=as_choices(Risk),
        required_message=_("Choose how great the risk is now."),
    )
    reasons = LongTextField(label=_("Why?"), required=False, max_length=2000, rows=2)

    def __init__(self, *args, case=None, **kwargs):
        self.has_case = case is not None
        super().__init__(*args, case=case, **kwargs)
        if not self.has_case:
            del self.fields["risk"], self.fields["reasons"]
        self.order_fields(["kinds", "happened_on", "day_known"])

    def judges_lower(self, case):
        return self.has_case and super().judges_lower(case)

    def typed_day(self):
        """The risk is judged on the day on which it is written down, whenever it happened."""
        return today()

    def answers(self):
        return self.taken_with() if self.has_case else JusticeForm.answers(self)
