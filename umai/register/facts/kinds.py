"""Every kind of fact in a child's file, in the order in which a file shows them.

One page adds a fact and one page changes it, whatever the kind; a kind that is added here has both, and
its place in the file, the history, the timeline and the comparison of two records.
"""

from umai.register.facts.absence import ABSENCE
from umai.register.facts.address import ADDRESS
from umai.register.facts.care import CARE
from umai.register.facts.clinic import CLINIC
from umai.register.facts.family import ADULT, HOUSEHOLD, IDENTITY, KINSHIP
from umai.register.facts.languages import LANGUAGES
from umai.register.facts.school import SCHOOL
from umai.register.facts.sealed import ADOPTION, HEALTH, SHELTER

LIST = (
    IDENTITY,
    ADULT,
    KINSHIP,
    ABSENCE,
    ADDRESS,
    CARE,
    SCHOOL,
    CLINIC,
    LANGUAGES,
    HOUSEHOLD,
    HEALTH,
    SHELTER,
    ADOPTION,
)
KINDS = {kind.slug: kind for kind in LIST}
OF_MODEL = {kind.model: kind for kind in LIST}
SEALED = tuple(kind for kind in LIST if kind.sealed)
