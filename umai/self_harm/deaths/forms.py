"""The forms of a review after a death."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField, PastDateField, SelectField


class BeginReviewForm(Form):
    """The day of the death, and why it is reviewed."""

    id = UUIDField(widget=HiddenInput)
    died_on = PastDateField(label=_("On which day did the child die?"))
    reason = LongTextField(
        label=_("Why is it reviewed, and who takes part?"),
        max_length=3000,
        rows=4,
        required_message=_("Write why the death is reviewed."),
    )


class ConcludeReviewForm(Form):
    """What was found, what is to change, and which office answers."""

    id = UUIDField(widget=HiddenInput)
    findings = LongTextField(
        label=_("What was found?"),
        help_text=_("What was known and what was not done, of bodies and ways of work. It names no person."),
        max_length=10000,
        rows=8,
        required_message=_("Write what was found."),
    )
    recommendations = LongTextField(
        label=_("What is to change?"),
        max_length=10000,
        rows=6,
        required_message=_("Write what is to change."),
    )
    body = SelectField(label=_("Which office owes the answer?"))

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.offices = {str(one.pk): one for one in offices}
        self.fields["body"].choices = [("", self.fields["body"].choices[0][1])] + [
            (pk, str(one)) for pk, one in self.offices.items()
        ]

    def answers(self):
        answers = super().answers()
        return answers | {"body": self.offices[answers["body"]]}


class AnswerReviewForm(Form):
    """What the office changes."""

    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("What is changed, by whom, until when?"),
        max_length=10000,
        rows=6,
        required_message=_("Write what is changed, by whom and until when."),
    )
