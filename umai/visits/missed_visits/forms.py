"""The forms to explain a missed visit, plan one for other days, and choose between two versions."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, DateField, Form, LongTextField, ReplacingForm, as_choices
from umai.visits.visit.models import ChosenVersion
from umai.visits.windows import MissedReason


class ExplainForm(Form):
    """Why a planned visit was missed."""

    id = UUIDField(widget=HiddenInput)
    reason = ChoiceField(
        label=_("Why was this visit missed?"),
        choices=as_choices(MissedReason),
        required_message=_("Choose why the visit was missed."),
    )
    words = LongTextField(
        label=_("What happened?"),
        help_text=_("The missed visit stays in the file, and your words beside it."),
        required_message=_("Write what happened."),
        rows=4,
    )


class ReplanForm(ReplacingForm):
    """Other days for a planned visit."""

    earliest_on = DateField(label=_("From which day?"), required_message=_("Write the first day."))
    latest_on = DateField(label=_("By which day at the latest?"), required_message=_("Write the last day."))
    words = LongTextField(
        label=_("Why for other days?"),
        help_text=_("What stood here before stays in the file."),
        required_message=_("Write why the visit is planned for other days."),
        rows=3,
    )

    def clean(self):
        answers = super().clean()
        first, last = answers.get("earliest_on"), answers.get("latest_on")
        if first and last and last < first:
            self.add_error("latest_on", _("The last day is not before the first."))
        return answers


class SettleForm(Form):
    """Which of two versions of a visit is to count."""

    keeps = ChoiceField(
        label=_("Which one stands?"),
        choices=as_choices(ChosenVersion),
        required_message=_("Choose which one stands."),
    )
    reason = LongTextField(
        label=_("Why?"),
        help_text=_("The other stays readable. Ask who wrote them."),
        required_message=_("Write why this one stands."),
        rows=3,
    )
