"""The tables of the register, where Django looks for them: people, and the circumstances they live in."""

from umai.register.facts.circumstances import (
    Adoption,
    Attendance,
    CareArrangement,
    HealthDetail,
    HealthPoint,
    Languages,
    Paper,
    Programme,
    Schooling,
    ShelterAddress,
)
from umai.register.facts.living import Absence, AbsenceKind, Address, AddressKind
from umai.register.index import Findable, NearWord
from umai.register.merged import Doubt, Merge, MergeReason
from umai.register.people import (
    PARENTS,
    Adult,
    AdultIdentity,
    Child,
    Household,
    Identity,
    Kinship,
    Membership,
    PersonName,
    Relation,
    Sex,
)
from umai.register.weights.models import Counted, Weights, WeightsInUse

__all__ = [
    "PARENTS",
    "Absence",
    "AbsenceKind",
    "Address",
    "AddressKind",
    "Adoption",
    "Adult",
    "AdultIdentity",
    "Attendance",
    "CareArrangement",
    "Child",
    "Counted",
    "Doubt",
    "Findable",
    "HealthDetail",
    "HealthPoint",
    "Household",
    "Identity",
    "Kinship",
    "Languages",
    "Membership",
    "Merge",
    "MergeReason",
    "NearWord",
    "Paper",
    "PersonName",
    "Programme",
    "Relation",
    "Schooling",
    "Sex",
    "ShelterAddress",
    "Weights",
    "WeightsInUse",
]
