"""The forms that say who somebody is: the child, an adult of the family, a new one."""

from django.utils.translation import gettext_lazy

from umai.design.fields.forms import ChoiceField, PhoneField, SelectField, TextField, YesNoField
from umai.register.fields.person import PersonForm, born_of
from umai.register.people import AdultIdentity, Relation, Sex


class IdentityForm(PersonForm):
    """Who the child is."""

    sex = ChoiceField(label=gettext_lazy("Sex"), choices=Sex, required=False)
    birth_certificate = TextField(
        label=gettext_lazy("Birth certificate number"), required=False, max_length=40, size="m"
    )
    field_order = [
        "surname",
        "given",
        "patronymic",
        "sex",
        "born",
        "pin",
        "birth_certificate",
        "written_ky",
        "written_ru",
        "written_latin",
    ]

    def __init__(self, *args, about, changing=False, **kwargs):
        super().__init__(*args, **kwargs)

    def particulars(self):
        return self.person() | {"birth_certificate": self.cleaned_data["birth_certificate"]}

    @classmethod
    def typed(cls, fact) -> dict:
        """What the form shows of a row that is there."""
        return {name: getattr(fact, name) for name in cls.base_fields if hasattr(fact, name)} | {
            "born": born_of(fact),
            "pin_doubt": fact.pin_doubt,
        }


class AdultForm(PersonForm):
    """Who an adult of the family is."""

    sex = ChoiceField(
        label=gettext_lazy("Sex"), choices=AdultIdentity._meta.get_field("sex").choices, required=False
    )
    phone = PhoneField(label=gettext_lazy("Telephone"), required=False)
    field_order = [
        "surname",
        "given",
        "patronymic",
        "phone",
        "born",
        "sex",
        "pin",
        "written_ky",
        "written_ru",
        "written_latin",
    ]

    def __init__(self, *args, about, changing=False, **kwargs):
        super().__init__(*args, **kwargs)

    def particulars(self):
        return self.person() | {"phone": self.cleaned_data["phone"]}

    typed = IdentityForm.__dict__["typed"]


class NewAdultForm(AdultForm):
    """An adult who is not on the register, and what they are to the child."""

    relation = SelectField(label=gettext_lazy("What are they to the child?"), choices=Relation.choices)
    legal_representative = YesNoField(
        label=gettext_lazy("Are they the child's legal representative?"),
        required=False,
        help_text=gettext_lazy("A parent, or a guardian by decision of a court or of the authority."),
    )
    lives_together = YesNoField(label=gettext_lazy("Do they live with the child?"), required=False)
    field_order = ["relation", *AdultForm.field_order, "legal_representative", "lives_together"]

    def kinship(self) -> dict:
        answers = self.cleaned_data
        return {
            "relation": answers["relation"],
            "legal_representative": bool(answers["legal_representative"]),
            "lives_together": bool(answers["lives_together"]),
        }
