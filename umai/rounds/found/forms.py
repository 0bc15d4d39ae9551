"""The forms of the office: who a child of a door is, and what is feared for one who needs help."""

import uuid

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.days import date_in_words
from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    NameField,
    ReplacingForm,
    SelectField,
    TextField,
)
from umai.identification.signal.concerns import Concern
from umai.places.models import Precision
from umai.register.fields.person import NAME, PartialBirthDateField, settlement_choices_within
from umai.register.models import Child, Sex
from umai.register.search.search import ChildDescription
from umai.rounds.found.models import FoundKind

CHILD = uuid.UUID("5a1d7b2e-53f0-4f6a-9d0e-8f7c0e2f4b19")  # with the id of the form, the id of a new child


class FoundForm(ReplacingForm):
    """Who it is: one of the children found, a new one with what is known of it, or not sure and why."""

    id = UUIDField(widget=HiddenInput)
    who = ChoiceField(
        label=gettext_lazy("Who is it?"), required_message=gettext_lazy("Choose one of the answers.")
    )
    reason = LongTextField(
        label=gettext_lazy("If you are not sure: why, and who may know?"),
        help_text=gettext_lazy("The child stays on the list, for a colleague who goes on."),
        required=False,
        max_length=1000,
        rows=3,
    )
    surname = NameField(label=gettext_lazy("Surname"), required=False)
    given = NameField(label=gettext_lazy("Given name"), required=False)
    patronymic = NameField(label=gettext_lazy("Patronymic"), required=False)
    sex = ChoiceField(label=gettext_lazy("Sex"), choices=Sex, required=False)
    born = PartialBirthDateField(label=gettext_lazy("Date of birth"), required=False)
    settlement = SelectField(label=gettext_lazy("Where the child lives"), required=False)
    words = TextField(label=gettext_lazy("Street and house"), required=False, max_length=300)
    appearance = LongTextField(
        label=gettext_lazy("Nobody knows the name? How can the child be recognised?"), required=False, rows=3
    )

    def __init__(self, *args, by, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["settlement"].choices = [("", _("Choose from the list")), *settlement_choices_within(by)]
        self.offer(found)

    def offer(self, found):
        """Offer these children of the register, then the other two answers."""
        self.fields["who"].choices = [
            *((str(one.child.pk), candidate_in_words(one)) for one in found),
            (FoundKind.NEW.value, _("Not on the register: register a new child")),
            (FoundKind.NOT_SURE.value, _("Not sure")),
        ]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("who") == FoundKind.NOT_SURE and not cleaned.get("reason"):
            self.add_error("reason", _("Write why you are not sure, for the colleague who goes on."))
        if cleaned.get("who") == FoundKind.NEW:
            self.clean_new(cleaned)
        return cleaned

    def clean_new(self, cleaned):
        """What has to be known of a child who is registered."""
        if not cleaned.get("sex") and "sex" not in self.errors:
            self.add_error("sex", _("Choose one of the answers."))
        if not cleaned.get("settlement") and "settlement" not in self.errors:
            self.add_error("settlement", _("Choose one from the list."))
        if not (cleaned.get("given") or cleaned.get("appearance")) and "given" not in self.errors:
            self.add_error(
                "given", _("Write the given name; or, if nobody knows it, how the child can be recognised.")
            )

    def registers(self) -> bool:
        """Whether a new child is registered by these answers."""
        return self.cleaned_data["who"] == FoundKind.NEW

    def answers(self):
        answers = self.cleaned_data
        said = {"id": answers["id"], "seen": answers["seen"], "reason": answers["reason"]}
        if self.registers():
            return said | {"who": FoundKind.NEW, "new": self.new_child()}
        if answers["who"] == FoundKind.NOT_SURE:
            return said | {"who": FoundKind.NOT_SURE}
        return said | {"who": FoundKind.KNOWN, "child": Child(pk=uuid.UUID(answers["who"]))}

    def new_child(self) -> dict:
        """The particulars of the child who is registered."""
        answers, born = self.cleaned_data, self.cleaned_data["born"]
        identity = {name: answers[name] or "" for name in (*NAME, "sex")} | {
            "birth_date": born.day if born else None,
            "birth_precision": born.precision if born else Precision.UNKNOWN,
        }
        return {
            "id": uuid.uuid5(CHILD, str(answers["id"])),
            "identity": identity,
            "settlement_id": int(answers["settlement"]),
            "words": answers["words"],
            "appearance": answers["appearance"],
        }

    def description(self) -> ChildDescription:
        """What to look for on the register before this child is added to it."""
        answers = self.cleaned_data
        names = {name: answers[name] or "" for name in (*NAME, "sex")}
        return ChildDescription(**names, born=answers["born"], settlement=int(answers["settlement"]))


def candidate_in_words(one) -> str:
    """A child of the register in one line: name, birth date, place, and why it may be meant."""
    identity = one.identity
    born = date_in_words(identity.birth_date, identity.birth_precision) if identity.birth_date else ""
    line = ", ".join(filter(None, [identity.full_name() or _("Name not known"), born, one.where]))
    return f"{line} ({', '.join(one.why)})" if one.why else line


class DoorSignalForm(Form):
    """What is feared for a child of a door, and what the office knows beside what was said."""

    concern = ChoiceField(label=gettext_lazy("What is feared?"), choices=Concern)
    words = LongTextField(
        label=gettext_lazy("What do you know beside what was said at the door?"),
        help_text=gettext_lazy("What was said there is copied by itself."),
        required=False,
        max_length=3000,
    )
