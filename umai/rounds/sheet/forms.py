"""The forms of paper: which sheets to print, and which came back."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, PastDateField, TextField, WholeNumberField
from umai.outreach.models import OutreachLanguage
from umai.rounds.planning.actions import MOST_TEAMS
from umai.rounds.sheet.models import SheetFate


class PrintSheetsForm(Form):
    """From which sheet to which, for which team, in which language."""

    first = WholeNumberField(label=_("From sheet"), min_value=1, max_value=9999)
    last = WholeNumberField(label=_("To sheet"), min_value=1, max_value=9999)
    team = WholeNumberField(
        label=_("For team"),
        help_text=_("Leave it empty where the team is not known yet: there is a place to write it."),
        min_value=1,
        max_value=MOST_TEAMS,
        required=False,
    )
    language = ChoiceField(label=_("In which language"), choices=OutreachLanguage)


class NoteSheetsForm(Form):
    """What became of which sheets, on which day."""

    fate = ChoiceField(label=_("What became of the sheets?"), choices=SheetFate)
    sheets = TextField(
        label=_("Which sheets?"),
        help_text=_("For example 1-20, 23. Leave it empty for all that are left."),
        max_length=300,
        required=False,
    )
    noted_on = PastDateField(label=_("On which day?"), required_message=_("Write the day."))
