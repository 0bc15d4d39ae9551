"""The forms for finding and registering a child."""

from django.core.exceptions import ValidationError
from django.forms import HiddenInput, UUIDField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.facts import ReplacementReason
from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    NameField,
    PastDateField,
    PinField,
    SelectField,
    TextField,
    YesNoField,
)
from umai.names.spelling import script
from umai.register.facts.languages import LANGUAGE_FIELDS
from umai.register.family.members import NewAdultForm
from umai.register.fields.person import (
    AS_WRITTEN,
    NAME,
    PartialBirthDateField,
    PersonForm,
    settlement_choices_within,
)
from umai.register.people import Adult, Relation, Sex
from umai.register.search.search import ChildDescription

INTERPRETER = gettext_lazy("Interpreter needed, for which language")


class SearchForm(Form):
    """What is known of a child before anything is opened. One of name, PIN and birth date will do."""

    text = TextField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("As you hear it. Any order, any spelling, Cyrillic or Latin letters."),
    )
    born = PartialBirthDateField(label=gettext_lazy("Date of birth"), required=False)
    settlement = SelectField(label=gettext_lazy("Village or town"), required=False)
    pin = PinField(label=gettext_lazy("PIN"), required=False)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.unmarked = True  # the page says once that each may stay empty
        self.fields["text"].widget.attrs["autocomplete"] = "off"
        self.fields["settlement"].choices = [("", _("Choose from the list")), *settlement_choices_within(by)]

    def clean_text(self):
        text = self.cleaned_data["text"]
        if text and script(text) not in ("cyrillic", "latin", "mixed"):
            raise ValidationError(_("Write the name in Cyrillic or Latin letters."))
        return text

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in ("text", "born", "pin")):
            raise ValidationError(_("Write a name, a date of birth or a PIN."))
        return cleaned

    def search_terms(self) -> dict:
        """The particulars of `search.find_children`."""
        answers = self.cleaned_data
        return {
            "text": answers["text"],
            "pin": answers["pin"] or "",
            "born": answers["born"],
            "settlement": int(answers["settlement"]) if answers["settlement"] else None,
        }


class RegisterForm(PersonForm):
    """A new child: who it is, where it lives, what it speaks.

    Sex and place must be known, and the given name, or else how the child can be recognised.
    """

    given = NameField(label=gettext_lazy("Given name"), required=False)
    appearance = LongTextField(
        label=gettext_lazy("Nobody knows the name? How can the child be recognised?"),
        help_text=gettext_lazy(
            "Looks, clothes, speech, who is with the child. The name can be written later."
        ),
        required=False,
        rows=3,
    )
    sex = ChoiceField(label=gettext_lazy("Sex"), choices=Sex)
    birth_certificate = TextField(
        label=gettext_lazy("Birth certificate number"), required=False, max_length=40, size="m"
    )
    settlement = SelectField(
        label=gettext_lazy("Where the child lives"),
        help_text=gettext_lazy("Choose the village; if you do not know it, the aiyl aimak or town."),
    )
    words = TextField(label=gettext_lazy("Street and house"), required=False, max_length=300)
    of_child = TextField(label=gettext_lazy("Language of the child"), required=False, max_length=60, size="m")
    of_carer = TextField(label=gettext_lazy("Language of the carer"), required=False, max_length=60, size="m")
    interpreter = TextField(label=INTERPRETER, required=False, max_length=60, size="m")
    field_order = [
        *NAME,
        "appearance",
        "sex",
        "born",
        "pin",
        "birth_certificate",
        "settlement",
        "words",
        *LANGUAGE_FIELDS,
        *AS_WRITTEN,
    ]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["settlement"].choices = [("", _("Choose from the list")), *settlement_choices_within(by)]

    def clean(self):
        cleaned = super().clean()
        if "given" not in self.errors and not (cleaned.get("given") or cleaned.get("appearance")):
            sentence = _("Write the given name; or, if nobody knows it, how the child can be recognised.")
            self.add_error("given", sentence)
        return cleaned

    def answers(self):
        """The identity, the address and the languages of the new child."""
        answers = self.cleaned_data
        return {
            "identity": self.person() | {"birth_certificate": answers["birth_certificate"]},
            "address": {"settlement_id": int(answers["settlement"]), "words": answers["words"]},
            "languages": {name: answers[name] for name in LANGUAGE_FIELDS},
            "appearance": answers["appearance"],
        }

    def search_terms(self) -> dict:
        """The particulars of `search.find_children` for this child."""
        record = self.record()
        name = " ".join(filter(None, [record.surname, record.given, record.patronymic]))
        return {"text": name, "pin": record.pin, "born": record.born, "settlement": record.settlement}

    def record(self) -> ChildDescription:
        """What to look for on the register before this child is added to it."""
        answers = self.cleaned_data
        names = {name: answers[name] or "" for name in (*NAME, "sex", "pin")}
        place = int(answers["settlement"]) if answers["settlement"] else None
        return ChildDescription(**names, born=answers["born"], settlement=place)


class WhyForm(Form):
    """Why a row is replaced: it changed, it was wrong, or it should not be here at all."""

    WHYS = [
        (ReplacementReason.CHANGE, gettext_lazy("It changed: what stands here was true until then")),
        (ReplacementReason.CORRECTION, gettext_lazy("It was wrong from the beginning")),
        (ReplacementReason.STRUCK, gettext_lazy("Strike it out: it should not be in this file")),
    ]

    why = ChoiceField(
        label=gettext_lazy("What happened?"),
        choices=WHYS,
        help_text=gettext_lazy("What stood here before is kept, and can be read in the history."),
    )
    changed_on = PastDateField(
        label=gettext_lazy("If it changed: since which day?"), required=False, initial=timezone.localdate
    )

    def __init__(self, *args, strikes, **kwargs):
        super().__init__(*args, **kwargs)
        if not strikes:
            self.fields["why"].choices = self.WHYS[:2]

    def settle_day(self, ended_on=None) -> bool:
        """Find the day of a change: as written, else the day on which the fact ended; else ask for it."""
        day = self.cleaned_data["changed_on"] or ended_on
        if self.cleaned_data["why"] == ReplacementReason.CHANGE and not day:
            self.add_error("changed_on", _("Write since which day it is so."))
            return False
        self.cleaned_data["changed_on"] = day
        return True


class MoveForm(Form):
    """The municipality that is to hold the file."""

    municipality = SelectField(label=gettext_lazy("Where does the child live now?"))

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["municipality"].choices = [("", _("Choose from the list")), *choices]


class AddAdultForm(NewAdultForm):
    """An adult to add to the family; the id makes sure that nobody is added twice."""

    id = UUIDField(widget=HiddenInput)

    def answers(self):
        return {"id": self.cleaned_data["id"], "identity": super().answers(), **self.kinship()}


class LinkForm(Form):
    """An adult who is on the register already, chosen among the families of the children found."""

    adult = SelectField(label=gettext_lazy("Who is it?"))
    relation = SelectField(label=gettext_lazy("What are they to the child?"), choices=Relation.choices)
    lives_together = YesNoField(label=gettext_lazy("Do they live with the child?"), required=False)

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adult"].choices = [("", _("Choose from the list")), *choices]

    def answers(self):
        answers = self.cleaned_data
        return {
            "adult": Adult(pk=answers["adult"]),
            "relation": answers["relation"],
            "lives_together": bool(answers["lives_together"]),
        }
