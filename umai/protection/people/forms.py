"""The forms about the child's own words, other children, representatives, and who stays with the child."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, LongTextField, SelectField, TextField, YesNoField
from umai.protection.forms import ProtectionStepForm
from umai.protection.people.models import ChildHearing, RepresentativeInterest, SiblingHousehold, Whereabouts


class OpinionOnProtectionForm(ProtectionStepForm):
    heard = ChoiceField(
        label=_("Was the child heard?"),
        choices=ChildHearing,
        required_message=_("Choose whether the child was heard."),
    )
    words = LongTextField(
        label=_("What did the child say or show?"),
        help_text=_("In the child's own words. If the child was not heard, write why."),
        required_message=_("Write what the child said or showed, or why the child was not heard."),
    )
    knows = YesNoField(label=_("Does the child know what happens next?"), required=False)


class SiblingForm(ProtectionStepForm):
    """What becomes of another child; `name` is that of a child on the register."""

    who = TextField(
        label=_("Who is the child?"),
        help_text=_("Name and age. Register the child afterwards."),
        max_length=200,
        required_message=_("Write the child's name and age."),
    )
    whose = ChoiceField(
        label=_("Where does the child live?"), choices=SiblingHousehold, initial=SiblingHousehold.HOUSEHOLD
    )
    where = ChoiceField(label=_("What becomes of the child?"), choices=Whereabouts)
    reason = LongTextField(
        label=_("Where is the child, and why?"),
        help_text=_("Brothers and sisters stay together. If not, write the reason."),
        required=False,
        rows=3,
    )

    def __init__(self, *args, name="", **kwargs):
        super().__init__(*args, **kwargs)
        if name:
            del self.fields["who"]

    def clean(self):
        answers = super().clean()
        apart = answers.get("where") in (Whereabouts.ELSEWHERE, Whereabouts.LEFT)
        if apart and not answers.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Write why the children are not together."))
        return answers


class AnotherChildForm(SiblingForm):
    """A child who is not written down yet."""

    seen: Any = None


class ConflictForm(ProtectionStepForm):
    WHO = ("adult_id",)
    adult_id = SelectField(label=_("Who represents the child in law?"), required=False)
    who = TextField(
        label=_("Or somebody who is not on the list"),
        help_text=_("Name, and what they are to the child."),
        required=False,
        max_length=200,
    )
    interest = ChoiceField(
        label=_("Can this person speak for the child in this?"),
        choices=RepresentativeInterest,
        required_message=_("Choose one of the answers."),
    )
    reason = LongTextField(label=_("How do you know?"), required=False, rows=3)
    asked_whom = TextField(
        label=_("Whom did you ask for an independent representative?"), required=False, max_length=300
    )
    independent = TextField(
        label=_("Who stands in as independent representative?"),
        help_text=_("Name, post and telephone, once it is known."),
        required=False,
        max_length=300,
    )

    def clean(self):
        answers = super().clean()
        if answers.get("interest") in (
            RepresentativeInterest.IS_SUSPECT,
            RepresentativeInterest.LIVES_WITH,
            RepresentativeInterest.DEPENDS,
        ):
            if not (answers.get("adult_id") or answers.get("who")):
                self.add_error("adult_id", _("Choose who it is, or write the name."))
            if not answers.get("reason"):
                self.add_error("reason", _("Write what the conflict of interest rests on."))
        return answers


class WatchForm(ProtectionStepForm):
    stays = TextField(
        label=_("Who stays with the child tonight?"),
        help_text=_("Name and telephone. The child is not left alone, not for a moment."),
        max_length=300,
        required_message=_("Write who stays with the child tonight."),
    )
    means_removed = YesNoField(
        label=_("Are the means out of reach?"),
        help_text=_(
            "Medicines, farm poisons, ropes, blades, weapons: locked away or taken out of the house."
        ),
        required_message=_("Choose yes or no."),
    )
    doctor = TextField(label=_("Which doctor or ambulance came?"), required=False, max_length=300)
    psychologist = TextField(label=_("Which psychologist helps, and when?"), required=False, max_length=300)
    words = LongTextField(
        label=_("What did you agree with the child and the family?"), required=False, rows=3
    )


class FollowUpContactForm(ProtectionStepForm):
    """A contact with the child; each is a row of its own, and replaces none."""

    seen: Any = None
    child_seen = YesNoField(
        label=_("Did you see the child?"), required_message=_("Choose whether you saw the child.")
    )
    findings = LongTextField(
        label=_("How is the child?"), required_message=_("Write how the child is."), rows=4
    )
