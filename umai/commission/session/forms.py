"""The forms of a session: convene it, invite a member, say who came, say why it was not held."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import DateField, Form, ManyField, TextField, TimeField


class ConveneForm(Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    held_on = DateField(
        label=_("On which day does the Commission sit?"), required_message=_("Write the day.")
    )
    begins_at = TimeField(label=_("At what hour?"), required_message=_("Write the hour, for example 10:00."))
    place = TextField(
        label=_("Where?"), max_length=200, required_message=_("Write the building and the room.")
    )


class MoveSessionForm(ConveneForm):
    reason = TextField(
        label=_("Why is it not held on its day?"), max_length=500, required_message=_("Write why.")
    )


class InviteForm(Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    name = TextField(
        label=_("Full name"), max_length=200, required_message=_("Write the name of the member.")
    )
    post = TextField(label=_("Post or body"), max_length=200, required=False)


class OpenForm(Form):
    """Who of the invited came, and why the others did not."""

    present = ManyField(label=_("Who came?"), required_message=_("Mark who came."))

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = members
        self.fields["present"].choices = [(str(one.pk), str(one)) for one in members]
        for one in members:
            self.fields[f"why_{one.pk.hex}"] = TextField(
                label=_("%(name)s did not come: why?") % {"name": one.name}, max_length=300, required=False
            )

    def answers(self):
        present = set(self.cleaned_data["present"])
        reasons = {one.pk: self.cleaned_data[f"why_{one.pk.hex}"] for one in self.members}
        return {"present": [one.pk for one in self.members if str(one.pk) in present], "reasons": reasons}


class ReasonForm(Form):
    """One sentence that says why."""

    reason = TextField(label=_("Why?"), max_length=500, required_message=_("Write why."))
