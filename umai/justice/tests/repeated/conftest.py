"""A child of Jyldyz in another district, and what belongs to the incident of Aigul's child there."""

from datetime import date

import pytest

from umai.guardianship.tests.conftest import adult_of, register
from umai.justice.models import Incident, RepeatedNotice
from umai.justice.repeated.models import WAITS
from umai.justice.repeated.reading import child_context
from umai.justice.repeated.search import repeated_of
from umai.justice.tests.conftest import incident_of, suspected
from umai.register.models import CareArrangement, Household, Kinship, Membership

RARE = "Чыныбеков Сүйүндүк Ысманович"


def held(child):
    """Where the file of this child is held, for rows that the owner writes."""
    return {name: getattr(child, name) for name in ("district_id", "municipality_id", "office_id")}


def kin_of(child, adult_id, relation="uncle_f"):
    """An adult of another family becomes kin of this child too, past the reach of who writes."""
    return Kinship.objects.using("owner").create(
        child_id=child.pk, adult_id=adult_id, relation=relation, **held(child)
    )


def cares(child, adult_id, **more):
    """An adult of another family begins to take care of this child."""
    row = {"child_id": child.pk, "carer_id": adult_id, "paper": "none", "is_kin": True}
    return CareArrangement.objects.using("owner").create(**row | held(child) | more)


def housed(*members, household=None, **more):
    """These children and adults live in one household; answers it."""
    place = held(next(one for one in members if hasattr(one, "office_id")))
    home = household or Household.objects.using("owner").create(**place)
    for one in members:
        who = {"child_id": one.pk} if hasattr(one, "office_id") else {"adult_id": one}
        Membership.objects.using("owner").create(household=home, **who, **place | more)
    return home


def named(incident, by, name=RARE, year=1981, **more):
    """Somebody who is not in the family is said to have done it."""
    return suspected(incident, by, name=name, birth_year=year, **more)


def found_for(incident, by):
    """What belongs to this incident, as this worker is shown it."""
    with by.speaking():
        row = Incident.objects.using("owner").get(line=incident.line, current=True)
    return repeated_of([row], by)


def ties_of(incident, by):
    return [(one.other, set(one.ties), one.is_sure) for one in found_for(incident, by)]


def shown_of_child(child, by):
    """What the page of a child shows of repeated violence."""
    return child_context(child, by)


def told(by):
    """What waits for this worker's answer, as (line, tie)."""
    with by.speaking():
        rows = RepeatedNotice.objects.within_reach_of(by).filter(WAITS)
        return [(one.line, one.tie) for one in rows]


@pytest.fixture
def other_child(jyldyz):
    return register(jyldyz, surname="Сатыбалдиева", given="Айбийке", sex="f", birth_date=date(2016, 4, 2))


@pytest.fixture
def there(other_child, jyldyz):
    """An incident of the child in the other district."""
    return incident_of(other_child, jyldyz)


@pytest.fixture
def other_uncle(other_child, jyldyz):
    return adult_of(other_child, jyldyz, "uncle_f", "Бакыт")
