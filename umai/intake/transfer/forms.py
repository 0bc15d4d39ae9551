"""The forms of a transfer: where the file goes, and what the new department answers."""

from django.core.exceptions import ValidationError
from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, SelectField


class SendFileForm(Form):
    """Where the child lives now, and what must be known there at once."""

    id = UUIDField(widget=HiddenInput)
    place = SelectField(
        label=_("Where does the child live now?"),
        help_text=_("If you know only the district, choose the district."),
        required_message=_("Choose where the child lives now."),
    )
    words = LongTextField(
        label=_("What must the new department know now?"),
        help_text=_(
            "Until it takes the file, it sees these words, the child's name and the year of birth, and"
            " nothing else. Write what is urgent: with whom the child is, what to do in the next days."
        ),
        required_message=_("Write what the new department must know now."),
        max_length=2000,
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", _("Choose from the list")), *places]


class TakeBackFileForm(Form):
    """Why the file is taken back."""

    words = LongTextField(
        label=_("Why do you take it back?"),
        help_text=_("The other department reads this."),
        required_message=_("Write why you take the file back."),
        max_length=2000,
        rows=3,
    )


class TransferAnswerForm(Form):
    """Whether the department takes the file; a refusal needs its reasons."""

    answer = ChoiceField(
        label=_("Does your department take this file?"),
        choices=[("accept", _("yes, the child lives here now")), ("refuse", _("no, it goes back"))],
        required_message=_("Choose whether your department takes the file."),
    )
    words = LongTextField(
        label=_("If not: why?"),
        help_text=_("The other department reads this."),
        required=False,
        max_length=2000,
        rows=3,
    )

    def clean(self):
        answers = super().clean()
        if answers.get("answer") == "refuse" and not answers.get("words"):
            self.add_error("words", ValidationError(_("Write why your department does not take the file.")))
        return answers
