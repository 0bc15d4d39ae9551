"""The forms about what workers have learnt."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields import forms
from umai.offices.training.models import TrainingKind


class TrainingForm(forms.Form):
    """A qualification, a training or a supervision talk."""

    id = UUIDField(widget=HiddenInput)
    kind = forms.ChoiceField(
        label=_("What was it?"), choices=TrainingKind, required_message=_("Choose what it was.")
    )
    title = forms.TextField(
        label=_("Its name"),
        help_text=_(
            "The diploma, the course, who gave it. For a talk leave it empty: what was spoken is"
            " written nowhere."
        ),
        max_length=200,
        required=False,
    )
    on = forms.PastDateField(label=_("On which day?"), help_text=_("For a course the last day."))
    hours = forms.WholeNumberField(
        label=_("How many hours?"),
        help_text=_("Only for a training."),
        min_value=1,
        max_value=2000,
        required=False,
    )
    holds_to = forms.DateField(
        label=_("Until which day does it count?"),
        help_text=_("Only for a qualification that ends."),
        required=False,
    )

    def clean(self):
        found = super().clean()
        kind = found.get("kind")
        named = kind in (TrainingKind.QUALIFICATION, TrainingKind.TRAINING)
        if named and not found.get("title") and "title" not in self.errors:
            self.add_error("title", _("Write what it was."))
        if kind == TrainingKind.TRAINING and not found.get("hours") and "hours" not in self.errors:
            self.add_error("hours", _("Write how many hours the training lasted."))
        if found.get("on") and found.get("holds_to") and found["holds_to"] < found["on"]:
            self.add_error("holds_to", _("The last day lies before the first. Check both."))
        return found


class StrikeTrainingForm(forms.Form):
    """Why a row is wrong."""

    reason = forms.TextField(
        label=_("Why was it wrong?"), max_length=500, required_message=_("Write why it was wrong.")
    )
