"""Every kind of fact in a child's file: its name in an address, its table, its form, its words.

One page adds a fact and one page changes it, whatever the kind.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from umai.register import models
from umai.register.facts import forms, person_forms


@dataclass(frozen=True)
class Kind:
    """`tab` is the page of the file (in `casefile`) that shows it; `adds` and `strikes` say whether a
    row may be added by itself and struck out."""

    slug: str
    model: type
    form: type
    title: str
    question: str = ""  # the heading of the page that adds one
    tab: str = "child"
    adds: bool = True
    strikes: bool = True
    why: str = ""  # why this is asked, where it is sensitive

    @property
    def is_sealed(self):
        return self.model in (models.HealthDetail, models.ShelterAddress, models.Adoption)


LIST = [
    Kind(
        "identity",
        models.Identity,
        person_forms.IdentityForm,
        _("Name, birth and PIN"),
        adds=False,
        strikes=False,
    ),
    Kind(
        "adult",
        models.AdultIdentity,
        person_forms.AdultForm,
        _("Name, birth and telephone of an adult"),
        tab="family",
        adds=False,
        strikes=False,
    ),
    Kind("kinship", models.Kinship, forms.KinshipForm, _("Relation to the child"), tab="family", adds=False),
    Kind(
        "absence",
        models.Absence,
        forms.AbsenceForm,
        _("Absence"),
        _("Who is away, and where?"),
        tab="family",
        why=_("So that we know whom the child can reach. It is used to protect the child, for nothing else."),
    ),
    Kind("address", models.Address, forms.AddressForm, _("Address"), _("Where does the child live?")),
    Kind(
        "care",
        models.CareArrangement,
        forms.CareForm,
        _("Care"),
        _("Who takes care of the child?"),
        tab="family",
    ),
    Kind("school", models.Schooling, forms.SchoolForm, _("School"), _("School or kindergarten")),
    Kind(
        "health-point",
        models.HealthPoint,
        forms.HealthPointForm,
        _("Clinic"),
        _("Where is the child seen by a doctor or feldsher?"),
    ),
    Kind(
        "languages",
        models.Languages,
        forms.LanguagesForm,
        _("Languages"),
        _("What do the child and the carer speak?"),
    ),
    Kind(
        "household",
        models.Membership,
        forms.HouseholdForm,
        _("Household"),
        _("Who lives with the child?"),
        tab="family",
    ),
    Kind("health", models.HealthDetail, forms.SealedForm, _("Health details"), _("Health details")),
    Kind(
        "shelter",
        models.ShelterAddress,
        forms.SealedForm,
        _("Safe place"),
        _("Where is the child kept safe?"),
    ),
    Kind("adoption", models.Adoption, forms.SealedForm, _("Adoption"), _("Adoption")),
]
KINDS = {kind.slug: kind for kind in LIST}
OF_MODEL = {kind.model: kind for kind in LIST}
