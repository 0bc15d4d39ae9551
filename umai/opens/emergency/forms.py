"""The forms of opening a file in an emergency and of its review."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    PinField,
    TextField,
    YesNoField,
    as_choices,
)
from umai.design.parts import SummaryRow
from umai.opens.emergency.models import EmergencyKind

ABOUT = ("pin", "surname", "given", "patronymic", "year", "village")


class EmergencyForm(Form):
    """By what the child is known exactly, and why it cannot wait."""

    pin = PinField(label=_("Personal number of the child (PIN), if you have it"), required=False)
    surname = TextField(label=_("Surname"), required=False, size="m")
    given = TextField(label=_("Given name"), required=False, size="m")
    patronymic = TextField(label=_("Patronymic, if you know it"), required=False, size="m")
    year = TextField(label=_("Year of birth"), required=False, size="s", max_length=4)
    village = TextField(label=_("Village or town where the child lives"), required=False, size="m")
    kind = ChoiceField(label=_("What has happened?"), choices=as_choices(EmergencyKind))
    words = LongTextField(
        label=_("Why can it not wait?"),
        help_text=_("The heads of both departments read this, and another person reviews it."),
        required_message=_("Write why it cannot wait."),
        rows=4,
    )

    def clean_year(self):
        year = self.cleaned_data["year"].strip()
        if year and not (year.isdecimal() and len(year) == 4):
            raise ValidationError(gettext("Write the year as four digits, as in 2015."))
        return year

    def clean(self):
        said = super().clean()
        named = said.get("surname") and said.get("given") and (said.get("year") or said.get("village"))
        if not self.errors and not (said.get("pin") or named):
            self.add_error(
                "surname",
                gettext(
                    "Write the PIN, or the surname, the given name and the year of birth or the village."
                ),
            )
        return said

    def answers(self):
        said = self.cleaned_data
        about = {name: said[name].strip() for name in ABOUT if said.get(name)}
        return {"kind": said["kind"], "words": said["words"], "about": about}

    def rows(self):
        """What was answered, as lines of a summary, to be read once more."""
        labels = dict(self.fields["kind"].choices)
        said = self.cleaned_data | {"kind": labels[self.cleaned_data["kind"]]}
        return [SummaryRow(self.fields[name].label, said[name]) for name in self.fields if said[name]]


class EmergencyReviewForm(Form):
    right = YesNoField(label=gettext_lazy("Was it right to open this file?"))
    words = LongTextField(
        label=_("Why?"),
        help_text=_("Whoever opened the file, the heads and the auditor read this, with your name."),
        required_message=_("Write why it was right or not."),
        rows=4,
    )
