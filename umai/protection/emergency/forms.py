"""The forms of the steps on the spot: short, because they are filled in at the child's home, at night."""

from collections.abc import Iterable

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, LongTextField, SelectField, TextField, YesNoField
from umai.protection.emergency.models import (
    CompanionBody,
    Danger,
    ExaminationOutcome,
    ExaminationRefuser,
    PlaceKind,
    SafetyDecisionKind,
)
from umai.protection.forms import ProtectionStepForm, WhenForm


class BeginForm(WhenForm):
    """A danger, and when it became known."""

    WHICH_DAY = _("On which day did it become known?")

    id = UUIDField(widget=HiddenInput)
    danger = ChoiceField(
        label=_("What is the danger?"), choices=Danger, required_message=_("Choose what the danger is.")
    )
    words = LongTextField(
        label=_("In a few words"),
        help_text=_("What is happening, and to whom? Leave out who reported it."),
        required_message=_("Write what the danger is, in a few words."),
        rows=3,
        max_length=2000,
    )
    field_order: Iterable[str] | None = ("danger", "words", "happened_on", "happened_time")

    def answers(self):
        answers = super().answers()
        return answers | {"known_at": answers.pop("happened_at")}


class DangerForm(ProtectionStepForm):
    """What the danger is, written again."""

    WHICH_DAY = _("On which day did it become known?")

    danger = ChoiceField(
        label=_("What is the danger?"), choices=Danger, required_message=_("Choose what the danger is.")
    )
    words = LongTextField(
        label=_("In a few words"),
        required_message=_("Write what the danger is, in a few words."),
        rows=3,
        max_length=2000,
    )


class ArrivalForm(ProtectionStepForm):
    WHICH_DAY = _("On which day did you reach the child?")

    child_seen = YesNoField(
        label=_("Did you see the child?"), required_message=_("Choose whether you saw the child.")
    )
    findings = LongTextField(
        label=_("What did you see and hear?"),
        help_text=_("The child, the people, the home. What was said, in their words."),
        required_message=_("Write what you saw and heard."),
    )
    police_name = TextField(label=_("Police: name"), required=False, max_length=200)
    police_rank = TextField(label=_("Police: rank and station"), required=False, max_length=200)
    doctor_name = TextField(label=_("Doctor or feldsher: name"), required=False, max_length=200)
    doctor_rank = TextField(label=_("Doctor or feldsher: post and clinic"), required=False, max_length=200)
    other_name = TextField(label=_("Somebody else who came along: name"), required=False, max_length=200)
    other_rank = TextField(label=_("Somebody else: who they are"), required=False, max_length=200)
    who_went = TextField(
        label=_("Who went to the child?"), max_length=300, required_message=_("Write who went to the child.")
    )

    @staticmethod
    def goes_on_from(row):
        return not row.child_seen  # somebody goes there again

    def shown_values(self, row):
        values = super().shown_values(row)
        for one in row.companions.all():
            values |= {f"{one.body}_name": one.name, f"{one.body}_rank": one.rank}
        return values

    def answers(self):
        answers = super().answers()
        companions = [
            {"body": body, "name": answers.pop(f"{body}_name"), "rank": answers.pop(f"{body}_rank")}
            for body in CompanionBody.values
        ]
        return answers | {"companions": [one for one in companions if one["name"] or one["rank"]]}


