"""Who the child is, who belongs to the family, and who lives with the child."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    PastDateField,
    PhoneField,
    SelectField,
    TextField,
    YesNoField,
)
from umai.register.facts.kind import SINCE, UNKNOWN_DAY, FactForm, FactKind
from umai.register.fields.person import AS_WRITTEN, NAME, PersonForm, birth_date_of
from umai.register.people import AdultIdentity, Identity, Kinship, Membership, Relation, Sex


class PersonFactForm(PersonForm):
    """The particulars of a person as a fact of the file, and `OWN`, a field that this kind has besides."""

    OWN = ""

    def __init__(self, *args, about, changing=False, **kwargs):
        super().__init__(*args, **kwargs)
        if changing and not (self.initial or {}).get("given"):
            self.fields["given"].required = False  # nobody knows the name

    def answers(self):
        return self.person() | {self.OWN: self.cleaned_data[self.OWN]}

    @classmethod
    def initial_of(cls, fact) -> dict:
        """What the form shows of a row that is there."""
        return {name: getattr(fact, name) for name in cls.base_fields if hasattr(fact, name)} | {
            "born": birth_date_of(fact),
            "pin_doubt": fact.pin_doubt,
        }


class IdentityForm(PersonFactForm):
    """Who the child is."""

    OWN = "birth_certificate"

    sex = ChoiceField(label=_("Sex"), choices=Sex, required=False)
    birth_certificate = TextField(
        label=_("Birth certificate number"), required=False, max_length=40, size="m"
    )
    field_order = [*NAME, "sex", "born", "pin", "birth_certificate", *AS_WRITTEN]


class AdultForm(PersonFactForm):
    """Who an adult of the family is."""

    OWN = "phone"

    sex = ChoiceField(label=_("Sex"), choices=AdultIdentity._meta.get_field("sex").choices, required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    field_order = [*NAME, "phone", "born", "sex", "pin", *AS_WRITTEN]


class NewAdultForm(AdultForm):
    """An adult who is not on the register, and what they are to the child."""

    relation = SelectField(label=_("What are they to the child?"), choices=Relation.choices)
    legal_representative = YesNoField(
        label=_("Are they the child's legal representative?"),
        required=False,
        help_text=_("A parent, or a guardian by decision of a court or of the authority."),
    )
    lives_together = YesNoField(label=_("Do they live with the child?"), required=False)
    field_order = ["relation", *AdultForm.field_order, "legal_representative", "lives_together"]

    def kinship(self) -> dict:
        answers = self.cleaned_data
        return {
            "relation": answers["relation"],
            "legal_representative": bool(answers["legal_representative"]),
            "lives_together": bool(answers["lives_together"]),
        }


class KinshipForm(FactForm):
    relation = SelectField(label=_("What are they to the child?"), choices=Relation.choices)
    legal_representative = YesNoField(label=_("Are they the child's legal representative?"))


class HouseholdForm(FactForm):
    WHO = ("adult_id",)

    adult_id = SelectField(label=_("Who lives with the child?"))
    holds_from = PastDateField(label=SINCE, required=False, help_text=UNKNOWN_DAY)
    holds_to = PastDateField(label=_("Moved out on"), required=False)


def adult_name_of(identity):
    """An adult's name; a sentence when this reader may not see who it is."""
    return identity.full_name() if identity else gettext("an adult of another office's files")


def all_names(row, _file=None):
    """The name first as it is on file, then each other form that somebody wrote down."""
    return "\n".join(row.all_written())


IDENTITY = FactKind(
    model=Identity, form=IdentityForm, title=_("Name, birth and PIN"), words=all_names, strikes=False
)
ADULT = FactKind(
    slug="adult",
    model=AdultIdentity,
    form=AdultForm,
    title=_("Name, birth and telephone of an adult"),
    words=all_names,
    tab="family",
    strikes=False,
)
KINSHIP = FactKind(
    model=Kinship,
    form=KinshipForm,
    title=_("Relation to the child"),
    words=lambda row, _file=None: str(row.get_relation_display()),
    tab="family",
)
HOUSEHOLD = FactKind(
    slug="household",
    model=Membership,
    form=HouseholdForm,
    title=_("Household"),
    question=_("Who lives with the child?"),
    words=lambda row, _file=None: "",
    tab="family",
)
