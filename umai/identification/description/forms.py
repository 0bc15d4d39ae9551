"""The form of the search by description."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.fields.forms import Form, LongTextField, SelectField, WholeNumberField
from umai.identification.description.search import Description
from umai.identification.hotline.write_form import OLDEST
from umai.register.fields.person import settlement_choices_within


class DescriptionForm(Form):
    """What is known of a child without a name: one of the words, the age and the place will do."""

    words = LongTextField(
        label=gettext_lazy("How the child looks, what happened, who was with the child"),
        help_text=gettext_lazy("A few words. For example: red jacket, speaks Russian, bazaar."),
        required=False,
        max_length=500,
    )
    age = WholeNumberField(
        label=gettext_lazy("About how old?"), required=False, min_value=0, max_value=OLDEST
    )
    settlement = SelectField(label=gettext_lazy("Village or town"), required=False)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["settlement"].choices = [("", _("Choose from the list")), *settlement_choices_within(by)]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(value not in (None, "") for value in cleaned.values()):
            raise ValidationError(_("Write some words, about how old the child is, or choose a place."))
        return cleaned

    def description(self) -> Description:
        """What was asked for."""
        answers = self.cleaned_data
        place = answers["settlement"]
        return Description(answers["words"], answers["age"], int(place) if place else None)