class SafetyDecisionForm(ProtectionStepForm):
    """One of the four decisions, with what belongs to it."""

    WHO = ("adult_id", "suspect_id")
    STAYS = (SafetyDecisionKind.SAFE_ADULT, SafetyDecisionKind.SUSPECT_LEAVES)

    decided = ChoiceField(choices=SafetyDecisionKind, widget=HiddenInput)
    adult_id = SelectField(
        label=_("With which adult is the child safe?"),
        help_text=_("Somebody of the family who is on the list."),
        required=False,
    )
    adult_words = TextField(
        label=_("Or somebody who is not on the list"),
        help_text=_("Name, what they are to the child, telephone."),
        required=False,
        max_length=300,
    )
    suspect_id = SelectField(label=_("Who is dangerous?"), required=False)
    suspect_words = TextField(
        label=_("Or somebody who is not on the list "),
        help_text=_("Name, what they are to the child. If nobody knows who it is, write so."),
        required=False,
        max_length=300,
    )
    reason = LongTextField(
        label=_("Why?"),
        help_text=_("What you saw, and why the child is safe this way. Somebody else must understand it."),
        required_message=_("Write the reasons for the decision."),
        rows=4,
    )

    def __init__(self, *args, decided, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["decided"] = decided
        left_out = ("adult_id", "adult_words") if decided not in self.STAYS else ()
        if decided == SafetyDecisionKind.NO_DANGER:
            left_out = (*left_out, "suspect_id", "suspect_words")
        for name in left_out:
            del self.fields[name]

    def clean(self):
        answers = super().clean()
        for person, needed_by in (("adult", self.STAYS), ("suspect", (SafetyDecisionKind.SUSPECT_LEAVES,))):
            name = answers.get(f"{person}_id") or answers.get(f"{person}_words")
            if answers.get("decided") in needed_by and not name:
                self.add_error(f"{person}_id", _("Choose somebody from the list, or write who it is."))
        return answers

    def answers(self):
        for name in self.WHO:
            self.cleaned_data.setdefault(name, "")
        return super().answers()


class RemovalForm(ProtectionStepForm):
    WHICH_DAY = _("On which day was the child taken?")

    place = LongTextField(
        label=_("Where was the child taken from?"),
        help_text=_("Village, street, house."),
        required_message=_("Write where the child was taken from."),
        rows=2,
        max_length=500,
    )
    taken_from = TextField(
        label=_("From whom?"),
        help_text=_("Name, and what they are to the child."),
        max_length=300,
        required_message=_("Write from whom the child was taken."),
    )
    present = LongTextField(
        label=_("Who was present?"), help_text=_("Each with name and post."), required=False, rows=3
    )
    health = LongTextField(
        label=_("How was the child?"),
        help_text=_("What anybody could see: awake, clothes, marks on the body. A doctor says the rest."),
        required=False,
        rows=3,
    )
    childs_words = LongTextField(
        label=_("What did the child say?"), help_text=_("In the child's own words."), required=False, rows=3
    )
    taken_along = LongTextField(
        label=_("What was taken along?"),
        help_text=_("Documents, medicines, clothes, school things, something dear to the child."),
        required=False,
        rows=2,
    )
    number = TextField(
        label=_("Number of the act"),
        help_text=_("If it has one already."),
        required=False,
        max_length=60,
        size="m",
    )


class PlaceForm(ProtectionStepForm):
    kind = ChoiceField(label=_("Where is the child now?"), choices=PlaceKind)
    address = LongTextField(
        label=_("Address, and who took the child in"),
        help_text=_(
            "This is sealed: only the worker of the case, the head and those named for it read it."
            " You need not be one of them to write it."
        ),
        required_message=_("Write where the child is and who took the child in."),
        rows=3,
        max_length=2000,
    )


class ExaminationForm(ProtectionStepForm):
    outcome = ChoiceField(label=_("Was the child examined?"), choices=ExaminationOutcome)
    doctor = TextField(label=_("Which doctor or clinic?"), required=False, max_length=300)
    refused_by = SelectField(
        label=_("If somebody refused: who?"), choices=ExaminationRefuser.choices, required=False
    )
    reason = LongTextField(
        label=_("If not examined: why, and what do you do about it?"), required=False, rows=2
    )
    findings = LongTextField(
        label=_("What did the doctor find?"),
        help_text=_("This is sealed: only the worker of the case, the head and those named for it read it."),
        required=False,
        rows=3,
    )
    forensic = YesNoField(label=_("Is it a forensic examination?"), required=False)
    number = TextField(label=_("Number of the conclusion"), required=False, max_length=60, size="m")

    def clean(self):
        answers = super().clean()
        if answers.get("outcome") == ExaminationOutcome.REFUSED and not answers.get("refused_by"):
            self.add_error("refused_by", _("Choose who refused."))
        if answers.get("outcome") == ExaminationOutcome.DONE:
            answers["refused_by"] = ""
            if not answers.get("doctor"):
                self.add_error("doctor", _("Write which doctor or clinic examined the child."))
        return answers
