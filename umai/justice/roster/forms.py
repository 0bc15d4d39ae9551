"""The forms about an entry of the roster."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    ManyField,
    ReplacingForm,
    SelectField,
    TextField,
    choices_after_none,
)
from umai.justice.forms import offered
from umai.law.terms.clock import today


class RosterEntryForm(Form):
    """Who it is and how to reach them."""

    name = TextField(
        label=_("Name of the person or organisation"),
        max_length=200,
        required_message=_("Write the name of the person or organisation."),
    )
    kind = ChoiceField(label=_("As what?"), choices=())
    phone = TextField(
        label=_("Telephone"), max_length=60, size="m", required_message=_("Write the telephone number.")
    )
    languages = ManyField(label=_("Which languages are spoken with children?"), choices=())
    serves = TextField(
        label=_("For which children?"),
        help_text=_("In short words, as: girls. Leave it empty where it is any child."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, entry=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = offered("representative_bodies", entry and entry.kind)
        self.fields["languages"].choices = offered("representative_languages", entry and entry.languages)


class CorrectRosterForm(ReplacingForm, RosterEntryForm):
    """The same about an entry that stands, of which the form sends which row its writer has seen."""


class AddToRosterForm(RosterEntryForm):
    """A new entry, of a territory and from a day on."""

    id = UUIDField(widget=HiddenInput)
    place = SelectField(
        label=_("For children of which place?"), required_message=_("Choose a place from the list.")
    )
    from_on = DateField(
        label=_("From which day?"),
        required_message=_("Write the first day on which it can be asked."),
        initial=today,
    )
    field_order = ("id", "name", "kind", "place", "from_on", "phone", "languages", "serves")

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {str(place.pk): place for place in places}
        self.fields["place"].choices = choices_after_none([(pk, one.name) for pk, one in self.places.items()])

    def answers(self):
        answers = super().answers()
        return answers | {"place": self.places[answers["place"]]}


class EndRosterEntryForm(Form):
    """After which day nobody asks there, and why."""

    last_on = DateField(
        label=_("Last day"),
        help_text=_("It still counts. Who was asked before stays asked."),
        required_message=_("Write the last day."),
        initial=today,
    )
    reason = LongTextField(
        label=_("Why does nobody ask there any more?"),
        required_message=_("Write why nobody asks there any more."),
        max_length=2000,
        rows=3,
    )
