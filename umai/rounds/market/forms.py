"""The forms of market and street monitoring: what was seen of a child, and what the office adds."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    ManyField,
    PastDateField,
    ReplacingForm,
    TextField,
    TimeField,
    WholeNumberField,
    YesNoField,
    as_choices,
)
from umai.design.law.choices import choice_pairs
from umai.identification.signal.sealing import ReportWords
from umai.law.terms.clock import today
from umai.register.models import Sex
from umai.rounds.market.models import MOST_HOURS, MedicalCare
from umai.rounds.planning.actions import MOST_TEAMS

DANGERS = [
    ("danger_now", _("Life or health is in danger now")),
    ("self_harm", _("Suicide or self-harm, or a threat of it, was spoken of")),
]


class SightingForm(Form):
    """A child, as a team sees it: most answers are one tap, and nobody has to know a name."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    danger = ManyField(
        label=_("Is there danger?"),
        help_text=_(
            "Not sure counts as yes. Then whoever is on duty is called at once. If not: tap nothing."
        ),
        choices=DANGERS,
        required=False,
    )
    child = TextField(
        label=_("Name of the child, or what the child looks like"),
        help_text=_("Never a photograph. For example: boy, blue jacket, scar on the left hand."),
        max_length=300,
        required_message=_("Write a name, or describe the child."),
    )
    nameless = YesNoField(label=_("Did somebody say the name?"), required=False)
    sex = ChoiceField(label=_("Boy or girl?"), choices=as_choices(Sex), required=False)
    age = WholeNumberField(label=_("How old, about?"), min_value=0, max_value=17, required=False)
    work = ChoiceField(label=_("What does the child do here?"))
    company = ChoiceField(label=_("With whom is the child here?"))
    hours = WholeNumberField(
        label=_("How many hours a day?"), min_value=0, max_value=MOST_HOURS, required=False
    )
    from_hour = TimeField(label=_("From which hour?"), required=False)
    at_school = YesNoField(label=_("Does the child go to school?"), required=False)
    care = ChoiceField(
        label=_("Does the child need a doctor?"),
        choices=as_choices(MedicalCare),
        initial=MedicalCare.UNKNOWN.value,
    )
    where = TextField(
        label=_("Where exactly?"), help_text=_("Row, gate, stall or corner."), max_length=200, required=False
    )
    happened = LongTextField(label=_("What else was said or seen?"), rows=3, max_length=2000, required=False)
    seen_on = PastDateField(label=_("On which day was the child seen?"), required_message=_("Write the day."))
    team = WholeNumberField(label=_("Number of the team"), min_value=1, max_value=MOST_TEAMS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["work"].choices = choice_pairs("round_work", today())
        self.fields["company"].choices = choice_pairs("round_company", today())

    def answers(self):
        said = super().answers()
        danger = said.pop("danger")
        words = ReportWords(**{name: said.pop(name).strip() for name in ("child", "where", "happened")})
        return said | {
            "words": words,
            "nameless": said["nameless"] is False,
            **{name: name in danger for name, _label in DANGERS},
        }


class SightingCorrectionForm(ReplacingForm, SightingForm):
    """The same child once more, as it was in truth."""

    @staticmethod
    def initial_of(sighting, words):
        """The answers by which this sighting was written."""
        plain = (
            "sex",
            "age",
            "work",
            "company",
            "hours",
            "from_hour",
            "at_school",
            "care",
            "seen_on",
            "team",
        )
        return {name: getattr(sighting, name) for name in plain} | {
            "danger": [name for name, _label in DANGERS if getattr(sighting, name)],
            "nameless": False if sighting.nameless else None,
            "child": words.child,
            "where": words.where,
            "happened": words.happened,
        }


class SightingSignalForm(Form):
    """What the worker knows beside what the team wrote."""

    words = LongTextField(
        label=_("What do you know beside?"),
        help_text=_("Who was asked, who lives with the child. What the team wrote is copied by itself."),
        required=False,
        max_length=3000,
    )
