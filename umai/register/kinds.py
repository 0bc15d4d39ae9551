"""Every kind of fact in a child's file, in the order in which a file shows them.

One page adds a fact and one page changes it, whatever the kind. A kind that is added here appears on both,
in the file, the history and the timeline, and in the comparison of two records.
"""

from umai.register.facts.address import ADDRESS
from umai.register.facts.appearance import APPEARANCE
from umai.register.facts.clinic import CLINIC
from umai.register.facts.languages import LANGUAGES
from umai.register.facts.school import SCHOOL, SCHOOL_LEAVING
from umai.register.facts.sealed import ADOPTION, HEALTH, SHELTER
from umai.register.family.absence import ABSENCE
from umai.register.family.care import CARE
from umai.register.family.cause import CAUSE
from umai.register.family.inability import INABILITY
from umai.register.family.members import ADULT, HOUSEHOLD, IDENTITY, KINSHIP
from umai.register.family.rights import RIGHTS

ALL_KINDS = (
    IDENTITY,
    APPEARANCE,
    ADULT,
    KINSHIP,
    ABSENCE,
    INABILITY,
    RIGHTS,
    ADDRESS,
    CARE,
    CAUSE,
    SCHOOL,
    SCHOOL_LEAVING,
    CLINIC,
    LANGUAGES,
    HOUSEHOLD,
    HEALTH,
    SHELTER,
    ADOPTION,
)
KIND_OF_SLUG = {kind.slug: kind for kind in ALL_KINDS}
KIND_OF_MODEL = {kind.model: kind for kind in ALL_KINDS}
SEALED_KINDS = tuple(kind for kind in ALL_KINDS if kind.sealed)
