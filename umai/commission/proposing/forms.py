"""The form that builds an agenda: what waits, each to be taken or left."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, ManyField


class AgendaForm(Form):
    matters = ManyField(label=_("What waits"), required_message=_("Choose at least one matter that waits."))

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["matters"].choices = [(one.key, one.label) for one in waiting]
        self.initial.setdefault("matters", [one.key for one in waiting])
