"""The forms: what to print, where a poster hangs, and the telephone of an office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    ManyField,
    PastDateField,
    PhoneField,
    ReplacingForm,
    SelectField,
    TextField,
    TimeField,
)
from umai.outreach.models import Hours, OutreachLanguage, SheetKind


class PrintForm(Form):
    """For which village, what, and in which languages."""

    place = SelectField(label=_("For which village?"))
    papers = ManyField(label=_("What to print"), choices=SheetKind)
    languages = ManyField(
        label=_("In which languages"),
        help_text=_("A sheet for each. Choose those that people there read."),
        choices=OutreachLanguage,
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places


class PutUpForm(Form):
    """Where a poster hangs, since when, and who put it up."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    where = TextField(
        label=_("Where does it hang?"),
        help_text=_("For example: the shop near the bridge, the door of the school, the clinic."),
        max_length=200,
        required_message=_("Write where the poster hangs."),
    )
    put_up_on = PastDateField(label=_("On which day was it put up?"), required_message=_("Write the day."))
    by_whom = TextField(
        label=_("Who put it up?"),
        help_text=_("A post is enough, for example: social worker, director of the school. No name."),
        max_length=100,
        required_message=_("Write who put it up."),
    )


class TakeDownPosterForm(Form):
    """Since when a poster is gone."""

    noticed_on = PastDateField(
        label=_("On which day did you see that it is gone?"), required_message=_("Write the day.")
    )


class TelephoneForm(ReplacingForm):
    """The telephone of an office that may be printed on a poster."""

    number = PhoneField(
        label=_("Telephone of the office"),
        help_text=_("Never anybody's own telephone. Leave it empty when the office has none."),
        required=False,
    )
    called_on = PastDateField(
        label=_("When did you call it, and the office answered?"),
        help_text=_("A number that nobody called does not go on a poster."),
        required=False,
    )
    hours = ChoiceField(label=_("When does somebody answer?"), choices=Hours, initial=Hours.UNKNOWN)
    hours_from = TimeField(label=_("From"), help_text=_("For working days, for example 9:00."))
    hours_to = TimeField(label=_("Until"), help_text=_("For example 17:00."))
