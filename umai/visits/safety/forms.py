"""The short forms of the way to a visit: warn of a dwelling, lift the warning, go out."""

from datetime import datetime, timedelta

from django.forms import HiddenInput, UUIDField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField, ReplacingForm, TimeField, YesNoField
from umai.law.terms.clock import BISHKEK


class WarnForm(ReplacingForm):
    """How to go to a dwelling that is not safe."""

    id = UUIDField(widget=HiddenInput)
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

    def clean(self):
        answers = super().clean()
        if at := answers.get("back_at"):
            now = timezone.localtime()
            back = datetime.combine(now.date(), at, tzinfo=BISHKEK)
            answers["back_by_at"] = back if back > now else back + timedelta(days=1)
        return answers

    def answers(self):
        return {name: self.cleaned_data[name] for name in ("id", "words", "back_by_at")}
