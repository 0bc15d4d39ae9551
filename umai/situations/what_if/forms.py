"""Which draft rule is asked about, by its code or by its parameters."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, ManyField, SelectField, WholeNumberField, YesNoField
from umai.situations.what_if.models import LengthUnit
from umai.situations.what_if.rules import EXEMPTS, draft_choices, requirement_choices

OWN = ("number", "unit", "one_parent", "internal", "labour_only", "requires", "exempts")


class WhatIfForm(Form):
    """A known draft, or in its place a rule of one's own."""

    id = UUIDField(widget=HiddenInput)
    draft = SelectField(
        label=_("Which known draft?"),
        choices=draft_choices,
        nothing=_("a rule of my own, as below"),
        required=False,
    )
    number = WholeNumberField(
        label=_("After how long an absence?"),
        help_text=_("Leave it empty for a rule from the first day on."),
        required=False,
        min_value=1,
        max_value=999,
    )
    unit = ChoiceField(
        label=_("Days or months?"), choices=LengthUnit, initial=LengthUnit.DAYS, required=False
    )
    one_parent = YesNoField(label=_("Is one parent away enough?"), required=False, initial=True)
    internal = YesNoField(
        label=_("Does an absence within the country count too?"), required=False, initial=True
    )
    labour_only = YesNoField(label=_("Only for work?"), required=False, initial=True)
    requires = ChoiceField(
        label=_("What would the rule ask for?"), choices=requirement_choices, required=False
    )
    exempts = ManyField(
        label=_("Of whom would it ask nothing?"), choices=list(EXEMPTS.items()), required=False
    )
    hours = WholeNumberField(
        label=_("How many hours does one application take an office?"),
        help_text=_("Nobody has measured it: this is your assumption, and stands beside the answer."),
        min_value=1,
        max_value=200,
        initial=4,
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("draft") and not cleaned.get("requires"):
            self.add_error("requires", gettext("Choose a known draft, or what your own rule would ask for."))
        return cleaned

    def answers(self):
        said = dict(self.cleaned_data)
        if said["draft"]:
            return {name: value for name, value in said.items() if name not in OWN}
        said["unit"] = said["unit"] if said["number"] else ""
        for name in ("one_parent", "internal", "labour_only"):
            said[name] = bool(said[name])
        return said
