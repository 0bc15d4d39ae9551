"""The short forms around a visit: explain a missed one, plan, settle, warn of a dwelling, go out."""

import uuid
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.forms import HiddenInput, UUIDField
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, DateField, Form, LongTextField, TimeField, YesNoField
from umai.law.terms.clock import BISHKEK
from umai.visits.planned import Because
from umai.visits.visit.models import Keeps


class ExplainForm(Form):
    """Why a planned visit was missed."""

    reason = ChoiceField(
        label=_("Why was this visit missed?"),
        choices=[(choice.value, capfirst(choice.label)) for choice in Because],
        required_message=_("Choose why the visit was missed."),
    )
    words = LongTextField(
        label=_("What happened?"),
        help_text=_("The missed visit stays in the file, and your words beside it."),
        required_message=_("Write what happened."),
        rows=4,
    )


class ReplanForm(Form):
    """Other days for a planned visit."""

    window = UUIDField(widget=HiddenInput)
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
            self.add_error("latest_on", ValidationError(_("The last day is not before the first.")))
        return answers


class SettleForm(Form):
    """Which of two visits with one id stands."""

    keeps = ChoiceField(
        label=_("Which one stands?"),
        choices=[(choice.value, capfirst(choice.label)) for choice in Keeps],
        required_message=_("Choose which one stands."),
    )
    words = LongTextField(
        label=_("Why?"),
        help_text=_("The other stays readable. Ask who wrote them."),
        required_message=_("Write why this one stands."),
        rows=3,
    )


class WarnForm(Form):
    """How to go to a dwelling that is not safe."""

    go_in_two = YesNoField(
        label=_("Never go there alone?"), required_message=_("Choose yes or no."), initial=True
    )
    with_police = YesNoField(label=_("Go only with the police?"), required_message=_("Choose yes or no."))
    words = LongTextField(
        label=_("What is there to be careful of?"),
        help_text=_("A dog, a weapon, a drunken man, threats. Leave out who reported it."),
        required_message=_("Write what to be careful of."),
        rows=3,
    )


class LiftForm(Form):
    """Why a warning is over."""

    warning = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("Why is the warning over?"), required_message=_("Write why the warning is over."), rows=3
    )


class GoOutForm(Form):
    """Going to a child now. Answers `back_by_at`: today, or tomorrow when the hour is past."""

    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("Where are you going, and by which way?"),
        help_text=_("Village, street, road, car. Whoever looks for you reads this."),
        required_message=_("Write where you are going and by which way."),
        rows=3,
    )
    back_at = TimeField(
        label=_("At what time will you be back?"),
        help_text=_("For example 17:30. If you are not back then, people are called to look after you."),
        required=True,
        required_message=_("Write the time at which you will be back."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"id": uuid.uuid4()}, **kwargs)

    def clean(self):
        answers = super().clean()
        if at := answers.get("back_at"):
            now = timezone.localtime()
            back = datetime.combine(now.date(), at, tzinfo=BISHKEK)
            answers["back_by_at"] = back if back > now else back + timedelta(days=1)
        return answers
