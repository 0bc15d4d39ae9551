"""Reading a child's file: as it is, or as it was on a past day and as known at a past instant.

The pages of `casefile` read here. The caller has consulted the child (the look is on the trail);
everything here stays within the reach of the reader. Rows of adults and households name no child: they
are asked for by the ids that the child's own rows name, and row security decides.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from umai.law.children.categories import category
from umai.law.situations.legal_categories import CategoryStanding
from umai.register import merge_groups
from umai.register.child.file_rows import CHILD_FACTS, may_see_any_sealed, rows_of, sealed_rows
from umai.register.facts.address import Address
from umai.register.facts.clinic import HealthPoint
from umai.register.facts.languages import Languages
from umai.register.facts.school import Schooling
from umai.register.family.absence import Absence
from umai.register.family.care import CareArrangement
from umai.register.family.categories import categories_found
from umai.register.family.inability import Inability
from umai.register.family.life import FileLife, life_of
from umai.register.family.rights import RightsDecision
from umai.register.people import PARENTS, AdultIdentity, Child, Identity, Kinship, Membership


@dataclass
class Kin:
    """One adult of the family: what they are to the child, who they are, whether they are away.

    `identity` is None when this reader may not see the person. `away` are the absences that last
    on the day of the file, `absences` all that began by then. `unable` and `limits` hold on the day.
    """

    kinship: Kinship
    identity: AdultIdentity | None
    on: date
    absences: list[Absence] = field(default_factory=list)
    cares: list[CareArrangement] = field(default_factory=list)
    unable: list[Inability] = field(default_factory=list)
    limits: list[RightsDecision] = field(default_factory=list)
    lives_here: bool = False

    @property
    def is_parent(self):
        return self.kinship.relation in PARENTS

    @property
    def away(self):
        return [one for one in self.absences if one.holds_to is None or one.holds_to > self.on]


@dataclass
class FileSibling:
    """Another child of one of the parents, within this reader's reach."""

    child_id: object
    identity: Identity
    parents: set = field(default_factory=set)  # ids of the adults whom both have as a parent


@dataclass
class FileContents:
    """All that is known of one child on a day. `sealed` is None unless asked for and visible.

    `ids` are the records that are this child, the leading one first, and `others` the identities of those
    that do not lead. Each row of a list says by its `child_id` from which record it is. `ever` are all rows
    of the file, also those replaced, struck or not known yet, but none of the sealed ones.
    """

    child: Child
    on: date
    known_at: datetime
    identity: Identity | None
    facts: dict  # model to its rows that hold on the day, of the kinds whose rows name a child
    kin: list[Kin]
    household: list[Membership]  # who lives with the child, children and adults
    siblings: list[FileSibling]
    people: dict  # adult id to AdultIdentity, kin or not
    ids: tuple = ()
    others: list[Identity] = field(default_factory=list)
    sees_sealed: bool = False
    sealed: dict | None = None  # model to its rows
    ever: dict = field(default_factory=dict)  # model to its `FactHistory`

    @cached_property
    def life(self) -> FileLife:
        """What the rules of law read of this file."""
        return life_of(self)

    @property
    def parents(self):
        return [one for one in self.kin if one.is_parent]

    @property
    def relatives(self):
        """The adults of the family who are no parents."""
        return [one for one in self.kin if not one.is_parent]

    def names(self) -> list[str]:
        """Every form of the name that somebody wrote down, in whichever record, the leading one's first."""
        identities = filter(None, (self.identity, *self.others))
        return list(dict.fromkeys(name for one in identities for name in one.all_written()))

    @property
    def addresses(self) -> list[Address]:
        return self.facts[Address]

    @property
    def care(self) -> list[CareArrangement]:
        return self.facts[CareArrangement]

    @property
    def schooling(self) -> list[Schooling]:
        return self.facts[Schooling]

    @property
    def health_points(self) -> list[HealthPoint]:
        return self.facts[HealthPoint]

    @property
    def languages(self) -> Languages | None:
        """What is spoken, as the leading record has it, else another."""
        return next(iter(self.facts[Languages]), None)

    def person(self, adult_id) -> AdultIdentity | None:
        return self.people.get(adult_id)


