"""The forms: where and when a round is walked, its dwellings, who walks, and its end."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    PastDateField,
    SelectField,
    TextField,
    WholeNumberField,
    YesNoField,
)
from umai.design.law.choices import choice_pairs
from umai.law.terms.clock import today
from umai.rounds.planning.actions import MOST_TEAMS
from umai.rounds.planning.dwellings import MOST


class PlanForm(Form):
    """Where children are looked for, and from which day to which."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    place = SelectField(
        label=_("Where is the round walked?"),
        error_messages={
            "invalid_choice": _("This village does not lie where you plan. Choose one that is on the list.")
        },
    )
    purpose = ChoiceField(label=_("Where are children looked for?"), initial="house")
    from_on = DateField(label=_("From which day?"), required_message=_("Write the first day."))
    to_on = DateField(
        label=_("Until which day?"),
        help_text=_("The last day of the walk. Every round has one."),
        required_message=_("Write the last day."),
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places
        self.fields["purpose"].choices = choice_pairs("round_purposes", today())


class DwellingsForm(Form):
    """The dwellings of a settlement: by streets, by their number, and those that the register knows."""

    settlement = SelectField(
        label=_("In which village or town?"),
        error_messages={
            "invalid_choice": _("This village does not lie in the round. Choose one that is on the list.")
        },
    )
    streets = LongTextField(
        label=_("Streets and houses"),
        help_text=_(
            "A street a line, for example: Ленин: 1-40, 42, 44а. Without a colon the line is one dwelling."
            " Write no names of people. What is written down already is not written twice."
        ),
        required=False,
        max_length=20_000,
    )
    in_all = WholeNumberField(
        label=_("How many dwellings are there in all?"),
        help_text=_("Those without an address get a number; the team writes the address down on its way."),
        required=False,
        min_value=0,
        max_value=MOST,
    )
    from_register = YesNoField(
        label=_("Also houses of the register in these streets?"),
        help_text=_(
            "They stand unmarked among the others, and only where several times as many others are written"
            " with them: no sheet is a list of known families."
        ),
        initial=False,
    )

    def __init__(self, *args, settlements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["settlement"].choices = settlements

    def answers(self):
        return super().answers() | {"in_all": self.cleaned_data["in_all"] or 0}


class MemberForm(Form):
    """Who walks in which team. An account is not needed."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    team = WholeNumberField(label=_("Number of the team"), initial=1, min_value=1, max_value=MOST_TEAMS)
    name = TextField(
        label=_("Surname and given name"), max_length=100, required_message=_("Write the name of who walks.")
    )
    post = TextField(
        label=_("Post"),
        help_text=_("For example: teacher, head of the village, nurse."),
        required=False,
        max_length=100,
    )
    worker = SelectField(
        label=_("Account"), nothing=_("no account: this person carries paper"), required=False
    )
    from_on = DateField(label=_("From which day?"), required_message=_("Write the day."))

    def __init__(self, *args, workers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = workers


class MemberLeavingForm(Form):
    """The day on which somebody walked last."""

    last_on = PastDateField(
        label=_("On which day did this person walk last?"), required_message=_("Write the day.")
    )


class EndRoundForm(Form):
    """The last day of a round, and why it ends where dwellings are left."""

    ended_on = PastDateField(label=_("Last day of the walk"), required_message=_("Write the day."))
    reason = LongTextField(
        label=_("Why does it end?"),
        help_text=_("Needed where dwellings are left, for example: snow, the road is closed."),
        required=False,
        max_length=1000,
    )
