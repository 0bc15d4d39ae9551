"""Other children who may be in the same danger, and who represents the child."""

from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.parts import Task
from umai.law.terms.clock import today
from umai.protection.people.models import (
    ConflictOfInterest,
    RepresentativeInterest,
    SiblingHousehold,
    SiblingSafety,
)
from umai.register import merge_groups
from umai.register.consequences.family import care_of
from umai.register.models import PARENTS, CareArrangement, Kinship, Membership


class RegisteredSibling(NamedTuple):
    """Another child of the register; `whose` is a `SiblingHousehold`."""

    child_id: UUID
    name: str
    whose: str


def registered_siblings_of(state, by) -> list[RegisteredSibling]:
    """Children who live with this child, have a parent in common, or live with whoever is dangerous.

    Only those within this worker's reach; that their names were shown is noted on the trail.
    """
    records = merge_groups.ids_of(state.protection.child_id, by)
    suspect = state.decision.suspect_id if state.decision else None
    parents = Kinship.objects.filter(child_id__in=records, relation__in=PARENTS).values_list(
        "adult_id", flat=True
    )
    own = related_child_ids(Q(child_id__in=records), list(parents))
    theirs = related_child_ids(Q(adult_id=suspect), [suspect]) if suspect else set()
    siblings = (own | theirs) - set(records)
    if not siblings:
        return []
    return [
        RegisteredSibling(
            one.child_id,
            one.full_name(),
            SiblingHousehold.HOUSEHOLD if one.child_id in own else SiblingHousehold.SUSPECT,
        )
        for one in merge_groups.consult_identities("register.siblings", siblings, by)
    ]


def sibling_tasks(state, by):
    """Every other child with what becomes of that child, as tasks: those of the register first."""
    rows = {row.other_id: row for row in state.siblings if row.other_id}
    siblings = registered_siblings_of(state, by)
    registered = [(one.child_id, one.name, rows.get(one.child_id)) for one in siblings]
    in_words = [(row.pk, row.who, row) for row in state.siblings if row.other_id is None]
    # Moved out of this household or out of reach meanwhile: what was written is shown without the name.
    nameless = rows.keys() - {one.child_id for one in siblings}
    others = [(child_id, _("Another child"), rows[child_id]) for child_id in nameless]
    return [
        Task(
            name,
            reverse("protection:sibling", args=[state.protection.pk, key]),
            capfirst(row.get_where_display()) if row else _("Not written yet"),
            done=row is not None,
            hint=capfirst(row.get_whose_display()) if row else "",
        )
        for key, name, row in [*registered, *in_words, *others]
    ]


def sibling_row(which, state):
    """The current row about another child, or None. `which`: the child's id, or that of any row about it."""
    row = SiblingSafety.ever.filter(protection=state.protection, pk=which).first()
    while row is not None and not row.current:
        row = SiblingSafety.ever.filter(replaces=row).first()
    return row or next((one for one in state.siblings if one.other_id == which), None)


def related_child_ids(living, parents):
    """Ids of the children who share a household with somebody, or have one of these parents."""
    now = Membership.objects.holding(on=today())
    homes = now.filter(living).values_list("household_id", flat=True)
    housed = now.filter(household_id__in=list(homes), child_id__isnull=False)
    born = Kinship.objects.filter(adult_id__in=parents, relation__in=PARENTS)
    return {*housed.values_list("child_id", flat=True), *born.values_list("child_id", flat=True)}


def dangerous_carers_of(state, by) -> list[CareArrangement]:
    """The rows by which whoever is named as dangerous still takes care of the child; none where it ended."""
    if state.ending:
        return []
    conflicts = ConflictOfInterest.objects.filter(
        protection=state.protection, interest=RepresentativeInterest.IS_SUSPECT
    )
    dangerous = set(conflicts.values_list("adult_id", flat=True))
    if state.decision:
        dangerous.add(state.decision.suspect_id)
    records = merge_groups.ids_of(state.protection.child_id, by)
    return [one for one in care_of(records, by) if one.carer_id and one.carer_id in dangerous]


def representative_of(state):
    """Who represents the child in law, and the conflict of interest that the register shows.

    Answers (adult id or None, `RepresentativeInterest` or ""), which the form shows to be checked.
    """
    kin = Kinship.objects.filter(child_id=state.protection.child_id, legal_representative=True)
    adults = list(kin.values_list("adult_id", flat=True))
    suspect = state.decision.suspect_id if state.decision else None
    if suspect in adults:
        return suspect, RepresentativeInterest.IS_SUSPECT
    if suspect and adults:
        now = Membership.objects.holding(on=today())
        homes = list(now.filter(adult_id=suspect).values_list("household_id", flat=True))
        together = now.filter(household_id__in=homes, adult_id__in=adults).first()
        if together is not None:
            return together.adult_id, RepresentativeInterest.LIVES_WITH
    return (adults[0] if adults else None), ""
