"""The form on which a second person says yes, or no and why."""

from typing import Any, ClassVar

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField


class SecondAnswerForm(Form):
    """A subclass adds the choice of "yes" and "no", and names it in `said` and in `field_order`."""

    said: ClassVar[str]
    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("Why not?"), help_text=_("Only where you refuse."), rows=3, max_length=2000, required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get(self.said) == "no" and not cleaned.get("words"):
            self.add_error("words", gettext("Write why it is refused."))
        return cleaned

    def answers(self) -> dict[str, Any]:
        found = super().answers()
        return found | {self.said: found[self.said] == "yes"}
