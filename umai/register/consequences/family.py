"""The other children of an adult, as far as a worker may write in their files, and who cares for them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from umai.access.permissions import may_do
from umai.law.children.ages import is_minor, last_day_of_birth
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.consequences.change import lasting
from umai.register.family.care import CareArrangement
from umai.register.family.members import adult_name_of
from umai.register.people import PARENTS, AdultIdentity, Child, Kinship, Membership


@dataclass(frozen=True)
class FamilyChild:
    """A child of the family with all its records, and the name under which it is shown."""

    child: Child
    records: list[Child]
    name: str

    @property
    def ids(self) -> list[UUID]:
        return [one.pk for one in self.records]


def other_children_of(adult_id, child, by, *, since=None) -> list[FamilyChild]:
    """The other children whose parent or carer this adult is, of the same district, in order of age.

    A carer of today, or of the day before `since`. Only those in whose files this worker may write: none
    behind a wall, none of another office, and nobody who has come of age. The look at their names is noted
    by itself.
    """
    return other_children_on(adult_id, child, by, [today(), *([since - timedelta(days=1)] if since else [])])


def other_children_on(adult_id, child, by, days) -> list[FamilyChild]:
    """The other children whose parent this adult is, or whose carer on one of these days."""
    own = merge_groups.ids_of(child.pk, by)
    kin = Kinship.objects.within_reach_of(by).filter(adult_id=adult_id, relation__in=PARENTS)
    care = CareArrangement.objects.within_reach_of(by).filter(carer_id=adult_id)
    ids = {
        pk
        for rows in (kin, *(care.holding(on=day) for day in days))
        for pk in rows.values_list("child_id", flat=True)
    } - set(own)
    return children_in_order(ids, child, by)


def housemates_of(child, by) -> list[FamilyChild]:
    """The other children who live in this child's household, of the same district, as `other_children_of`."""
    own = merge_groups.ids_of(child.pk, by)
    members = Membership.objects.holding(on=today()).filter(household_id__in=homes_of(own), adult_id=None)
    ids = set(members.values_list("child_id", flat=True)) - set(own)
    return children_in_order(ids, child, by)


def homes_of(ids):
    """The households in which the child of these records lives."""
    return Membership.objects.holding(on=today()).filter(child_id__in=ids).values("household_id")


def children_in_order(ids, child, by) -> list[FamilyChild]:
    """The children of these records as far as this worker may write there, each once, the eldest first."""
    if not ids:
        return []
    leads = set(merge_groups.leading_ids_of(ids, by).values())
    reached = Child.objects.within_reach_of(by).filter(district_id=child.district_id).in_bulk(leads)
    writable = [pk for pk, one in reached.items() if may_do(by, "register.change_fact", one)]
    if not writable:
        return []
    named = merge_groups.consult_identities("register.siblings", writable, by)
    return [
        FamilyChild(reached[one.child_id], writable_records(reached[one.child_id], by), one.full_name())
        for one in named
        if is_child_today(one)
    ]


def writable_records(child, by) -> list[Child]:
    """The records that are this child, as far as this worker may write in them."""
    return [one for one in merge_groups.records_of(child, by) if may_do(by, "register.change_fact", one)]


def is_child_today(identity) -> bool:
    """Whether a person may be a child today, by some possible day of birth."""
    if identity.birth_date is None:
        return True
    precision = identity.birth_precision if identity.birth_precision in ("day", "month") else "year"
    born = last_day_of_birth(identity.birth_date, precision)
    return born > today() or is_minor(born, today())


def care_of(ids, by) -> list[CareArrangement]:
    """Who takes care of the child of these records, today and from tomorrow on."""
    rows = CareArrangement.objects.within_reach_of(by).filter(child_id__in=list(ids))
    return list(lasting(rows).order_by("recorded_at"))


def carers_in_words(rows: list[Any]) -> str:
    """The names of the carers and institutions of these rows; "" for none."""
    return ", ".join(row.institution or name_of(row.carer_id) for row in rows)


def name_of(adult_id) -> str:
    """The name of an adult, or a sentence when this worker may not see who it is."""
    return adult_name_of(AdultIdentity.objects.filter(adult_id=adult_id).first())
