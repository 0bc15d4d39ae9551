"""The questions about a risk that is judged lower than before, and the forms of who decides about it."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, TextField, as_choices
from umai.intake.cases.levels import LoweredRisk, lowers
from umai.intake.lowering_models import SeenHow
from umai.intake.risk_models import Risk


class LoweringQuestions(Form):
    """A form that judges the risk of a case; of a lower one it asks why, on the same page.

    `case` is the case. `DAY` names the field with the day of the judgement.
    """

    DAY: ClassVar[str]
    REASONS: ClassVar[tuple[str, ...]] = ("what_changed", "who_saw", "seen_how")

    what_changed = LongTextField(
        label=_("The risk is lower than before. What changed for the child?"),
        help_text=_("What was dangerous then, and is not now. How do you know it?"),
        required_message=_("The risk is lower than before. Write what changed for the child."),
        rows=3,
    )
    who_saw = TextField(
        label=_("Who saw the child?"),
        help_text=_("Name and post, and the day. If nobody did, write that."),
        required_message=_("The risk is lower than before. Write who saw the child."),
        max_length=300,
    )
    seen_how = ChoiceField(
        label=_("Was the child seen alone?"),
        choices=as_choices(SeenHow),
        required_message=_("The risk is lower than before. Choose how the child was seen."),
    )

    def __init__(self, *args: Any, case: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lowers = self.judges_lower(case)
        if not self.lowers:
            for name in self.REASONS:
                del self.fields[name]

    def judges_lower(self, case) -> bool:
        """Whether the risk that is typed, or offered, is lower than the one that stands in the case."""
        risk = self["risk"].value()
        return risk in Risk.values and lowers(case, risk, self.typed_day())

    def typed_day(self):
        """The day of the judgement as it is typed or offered; None where it cannot be read."""
        if not self.is_bound:
            offered = self[self.DAY].value()
            return offered if isinstance(offered, date) else None
        field = self.fields[self.DAY]
        try:
            return field.clean(
                field.widget.value_from_datadict(self.data, self.files, self.add_prefix(self.DAY))
            )
        except ValidationError:
            return None

    def taken_with(self) -> dict[str, Any]:
        """The answers without those about a lower risk, and `lowered`: these as a `LoweredRisk`, or None."""
        answers = super().answers()
        reasons = {name: answers.pop(name) for name in self.REASONS if name in answers}
        return answers | {"lowered": LoweredRisk(**reasons) if self.lowers else None}


class AgreeToLoweringForm(Form):
    """The lowered risk that was shown and is agreed to."""

    lowering = UUIDField(widget=HiddenInput)


class RefuseLoweringForm(AgreeToLoweringForm):
    """Why it is not agreed to."""

    words = LongTextField(
        label=_("Why does the higher risk stand, and what is to be done first?"),
        help_text=_("Whoever lowered it reads this. It stays in the file, with your name."),
        required_message=_("Write why the higher risk stands, and what is to be done first."),
        rows=4,
    )
