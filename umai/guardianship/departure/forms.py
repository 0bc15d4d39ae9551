"""The forms of an announcement: what the parent says, what the office asked, and why it is withdrawn."""

import uuid

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    PastDateField,
    ReplacingForm,
    SelectField,
    TextField,
    choices_after_none,
)
from umai.guardianship.departure.known_absence import WhichHolds
from umai.guardianship.departure.models import (
    OUTCOMES,
    SAY_WHY,
    AnnouncementWay,
    CheckKind,
    CheckOutcome,
    DepartureReason,
    WithdrawalReason,
)
from umai.law.terms.clock import today
from umai.register.family.absence import AbsenceKind
from umai.register.fields.countries import country_choices
from umai.register.people import PARENTS


class DepartureForm(Form):
    """What a parent announces of one child. `by_code`: it came from the site, so how it came is not asked."""

    id = UUIDField(widget=HiddenInput)
    adult_id = SelectField(
        label=_("Which parent leaves, or is away?"), required_message=_("Choose the parent.")
    )
    way = ChoiceField(
        label=_("How did the office hear of it?"),
        choices=[(one.value, one.label) for one in AnnouncementWay if one != AnnouncementWay.SITE],
    )
    announced_on = PastDateField(label=_("On which day?"), initial=today)
    kind = ChoiceField(label=_("Where to?"), choices=AbsenceKind)
    country = SelectField(label=_("Country"), required=False, choices=country_choices)
    reason = ChoiceField(label=_("Why does the parent leave?"), choices=DepartureReason)
    leaves_on = DateField(
        label=_("Away since, or from which day on?"),
        required=False,
        help_text=_("Many parents are away already. Leave it empty if nobody knows the day."),
    )
    returns_on = DateField(label=_("Expected back on"), required=False)
    contact = TextField(label=_("Telephone or messenger"), required=False, max_length=200)
    carer_id = SelectField(
        label=_("With whom does the child stay?"),
        help_text=_("Somebody who is not on the list is added to the family first."),
        required_message=_("Choose with whom the child stays."),
    )
    words = LongTextField(
        label=_("What else does the parent want the office to know?"), required=False, max_length=2000, rows=3
    )

    def __init__(self, *args, about, by_code=False, **kwargs):
        super().__init__(*args, **kwargs)
        if by_code:
            del self.fields["way"]
        parents = [(pk, name) for pk, name in about.kin if about.kinships[uuid.UUID(pk)].relation in PARENTS]
        self.fields["adult_id"].choices = choices_after_none(parents)
        self.fields["carer_id"].choices = choices_after_none(about.kin)

    def clean(self):
        answers = super().clean()
        if answers.get("kind") == AbsenceKind.INTERNAL and answers.get("country"):
            self.add_error(
                "country",
                _("No country is chosen for somebody within Kyrgyzstan. Choose “abroad”, or clear it."),
            )
        leaves, returns = answers.get("leaves_on"), answers.get("returns_on")
        if leaves and returns and returns < leaves:
            self.add_error("returns_on", _("The end is before the beginning. Check both days."))
        if answers.get("carer_id") and answers.get("carer_id") == answers.get("adult_id"):
            self.add_error("carer_id", _("Who leaves cannot take care of the child. Choose who stays."))
        return answers

    def answers(self):
        answers = super().answers()
        return answers | {name: uuid.UUID(answers[name]) for name in ("adult_id", "carer_id")}


class CorrectDepartureForm(DepartureForm):
    """The same of an announcement that was written before."""

    def answers(self):
        answers = super().answers()
        del answers["id"]  # the act makes that of the new row
        return answers


QUESTIONS = {
    CheckKind.IDENTITY: _("Did you see the parent's papers, and is it this person?"),
    CheckKind.CARER: _("What does the carer say?"),
    CheckKind.OTHER_PARENT: _("What does the other parent say?"),
}
WORDS = {
    CheckKind.IDENTITY: _("Which papers, and how? At the office, by video call, by the consulate."),
    CheckKind.CARER: _("What was said? Speak with the carer alone, and ask what the carer needs."),
    CheckKind.OTHER_PARENT: _("What was said, or why nobody could be asked."),
}


class CheckForm(ReplacingForm):
    """What was seen or said about an announcement."""

    id = UUIDField(widget=HiddenInput)
    outcome = ChoiceField(required_message=_("Choose what came of it."))
    asked_on = PastDateField(label=_("On which day?"), initial=today, required_message=_("Write the day."))
    words = LongTextField(label=_("In a few words"), required=False, max_length=2000, rows=3)

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].label = QUESTIONS[kind]
        self.fields["outcome"].choices = [(one.value, one.label) for one in OUTCOMES[kind]]
        self.fields["words"].help_text = WORDS[kind]

    def clean(self):
        answers = super().clean()
        outcome = answers.get("outcome")
        if outcome and CheckOutcome(outcome) in SAY_WHY and not answers.get("words"):
            self.add_error("words", _("Write what was said, or why nobody could be asked."))
        return answers


class ConfirmForm(Form):
    """Which of two absences holds, where the register has another one than was announced."""

    which = ChoiceField(
        label=_("The register has another absence of this parent. Which one holds?"),
        choices=WhichHolds,
        required_message=_("Choose which one holds."),
    )


class WithdrawForm(Form):
    """Why an announcement waits no more."""

    id = UUIDField(widget=HiddenInput)
    reason = ChoiceField(
        label=_("Why is it withdrawn?"), choices=WithdrawalReason, required_message=_("Choose why.")
    )
    words = LongTextField(label=_("In a few words"), required=False, max_length=2000, rows=3)
