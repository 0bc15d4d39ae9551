"""Who sees the sealed parts of a file: health details, a shelter's address, adoption.

The database decides (the policy `sealed`); this asks the same, so that a page knows whether to
offer them and an act can refuse with a sentence.
"""

from django.db import connection

from umai.register.facts.circumstances import Adoption, HealthDetail, ShelterAddress
from umai.staff.models import Role

SEALED = (HealthDetail, ShelterAddress, Adoption)


def sees_sealed(child, *, by):
    """The worker of the case, those to whom it was opened by name, and the head of the district."""
    if child.pk in by.reach.walled:
        return False
    if by.role == Role.HEAD and child.district_id in by.reach.districts:
        return True
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute("select %s = any (access_unsealed())", [child.pk])
        return cursor.fetchone()[0]
