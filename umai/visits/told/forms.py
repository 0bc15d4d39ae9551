"""The form on which whoever was at a visit answers for it."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, as_choices
from umai.visits.visit.models import ToldAnswer


class ConfirmToldForm(Form):
    """Whether it was so, and what was different."""

    id = UUIDField(widget=HiddenInput)
    answer = ChoiceField(
        label=_("Was it so?"), choices=as_choices(ToldAnswer), required_message=_("Choose whether it was so.")
    )
    words = LongTextField(
        label=_("If not: what was different?"),
        help_text=_("Who wrote it down reads this and corrects the visit."),
        required=False,
        rows=3,
    )

    def clean(self):
        found = super().clean()
        if found.get("answer") == ToldAnswer.NOT_SO and not found.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write what was different."))
        return found