def file_of(child, *, by, on=None, known_at=None, sealed=False, alone=False) -> FileContents:
    """The file of this child on the day `on` (today), as known at the instant `known_at` (now).

    With `sealed`, health details, shelter and adoption too, for those who may see them; that look
    is noted by itself. `alone`: this record without those that are one with it.
    """
    group = _merge_group_of(child, by, known_at, alone)
    on, known_at = on or timezone.localdate(), known_at or timezone.now()
    with by.speaking():
        ever = rows_of(child, by=by, ids=group.ids)
        known = {model: rows.known_at(known_at) for model, rows in ever.items()}
        people = {row.adult_id: row for row in known[AdultIdentity].holding(on=on)}
        kinships = known[Kinship].holding(on=on)
        sees = may_see_any_sealed(child, by=by)
        siblings = _siblings(group, kinships, by, on)
        seals = sealed_rows(child, by, group.ids) if sealed and sees else None
    facts = {model: known[model].holding(on=on) for model in CHILD_FACTS}
    facts[Languages].sort(key=lambda row: group.ids.index(row.child_id))
    household = _household(group, known[Membership], on)
    identities = {row.child_id: row for row in facts[Identity]}
    return FileContents(
        child=child,
        on=on,
        known_at=known_at,
        identity=identities.get(group.leading_id) or next(iter(identities.values()), None),
        facts=facts,
        kin=_family(kinships, people, known, household, on),
        household=household,
        siblings=siblings,
        people=people,
        ids=group.ids,
        others=[identities[pk] for pk in group.others if {pk, group.leading_id} <= identities.keys()],
        sees_sealed=sees,
        sealed=seals and {model: rows.known_at(known_at).holding(on=on) for model, rows in seals.items()},
        ever=ever,
    )


def _merge_group_of(child, by, known_at, alone) -> merge_groups.MergeGroup:
    if alone:
        return merge_groups.MergeGroup(child.pk)
    return (
        merge_groups.group_known_at(child.pk, known_at, by)
        if known_at
        else merge_groups.group_of(child.pk, by)
    )


def sealed_of(child, *, by) -> dict[type, list]:
    """The sealed facts that hold today, by model; {} for those who may not see them. Noted as a look."""
    if not may_see_any_sealed(child, by=by):
        return {}
    today = timezone.localdate()
    return {model: rows.holding(on=today) for model, rows in sealed_rows(child, by).items()}


def categories_of(file, on=None) -> tuple:
    """The legal categories in which the child is on this day, as `umai.law` finds them from recorded facts.

    What a person has to confirm first is not among them. An adult is in no category of children.
    """
    _known, found = categories_found(file, on)
    return tuple(category(one.code) for one in found if one.standing is CategoryStanding.HOLDS)


def _family(kinships, people, known, household, on):
    here = {row.adult_id for row in household if row.adult_id}
    absences = known[Absence].standing(on=on)
    began = [row for row in absences if row.holds_from is None or row.holds_from <= on]
    care, unable, limits = (
        known[model].holding(on=on) for model in (CareArrangement, Inability, RightsDecision)
    )
    return [
        Kin(
            kinship=one,
            identity=people.get(one.adult_id),
            on=on,
            absences=[row for row in began if row.adult_id == one.adult_id],
            cares=[row for row in care if row.carer_id == one.adult_id],
            unable=[row for row in unable if row.adult_id == one.adult_id],
            limits=[row for row in limits if row.adult_id == one.adult_id],
            lives_here=one.adult_id in here,
        )
        for one in kinships
    ]


def _household(group, memberships, on):
    """Who shares the child's household on this day, the child left out."""
    living = memberships.holding(on=on)
    homes = {row.household_id for row in living if row.child_id in group.ids}
    return [row for row in living if row.household_id in homes and row.child_id not in group.ids]


def _siblings(group, kinships, by, on):
    parents = {row.adult_id for row in kinships if row.relation in PARENTS}
    if not parents:
        return []
    others = Kinship.objects.within_reach_of(by).holding(on=on)
    others = others.filter(adult_id__in=parents, relation__in=PARENTS).exclude(child_id__in=group.ids)
    shared, others = {}, list(others.annotate(joined=merge_groups.is_merged()))
    leads = merge_groups.leading_ids_of({row.child_id for row in others if row.joined}, by)
    for row in others:
        shared.setdefault(leads.get(row.child_id, row.child_id), set()).add(row.adult_id)
    if not shared:
        return []
    names = merge_groups.consult_identities("register.siblings", shared, by)
    return [FileSibling(row.child_id, row, shared[row.child_id]) for row in names]
