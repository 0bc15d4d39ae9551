"""The forms of the shield: what was asked for, and whether it came."""

from datetime import datetime

from django.forms import HiddenInput, UUIDField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    PastDateField,
    ReplacingForm,
    SelectField,
    TextField,
    TimeField,
    as_choices,
)
from umai.design.law.choices import choice_pairs
from umai.justice.shield.models import WantOutcome
from umai.law.terms.clock import BISHKEK, today


class WantForm(Form):
    """What was asked for, of which body, when and how. `bodies` are the offices that can be chosen."""

    what = SelectField(
        label=_("What did you ask for?"), choices=lambda: choice_pairs("shield_wants", today())
    )
    wanted_on = DateField(label=_("For which day?"), initial=today)
    asked_office = SelectField(
        label=_("Which office did you ask?"), required=False, nothing=_("none of these: I write it below")
    )
    asked_words = TextField(label=_("Which body, if it is none of these?"), required=False, max_length=200)
    asked_on = PastDateField(label=_("On which day did you ask?"), initial=today)
    asked_time = TimeField(label=_("At what time?"), required=True)
    way = SelectField(label=_("How did you ask?"), choices=lambda: choice_pairs("notice_ways", today()))
    words = LongTextField(label=_("What for?"), required=False, max_length=2000, rows=3)

    def __init__(self, *args, bodies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(office.pk): office for office in bodies}
        self.fields["asked_office"].choices = [
            ("", self.fields["asked_office"].choices[0][1]),
            *((pk, f"{office} ({office.get_kind_display()})") for pk, office in self.bodies.items()),
        ]

    def clean(self):
        answers = super().clean()
        if not answers.get("asked_office") and not answers.get("asked_words"):
            self.add_error("asked_office", _("Choose which office you asked, or write which body."))
        on, at = answers.get("asked_on"), answers.get("asked_time")
        if on and at:
            answers["asked_at"] = datetime.combine(on, at, tzinfo=BISHKEK)
            if answers["asked_at"] > timezone.now():
                self.add_error("asked_time", _("This time has not come yet today."))
        return answers

    def answers(self):
        said = super().answers()
        kept = ("what", "wanted_on", "asked_words", "asked_at", "way", "words")
        return {name: said[name] for name in kept} | {"asked_office": self.bodies.get(said["asked_office"])}


class NewWantForm(WantForm):
    """What nobody wrote yet."""

    id = UUIDField(widget=HiddenInput)

    def answers(self):
        return super().answers() | {"id": self.cleaned_data["id"]}


class WantAnswerForm(ReplacingForm):
    """Whether it came."""

    id = UUIDField(widget=HiddenInput)
    outcome = ChoiceField(label=_("Did it come?"), choices=as_choices(WantOutcome))
    outcome_on = PastDateField(label=_("On which day did it come, or was it clear that it would not?"))
