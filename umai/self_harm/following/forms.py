"""The form of a contact of the year after."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, DateField, Form, LongTextField, PastDateField, YesNoField
from umai.law.terms.clock import today
from umai.self_harm.following.models import NotReached, SaysAgain


class FollowingForm(Form):
    """Whether somebody was in touch with the child, how it is, and when the next contact is."""

    id = UUIDField(widget=HiddenInput)
    made = YesNoField(label=_("Was somebody in touch with the child?"))
    contact_on = PastDateField(label=_("On which day?"), initial=today)
    says_again = ChoiceField(
        label=_("Does the child say again that it will harm itself?"),
        choices=SaysAgain,
        required=False,
        help_text=_("Ask directly. Asking does not give the idea."),
    )
    why_not = ChoiceField(label=_("If not, why?"), choices=NotReached, required=False)
    words = LongTextField(
        label=_("How is the child? Or what was tried?"),
        max_length=3000,
        rows=4,
        required_message=_("Write how the child is, or what was tried."),
    )
    next_on = DateField(
        label=_("On which day is the next contact?"),
        required=False,
        help_text=_("Leave it empty where nothing earlier was agreed: the next day follows by itself."),
    )

    def clean(self):
        answers = super().clean()
        made = answers.get("made")
        if made and not answers.get("says_again"):
            self.add_error("says_again", _("Write whether the child says it again."))
        if made is False and not answers.get("why_not"):
            self.add_error("why_not", _("Write why nobody was in touch with the child."))
        if (
            answers.get("contact_on")
            and answers.get("next_on")
            and answers["next_on"] < answers["contact_on"]
        ):
            self.add_error("next_on", _("The next day is not before this one."))
        return answers
