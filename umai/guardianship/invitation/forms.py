"""The forms about a code: for whom it is, and what becomes of what was sent with it."""

import uuid

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, SelectField, choices_after_none
from umai.guardianship.departure.forms import DepartureForm
from umai.guardianship.invitation.models import RejectionReason
from umai.identification.signal.concerns import ReporterLanguage
from umai.register.people import PARENTS


class InviteParentForm(Form):
    """Which parent gets a code, and in which language the parent reads."""

    adult_id = SelectField(
        label=_("Which parent leaves, or is away?"), required_message=_("Choose the parent.")
    )
    language = ChoiceField(
        label=_("In which language does the parent read?"),
        choices=ReporterLanguage,
        required_message=_("Choose the language."),
    )

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, **kwargs)
        parents = [(pk, name) for pk, name in about.kin if about.kinships[uuid.UUID(pk)].relation in PARENTS]
        self.fields["adult_id"].choices = choices_after_none(parents)

    def answers(self):
        answers = super().answers()
        return answers | {"adult_id": uuid.UUID(answers["adult_id"])}


class TakeOverForm(DepartureForm):
    """The announcement that is made of what was sent; how and when it came is known."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, by_code=True, **kwargs)
        del self.fields["announced_on"]


class RejectForm(Form):
    """Why nothing follows of what was sent."""

    id = UUIDField(widget=HiddenInput)
    reason = ChoiceField(
        label=_("Why is it rejected?"), choices=RejectionReason, required_message=_("Choose why.")
    )
    words = LongTextField(
        label=_("What did you find out, and how?"),
        help_text=_("For example: whom you called, and what was said."),
        max_length=2000,
        rows=3,
        required_message=_("Write what you found out, and how."),
    )
