"""Who else is concerned: other children who may be in the same danger, and who represents the child."""

from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.design.parts import Task
from umai.law.terms.clock import today
from umai.protection.people.models import RepresentativeInterest, SiblingHousehold, SiblingSafety
from umai.register import merge_groups
from umai.register.models import PARENTS, Identity, Kinship, Membership


class RegisteredSibling(NamedTuple):
    """Another child of the register: of the own household and parents, or of whoever is dangerous."""

    child_id: UUID
    name: str
    whose: str


def registered_siblings_of(state, by) -> list[RegisteredSibling]:
    """Children who live with this child, have a parent in common, or live with whoever is dangerous.

    Only those within this worker's reach; that their names were shown is noted as a look of its own.
    """
    records = merge_groups.ids_of(state.protection.child_id, by)
    suspect = state.decision.suspect_id if state.decision else None
    parents = Kinship.objects.filter(child_id__in=records, relation__in=PARENTS).values_list(
        "adult_id", flat=True
    )
    own = related_child_ids(Q(child_id__in=records), list(parents))
    theirs = related_child_ids(Q(adult_id=suspect), [suspect]) if suspect else set()
    found = (own | theirs) - set(records)
    if not found:
        return []
    rows = Identity.objects.within_reach_of(by).filter(child_id__in=found).order_by("birth_date")
    return [
        RegisteredSibling(
            one.child_id,
            one.full_name(),
            SiblingHousehold.HOUSEHOLD if one.child_id in own else SiblingHousehold.SUSPECT,
        )
        for one in consult_list("register.siblings", rows, by=by)
    ]


def sibling_tasks(state, by):
    """Every other child with what becomes of them, as tasks: known ones, then those written down here."""
    written = {row.other_id: row for row in state.siblings if row.other_id}
    others = registered_siblings_of(state, by)
    known = [(one.child_id, one.name, written.get(one.child_id)) for one in others]
    named = [(row.pk, row.who, row) for row in state.siblings if row.other_id is None]
    gone = written.keys() - {one.child_id for one in others}
    hidden = [(key, _("Another child"), written[key]) for key in gone]
    return [
        Task(
            name,
            reverse("protection:sibling", args=[state.protection.pk, key]),
            capfirst(row.get_where_display()) if row else _("Not written yet"),
            done=row is not None,
            hint=capfirst(row.get_whose_display()) if row else "",
        )
        for key, name, row in [*known, *named, *hidden]
    ]


def sibling_row(which, state):
    """The row that stands of another child, or None. `which`: the child's id, or that of any row about it."""
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


def representative_of(state):
    """Who represents the child in law, and the conflict of interest that the register shows.

    Answers (adult id or None, `RepresentativeInterest` or ""); a person decides.
    """
    kin = Kinship.objects.filter(child_id=state.protection.child_id, legal_representative=True)
    known = list(kin.values_list("adult_id", flat=True))
    suspect = state.decision.suspect_id if state.decision else None
    if suspect in known:
        return suspect, RepresentativeInterest.IS_SUSPECT
    if suspect and known:
        now = Membership.objects.holding(on=today())
        homes = list(now.filter(adult_id=suspect).values_list("household_id", flat=True))
        together = now.filter(household_id__in=homes, adult_id__in=known).first()
        if together is not None:
            return together.adult_id, RepresentativeInterest.LIVES_WITH
    return (known[0] if known else None), ""
