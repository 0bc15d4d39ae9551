"""The forms of an agenda: ask for a hearing, step back, the child's view."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.commission.agenda.models import HeardHow
from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    PastDateField,
    SelectField,
    TextField,
    as_choices,
)


class AskHearingForm(Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    words = LongTextField(
        label=_("What shall the Commission decide, and why?"),
        help_text=_("Its members read this. Do not write who reported, or where the child is safe."),
        required_message=_("Write why the Commission is asked."),
    )


class StepBackForm(Form):
    member = SelectField(label=_("Who steps back?"), required_message=_("Choose who steps back."))
    reason = TextField(
        label=_("Which tie is it?"),
        help_text=_("Kin, work, a quarrel: a few words."),
        max_length=300,
        required_message=_("Write which tie it is."),
    )

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [(str(one.pk), str(one)) for one in members]


class ViewForm(Form):
    how = ChoiceField(label=_("How was the child heard?"), choices=as_choices(HeardHow))
    heard_on = PastDateField(label=_("On which day?"), required=False)
    heard_by = TextField(
        label=_("Who heard the child?"),
        help_text=_("One person whom the child knows or trusts, by name and post. Never the whole table."),
        max_length=200,
        required=False,
    )
    words = LongTextField(
        label=_("What does the child say, in the child's own words? Or why was it not heard?"),
        required_message=_("Write what the child says, or why it was not heard."),
    )
