"""One form for each kind of fact; `particulars()` answers the fields of the row, as the act wants them."""

import uuid

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    PastDateField,
    SelectField,
    TextField,
    WholeNumberField,
    YesNoField,
)
from umai.register.facts.circumstances import Attendance, Paper, Programme
from umai.register.facts.living import AbsenceKind, AddressKind
from umai.register.fields.countries import country_choices
from umai.register.people import Relation

SINCE = gettext_lazy("Since when")
UNKNOWN_DAY = gettext_lazy("Leave it empty if nobody knows the day.")


class FactForm(Form):
    """A fact of a child's file. `about` is the child and who asks; `changing` a row that is there already."""

    WHO = ()  # fields that hold the id of an adult of the family

    def __init__(self, *args, about, changing=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = about
        for name in self.WHO:
            self.fields[name].choices = [("", _("Choose from the list")), *about.kin]
        if "settlement_id" in self.fields:
            self.fields["settlement_id"].choices = [("", _("Choose from the list")), *about.settlements]
        if not changing:
            self.fields.pop("holds_to", None)

    def clean(self):
        cleaned = super().clean()
        for first, last in (("holds_from", "holds_to"), ("paper_from", "paper_to")):
            if cleaned.get(first) and cleaned.get(last) and cleaned[last] < cleaned[first]:
                self.add_error(last, _("The end is before the beginning. Check both days."))
        return cleaned

    def particulars(self) -> dict:
        facts = dict(self.cleaned_data)
        for name in self.WHO:
            facts[name] = uuid.UUID(facts[name]) if facts[name] else None
        if "settlement_id" in facts:
            facts["settlement_id"] = int(facts["settlement_id"]) if facts["settlement_id"] else None
        return facts

    @classmethod
    def typed(cls, fact) -> dict:
        """What the form shows of a row that is there."""
        return {name: getattr(fact, name) for name in cls.base_fields if hasattr(fact, name)}


class KinshipForm(FactForm):
    relation = SelectField(label=gettext_lazy("What are they to the child?"), choices=Relation.choices)
    legal_representative = YesNoField(label=gettext_lazy("Are they the child's legal representative?"))


class AbsenceForm(FactForm):
    WHO = ("adult_id",)

    adult_id = SelectField(label=gettext_lazy("Who is away?"))
    kind = ChoiceField(label=gettext_lazy("Where?"), choices=AbsenceKind)
    country = SelectField(label=gettext_lazy("Country"), required=False, choices=country_choices)
    place = TextField(label=gettext_lazy("Town or region"), required=False, max_length=200)
    holds_from = PastDateField(label=gettext_lazy("Left on"), required=False, help_text=UNKNOWN_DAY)
    return_expected_on = DateField(label=gettext_lazy("Expected back on"), required=False)
    contact = TextField(label=gettext_lazy("Telephone or messenger"), required=False, max_length=200)
    last_contact_on = PastDateField(
        label=gettext_lazy("When did the family last hear from them?"), required=False
    )
    holds_to = PastDateField(
        label=gettext_lazy("Came back on"),
        required=False,
        help_text=gettext_lazy("Leave it empty while they are away."),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == AbsenceKind.INTERNAL and cleaned.get("country"):
            self.add_error(
                "country",
                _("No country is chosen for somebody within Kyrgyzstan. Choose “abroad”, or clear it."),
            )
        return cleaned


class AddressForm(FactForm):
    kind = ChoiceField(label=gettext_lazy("Kind of address"), choices=AddressKind, initial=AddressKind.ACTUAL)
    settlement_id = SelectField(
        label=gettext_lazy("Village or town"),
        required=False,
        help_text=gettext_lazy(
            "If the child moved within the district, the file goes to the other aiyl aimak with the child. "
            "A move to another district is done by the department."
        ),
    )
    words = TextField(label=gettext_lazy("Street and house"), required=False, max_length=300)
    holds_from = PastDateField(label=SINCE, required=False, help_text=UNKNOWN_DAY)
    holds_to = PastDateField(label=gettext_lazy("Until when"), required=False)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("settlement_id") and not cleaned.get("words"):
            raise ValidationError(_("Choose the village, or write the address in words."))
        return cleaned


class CareForm(FactForm):
    WHO = ("carer_id",)

    carer_id = SelectField(
        label=gettext_lazy("Who takes care of the child?"),
        required=False,
        help_text=gettext_lazy("Somebody who is not on the list is added to the family first."),
    )
    institution = TextField(
        label=gettext_lazy("Institution, if the child lives in one"), required=False, max_length=200
    )
    is_kin = YesNoField(label=gettext_lazy("Is the carer a relative?"), required=False)
    paper = ChoiceField(
        label=gettext_lazy("On what paper?"),
        choices=Paper,
        initial=Paper.NONE,
        help_text=gettext_lazy("Most families have none. That is recorded too, and nobody is turned away."),
    )
    number = TextField(label=gettext_lazy("Number of the paper"), required=False, max_length=60, size="m")
    issuer = TextField(label=gettext_lazy("Issued by"), required=False, max_length=200)
    paper_from = DateField(label=gettext_lazy("Paper valid from"), required=False)
    paper_to = DateField(label=gettext_lazy("Paper valid until"), required=False)
    holds_from = PastDateField(
        label=gettext_lazy("Cares for the child since"), required=False, help_text=UNKNOWN_DAY
    )
    holds_to = PastDateField(label=gettext_lazy("Cared for the child until"), required=False)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("carer_id") and not cleaned.get("institution"):
            raise ValidationError(_("Choose who takes care of the child, or write the institution."))
        return cleaned

    def particulars(self):
        """Whether the carer is a relative follows from the family, when it was not said."""
        facts = super().particulars()
        kinship = self.about.kinships.get(facts["carer_id"])
        if facts["is_kin"] is None and kinship:
            facts["is_kin"] = kinship.relation != Relation.NOT_RELATED
        return facts


class SchoolForm(FactForm):
    attendance = ChoiceField(label=gettext_lazy("Does the child go to school?"), choices=Attendance)
    school = TextField(label=gettext_lazy("School or kindergarten"), required=False, max_length=200)
    grade = WholeNumberField(label=gettext_lazy("Grade"), required=False, min_value=0, max_value=12)
    school_year = WholeNumberField(
        label=gettext_lazy("School year that began in"),
        required=False,
        min_value=1990,
        max_value=2199,
        help_text=gettext_lazy("For the school year 2026/27 write 2026."),
    )
    programme = ChoiceField(label=gettext_lazy("Programme"), choices=Programme, required=False)
    holds_from = PastDateField(label=SINCE, required=False)
    holds_to = PastDateField(label=gettext_lazy("Until when"), required=False)

    def clean_school_year(self):
        year = self.cleaned_data["school_year"]
        if year and year > timezone.localdate().year + 1:
            raise ValidationError(_("This school year is too far ahead. Check the year."))
        return year


class HealthPointForm(FactForm):
    facility = TextField(label=gettext_lazy("Clinic or feldsher-midwife post"), max_length=200)
    holds_from = PastDateField(label=SINCE, required=False)
    holds_to = PastDateField(label=gettext_lazy("Until when"), required=False)


class LanguagesForm(FactForm):
    of_child = TextField(label=gettext_lazy("Language of the child"), required=False, max_length=60, size="m")
    of_carer = TextField(label=gettext_lazy("Language of the carer"), required=False, max_length=60, size="m")
    interpreter = TextField(
        label=gettext_lazy("Interpreter needed, for which language"),
        required=False,
        max_length=60,
        size="m",
        help_text=gettext_lazy("Sign language too."),
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(_("Write at least one language."))
        return cleaned


class HouseholdForm(FactForm):
    WHO = ("adult_id",)

    adult_id = SelectField(label=gettext_lazy("Who lives with the child?"))
    holds_from = PastDateField(label=SINCE, required=False, help_text=UNKNOWN_DAY)
    holds_to = PastDateField(label=gettext_lazy("Moved out on"), required=False)


class SealedForm(FactForm):
    words = LongTextField(
        label=gettext_lazy("What is to be known"),
        max_length=5000,
        help_text=gettext_lazy("Only the worker of the case and the head read this. Every look is noted."),
    )
    holds_from = PastDateField(label=SINCE, required=False)
    holds_to = PastDateField(label=gettext_lazy("Until when"), required=False)
