"""The forms of the notes of schools and clinics."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField, TextField
from umai.prevention.child.forms import ObservationForm


class BodyNoteForm(ObservationForm):
    """What a school or a clinic knows of a child, whom it names in words."""

    FIRST = ("named",)

    named = TextField(
        label=_("Who is the child?"),
        help_text=_("Surname, given name, year of birth; class or street; with whom the child lives."),
        max_length=300,
        required_message=_("Write who the child is."),
    )


class SetAsideForm(Form):
    """Why a note is put to no file."""

    reason = LongTextField(
        label=_("What did you do to find the child?"),
        help_text=_(
            "For example: asked the school by telephone, searched the register under three spellings."
        ),
        required_message=_("Write what you did to find the child."),
        rows=3,
    )
