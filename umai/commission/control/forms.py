"""The form that says on which day the half-year report was sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, PastDateField, TextField


class SentForm(Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    half_ends_on = forms.DateField(widget=forms.HiddenInput)
    sent_on = PastDateField(label=_("On which day was it sent?"), required_message=_("Write the day."))
    number = TextField(label=_("Number of the letter"), max_length=60, required=False)
