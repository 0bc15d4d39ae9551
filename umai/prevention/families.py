"""The list of families at risk of one place, from what the register knows of every child there.

The number of queries does not depend on that of the children; names are read only for the families that a
page shows. Children with an open case are counted and not listed, because somebody works for them already.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max, Q

from umai.intake.models import Case, Closure
from umai.law.children.families import (
    ChildSituation,
    RiskReason,
    children_born_after,
    closed_since,
    infants_born_after,
    notes_count_from,
    risk_reasons,
)
from umai.law.terms.clock import day_of
from umai.prevention.models import HEALTH_KINDS, Note, NoteKind, NoteValue, ParentContact
from umai.register import merge_groups
from umai.register.models import (
    PARENTS,
    AdultIdentity,
    Attendance,
    CareArrangement,
    CarePaper,
    Identity,
    Kinship,
    Schooling,
)

ENROLLED = {
    Attendance.ATTENDS: True,
    Attendance.IRREGULAR: True,
    Attendance.LEFT: False,
    Attendance.NEVER: False,
}


class ChildAtRisk(NamedTuple):
    """One child of the list, with the reasons."""

    child_id: UUID
    born_on: date | None
    reasons: tuple[RiskReason, ...]


@dataclass
class FamilyAtRisk:
    """Children of the list who live with the same carer, or one child without a recorded carer."""

    carer_id: UUID | None
    children: list[ChildAtRisk] = field(default_factory=list)

    @property
    def sort_key(self):
        """The most reasons first, then the youngest child. It orders the list and decides nothing."""
        codes = {reason.code for one in self.children for reason in one.reasons}
        youngest = max((one.born_on or date.min for one in self.children), default=date.min)
        return -len(codes), -youngest.toordinal()


class FamiliesAtRisk(NamedTuple):
    """The families of a place in order, and how many more children at risk have an open case already."""

    families: list[FamilyAtRisk]
    in_cases: int


def families_at_risk(place, *, by, on) -> FamiliesAtRisk:
    """The families at risk of this municipality on this day, as far as `by` reaches its files."""
    with by.speaking():
        there = ChildrenOnDay(place, by, on)
        carers, situations = there.situations()
        cases = set(there.rows(Case).open().values_list("child_id", flat=True))
        reasons = {child: risk_reasons(one, on) for child, one in situations.items()}
        listed = [ChildAtRisk(child, situations[child].born_on, why) for child, why in reasons.items() if why]
        listed, with_case = distinct_children(listed, by)
    families: dict = {}
    cases |= with_case
    for one in listed:
        if one.child_id not in cases:
            carer = carers.get(one.child_id)
            families.setdefault(carer or one.child_id, FamilyAtRisk(carer)).children.append(one)
    in_cases = sum(one.child_id in cases for one in listed)
    return FamiliesAtRisk(sorted(families.values(), key=lambda family: family.sort_key), in_cases)


def reasons_of(child_id, *, by, on) -> tuple[RiskReason, ...]:
    """The reasons for which this one child would be in the list."""
    with by.speaking():
        _carers, situations = ChildrenOnDay(None, by, on, child_id=child_id).situations()
    reasons: dict = {}
    for situation in situations.values() or [ChildSituation()]:
        for one in risk_reasons(situation, on):
            reasons.setdefault(one.code, one)  # another record may give the same reason
    return tuple(reasons.values())


def distinct_children(listed, by):
    """Each child once, also one of several records; and which of the latter have a case on any record."""
    children = merge_groups.groups_of([one.child_id for one in listed], by)
    merged = {one.child_id: children[one.child_id] for one in listed if children[one.child_id].others}
    if not merged:
        return listed, set()
    found: dict = {}
    for one in listed:
        leads = children[one.child_id].leading_id
        before = found.get(leads, ChildAtRisk(leads, one.born_on, ()))
        codes = {reason.code for reason in before.reasons}
        more = tuple(reason for reason in one.reasons if reason.code not in codes)
        found[leads] = before._replace(reasons=before.reasons + more)
    ids = {pk for one in merged.values() for pk in one.ids}
    cases = Case.objects.within_reach_of(by).open().filter(child_id__in=ids)
    with_case = set(cases.values_list("child_id", flat=True))
    return list(found.values()), {one.leading_id for one in merged.values() if with_case & set(one.ids)}


class ChildrenOnDay:
    """What is recorded of the children of one place, or of one child, on a day."""

    def __init__(self, place, by, on, child_id=None):
        self.by, self.on = by, on
        self.place = None if child_id else {"held_in": place.district_id, "held_by": place.pk}
        self.whose = (
            {"child_id__in": merge_groups.ids_of(child_id, by)}
            if child_id
            else {"child__district": place.district_id, "child__municipality": place.pk}
        )

    def rows(self, model):
        """The rows of this model about these children, within the reach of `by`."""
        return model.objects.within_reach_of(self.by).filter(**self.whose)

    def situations(self):
        """Child id to carer id, and child id to `ChildSituation`."""
        born = self.born()
        carers, fields = self.care()
        for part in (self.school_and_doctor(), self.infants_left(), self.unreached(), self.closed()):
            for child, values in part.items():
                fields[child] |= values
        return carers, {
            child: replace(ChildSituation(born_on=day), **fields[child]) for child, day in born.items()
        }

    def born(self):
        """Child id to birth date (None where not known), of those who are under age on this day."""
        since = children_born_after(self.on)
        return {child: day for child, day in self.births() if day is None or day > since}

    def births(self):
        """Child id and birth date of each; no name is read, as the list shows nobody yet."""
        if self.place is None:
            return self.rows(Identity).values_list("child_id", "birth_date")
        return self.by.ask("select * from register_births(%(held_in)s, %(held_by)s)", **self.place)

    def care(self):
        """Child id to carer id, and child id to the fields of `ChildSituation` about the carer."""
        held = self.rows(CareArrangement).holding(on=self.on)
        rows = list(
            held.order_by("recorded_at").values("child_id", "carer_id", "is_kin", "paper", "institution")
        )
        carers = {row["child_id"]: row["carer_id"] for row in rows if row["carer_id"]}
        # A subquery and not the ids of `carers`: thousands of ids in a statement take longer.
        whom = held.filter(carer_id__isnull=False).values("carer_id")
        born = dict(self.births_of_carers(whom))
        every = CareArrangement.objects.within_reach_of(self.by).holding(on=self.on).filter(carer_id__in=whom)
        together = dict(every.values_list("carer_id").annotate(Count("child_id", distinct=True)))
        fields: defaultdict = defaultdict(dict)
        for row in rows:
            if row["is_kin"] is False and row["paper"] == CarePaper.NONE and not row["institution"]:
                fields[row["child_id"]]["stranger_without_paper"] = True
        for child, carer in carers.items():
            fields[child] |= {"carer_born_on": born.get(carer), "with_carer": together.get(carer, 0)}
        return carers, fields

    def births_of_carers(self, whom):
        """Adult id and birth date of these carers."""
        if self.place is None:
            return AdultIdentity.objects.filter(adult_id__in=whom).values_list("adult_id", "birth_date")
        asked = "select * from register_carer_births(%(held_in)s, %(held_by)s, %(on)s)"
        return self.by.ask(asked, on=self.on, **self.place)

    def school_and_doctor(self):
        """What school and clinic said last, by child; school days and missed days are summed."""
        known: dict = defaultdict(dict)
        schooling = self.rows(Schooling).holding(on=self.on).order_by("recorded_at")
        for child, attendance, recorded_at in schooling.values_list("child_id", "attendance", "recorded_at"):
            known[child]["enrolled"] = (ENROLLED.get(attendance), day_of(recorded_at))
        counts = Q(kind__in=HEALTH_KINDS) | Q(noted_on__gte=notes_count_from(self.on))
        notes = self.rows(Note).filter(counts, noted_on__lte=self.on).order_by("noted_on", "recorded_at")
        columns = ("child_id", "kind", "noted_on", "value", "missed_days", "school_days", "due_on")
        for row in notes.values_list(*columns, named=True):
            add_note(known[row.child_id], row, self.on)
        return {
            child: one | ({"enrolled": one["enrolled"][0]} if "enrolled" in one else {})
            for child, one in known.items()
        }

    def infants_left(self):
        """Whether every parent on record is away, by child, of the infants."""
        since = infants_born_after(self.on)
        infants = [child for child, day in self.births() if day and day > since]
        kin = self.rows(Kinship).filter(child_id__in=infants, relation__in=PARENTS)
        parents = defaultdict(set)
        for child, adult in kin.values_list("child_id", "adult_id"):
            parents[child].add(adult)
        asked = "select unnest(register_parents_away(%(adults)s, %(on)s))"
        adults = list({adult for every in parents.values() for adult in every})
        gone = {adult for (adult,) in self.by.ask(asked, adults=adults, on=self.on)}
        return {child: {"left_by_all": adults <= gone} for child, adults in parents.items()}

    def unreached(self):
        """How often in a row up to now a parent was not reached, by child; the higher one of two parents."""
        rows = self.rows(ParentContact).order_by("-contacted_at")
        counts, reached_before = defaultdict(int), set()
        for child, adult, reached in rows.values_list("child_id", "adult_id", "reached"):
            if reached:
                reached_before.add((child, adult))
            elif (child, adult) not in reached_before:
                counts[child, adult] += 1
        most: dict = {}
        for (child, _adult), number in counts.items():
            most[child] = {"unreached": max(number, most.get(child, {}).get("unreached", 0))}
        return most

    def closed(self):
        """When the last case ended, by child, where it ended after `closed_since`."""
        rows = self.rows(Closure).filter(closed_on__gt=closed_since(self.on))
        return {
            child: {"closed_on": day}
            for child, day in rows.values_list("child_id").annotate(Max("closed_on"))
        }


def add_note(known, row, on):
    """Add one note to the values of its child; notes are added from the oldest to the newest."""
    match row.kind:
        case NoteKind.ATTENDANCE:
            known["missed_days"] = known.get("missed_days", 0) + row.missed_days
            known["school_days"] = known.get("school_days", 0) + row.school_days
        case NoteKind.ENROLMENT:
            _answer, day = known.get("enrolled", (None, date.min))
            if row.noted_on >= day:
                known["enrolled"] = (row.value == NoteValue.ENROLLED, row.noted_on)
        case NoteKind.LABOUR:
            known["works_in_place_of_school"] = row.value == NoteValue.WORKS_INSTEAD
        case NoteKind.VACCINATION:
            late = row.due_on is not None and row.due_on < on
            known["vaccination_overdue"] = row.value == NoteValue.OVERDUE or late
        case NoteKind.CHECK_UP if row.value == NoteValue.SEEN:
            known["doctor_on"] = row.noted_on
