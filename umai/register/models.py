"""The tables of the register, where Django looks for them: people, and the kinds of facts about them."""

from umai.register import kinds  # noqa: F401  each kind brings its table
from umai.register.facts.address import Address, AddressKind
from umai.register.facts.appearance import Appearance
from umai.register.facts.clinic import HealthPoint
from umai.register.facts.languages import Languages
from umai.register.facts.school import Attendance, LeavingReason, Schooling, SchoolLeaving
from umai.register.facts.sealed import Adoption, HealthDetail, ShelterAddress
from umai.register.family.absence import Absence
from umai.register.family.care import CareArrangement, CarePaper
from umai.register.family.cause import CauseConfirmation
from umai.register.family.inability import Inability
from umai.register.family.papers import PaperBeside
from umai.register.family.rights import RightsDecision
from umai.register.index import SearchKey, VocabularyWord
from umai.register.merges import Doubt, Merge, MergeProposal, MergeReason, MergeRefusal
from umai.register.people import (
    PARENTS,
    Adult,
    AdultIdentity,
    Child,
    Household,
    Identity,
    Kinship,
    Membership,
    Relation,
    Sex,
)
from umai.register.weights.models import NameFrequencies, Weights, WeightsInUse

__all__ = [
    "PARENTS",
    "Absence",
    "Address",
    "AddressKind",
    "Adoption",
    "Adult",
    "AdultIdentity",
    "Appearance",
    "Attendance",
    "CareArrangement",
    "CarePaper",
    "CauseConfirmation",
    "Child",
    "Doubt",
    "HealthDetail",
    "HealthPoint",
    "Household",
    "Identity",
    "Inability",
    "Kinship",
    "Languages",
    "LeavingReason",
    "Membership",
    "Merge",
    "MergeProposal",
    "MergeReason",
    "MergeRefusal",
    "NameFrequencies",
    "PaperBeside",
    "Relation",
    "RightsDecision",
    "SchoolLeaving",
    "Schooling",
    "SearchKey",
    "Sex",
    "ShelterAddress",
    "VocabularyWord",
    "Weights",
    "WeightsInUse",
]
