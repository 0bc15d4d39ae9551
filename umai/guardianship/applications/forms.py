"""The forms of an application: what is applied for, its papers, the home, the decision, the withdrawal."""

import uuid

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    ManyField,
    PastDateField,
    ReplacingForm,
    SelectField,
    TextField,
    as_choices,
    choices_after_none,
)
from umai.guardianship.applications.models import (
    ApplicationWithdrawalReason,
    AppliedFor,
    HomeFound,
    PaperState,
)
from umai.law.terms.clock import today
from umai.register.people import PARENTS


class ApplyForm(Form):
    """Who applies to become the carer of one child, and for what."""

    id = UUIDField(widget=HiddenInput)
    applicant_id = SelectField(
        label=_("Who applies?"),
        help_text=_("Somebody who is not on the list is added to the family first. A parent needs none."),
        required_message=_("Choose who applies."),
    )
    arrangement = ChoiceField(label=_("For what?"), choices=as_choices(AppliedFor))
    received_on = PastDateField(label=_("On which day did the office receive it?"), initial=today)
    wanted_until = DateField(label=_("Asked for until"), required=False)
    words = LongTextField(label=_("What does the applicant say?"), required=False, max_length=2000, rows=3)

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, **kwargs)
        others = [
            (pk, name) for pk, name in about.kin if about.kinships[uuid.UUID(pk)].relation not in PARENTS
        ]
        self.fields["applicant_id"].choices = choices_after_none(others)

    def clean(self):
        answers = super().clean()
        received, until = answers.get("received_on"), answers.get("wanted_until")
        if received and until and until < received:
            self.add_error("wanted_until", _("The end is before the beginning. Check both days."))
        return answers

    def answers(self):
        answers = super().answers()
        return answers | {"applicant_id": uuid.UUID(answers["applicant_id"])}


class PaperForm(ReplacingForm):
    """How it is with one paper of an application."""

    id = UUIDField(widget=HiddenInput)
    state = ChoiceField(label=_("How is it with this paper?"), choices=as_choices(PaperState))
    looked_on = PastDateField(label=_("On which day?"), initial=today)
    words = LongTextField(
        label=_("In a few words"),
        required=False,
        max_length=500,
        rows=2,
        help_text=_("The number of the paper; why it is not needed; or who was asked for it and when."),
    )

    def clean(self):
        answers = super().clean()
        if answers.get("state") not in (None, PaperState.SEEN) and not answers.get("words"):
            self.add_error("words", _("Write why it is not needed, or who was asked for it."))
        return answers


class HomeForm(Form):
    """What was found in the home of the applicant."""

    id = UUIDField(widget=HiddenInput)
    reached_on = PastDateField(label=_("On which day was somebody there?"), initial=today)
    found = ChoiceField(label=_("What was found?"), choices=as_choices(HomeFound))
    words = LongTextField(
        label=_("What was seen?"),
        max_length=3000,
        help_text=_("Who looked, who lives there, and where the child would sleep and learn."),
    )


class CourtForm(Form):
    """To which court an application was sent."""

    id = UUIDField(widget=HiddenInput)
    reached_on = PastDateField(label=_("On which day was it sent?"), initial=today)
    words = LongTextField(
        label=_("To which court, and by which letter?"),
        max_length=500,
        rows=2,
        help_text=_("The name of the court and the number of the letter."),
    )


class GrantForm(Form):
    """The decision that grants an application, as it stands on the paper."""

    id = UUIDField(widget=HiddenInput)
    decided_on = PastDateField(label=_("Day of the decision"))
    number = TextField(label=_("Number of the decision"), max_length=60, size="m")
    issuer = TextField(label=_("Who issued it?"), max_length=200)
    in_force_on = DateField(label=_("It holds from which day on?"))
    ends_on = DateField(
        label=_("Until which day, inclusive?"),
        required=False,
        help_text=_("Leave it empty if the paper has no end."),
    )
    names_child = ManyField(
        label=_("Compare the names on the paper with those on this page"),
        choices=[("yes", _("The paper names this child and this applicant"))],
        required_message=_(
            "A decision about another child belongs in the file of that child. Compare the names first."
        ),
    )

    def clean(self):
        answers = super().clean()
        decided, begins, ends = (answers.get(name) for name in ("decided_on", "in_force_on", "ends_on"))
        if decided and begins and begins < decided:
            self.add_error("in_force_on", _("It cannot hold before it was decided. Check both days."))
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The end is before the beginning. Check both days."))
        return answers

    def answers(self):
        answers = super().answers()
        del answers["names_child"]
        return answers


class RefusalForm(Form):
    """The decision that refuses an application."""

    id = UUIDField(widget=HiddenInput)
    decided_on = PastDateField(label=_("Day of the decision"))
    number = TextField(label=_("Number of the decision"), max_length=60, size="m", required=False)
    issuer = TextField(label=_("Who issued it?"), max_length=200)
    reason = LongTextField(label=_("Why was it refused?"), max_length=3000)
    appeal_to = TextField(label=_("Where can the applicant appeal?"), max_length=300)


class WithdrawApplicationForm(Form):
    """Why an application waits no more."""

    id = UUIDField(widget=HiddenInput)
    reason = ChoiceField(
        label=_("Why does it wait no more?"),
        choices=as_choices(ApplicationWithdrawalReason),
        required_message=_("Choose why."),
    )
    words = LongTextField(label=_("In a few words"), required=False, max_length=2000, rows=3)
