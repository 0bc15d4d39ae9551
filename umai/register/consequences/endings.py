"""What a fact ends, kind by kind: the rows that cannot be true beside it, and those that may have ended."""

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.law.terms.clock import today
from umai.register.consequences.change import Ending, FactChange, last_day_before, lasting, standing
from umai.register.consequences.family import carers_in_words, homes_of, name_of, other_children_of
from umai.register.facts.address import Address, AddressKind, address_in_words
from umai.register.facts.school import Attendance, Schooling
from umai.register.family.care import CARE, CareArrangement, CarePaper
from umai.register.family.inability import Inability, InabilityKind
from umai.register.family.members import HOUSEHOLD
from umai.register.people import PARENTS, Kinship, Membership


def ended_by_absence(change: FactChange) -> list[Ending]:
    """Who is away or unable lives with none of their children, and takes care of none.

    Whom a court declared incapable takes care of none, and may live with them as before. Of a parent who
    came back it may be that whoever took care of the child until then does so no more.
    """
    adult = change.after.adult_id
    if change.has_ended:
        return offered_at_return(change) if change.ends_now else []
    if not change.is_about("adult_id", "holds_from", "holds_to"):
        return []
    ends = [*own_care(change, change.day, carer_id=adult), *own_homes(change, adult)]
    ends += with_other_children(change, adult, change.day, seen={one.pk for one in ends})
    if isinstance(change.after, Inability) and change.after.kind == InabilityKind.INCAPABLE:
        return [one for one in ends if not isinstance(one.row, Membership)]
    return ends


def offered_at_return(change: FactChange) -> list[Ending]:
    """The care by others, which may have ended when this parent came back."""
    adult, day = change.after.adult_id, change.after.holds_to
    if not is_parent(change, adult):
        return []
    care = own_care(change, day, contradicts=False)
    return [one for one in care if one.row.carer_id != adult]


def ended_by_care(change: FactChange) -> list[Ending]:
    """Another carer takes the place of the one before, unless they live in one household.

    When a care ended (the carer left, died, was detained, is dangerous), so may have the care of the same
    person for other children, and their living with the child.
    """
    carer = change.after.carer_id
    if change.ends_now and carer:
        day = change.after.holds_to
        ends = own_homes(change, carer, day, contradicts=False)
        others = with_other_children(change, carer, day, {one.pk for one in ends}, contradicts=False)
        return [*ends, *others]
    if change.has_ended or not change.is_about("carer_id", "institution", "holds_from", "holds_to"):
        return []
    before = change.before and change.before.pk
    care = [one for one in own_care(change, change.day) if one.row.pk != before]
    others = [one for one in care if one.row.carer_id != carer and not live_together(carer, one.row.carer_id)]
    return [*others, *earlier_papers(change, before)]


def earlier_papers(change: FactChange, before) -> list[Ending]:
    """The care on an older paper of the same carer, which ends on the day before a new paper begins."""
    row, day = change.after, change.after.paper_from or change.day
    if row.paper == CarePaper.NONE or day > today():
        return []
    same = {"carer_id": row.carer_id, "institution": row.institution}
    found = own_care(change, day, **same)
    return [one for one in found if one.row.pk != before and is_paper_followed(one.row, day)]


def is_paper_followed(row, day) -> bool:
    """Whether this care rests on a paper that began before this day and is valid on it still."""
    began = row.paper_from or row.holds_from
    return (
        row.paper != CarePaper.NONE
        and (began is None or began < day)
        and (row.paper_to is None or row.paper_to >= day)
    )


def ended_by_address(change: FactChange) -> list[Ending]:
    """A child lives in one place: a new one ends those before. Perhaps the child left the household too."""
    after = change.after
    if after.kind != AddressKind.ACTUAL or change.has_ended or not is_move(change):
        return []
    rows = Address.objects.filter(child_id__in=[one.pk for one in change.records], kind=AddressKind.ACTUAL)
    rows = standing(rows.select_related("settlement__municipality", "settlement__parent"), change.day)
    before = change.before and change.before.pk
    ends = [
        ending_of(change, row, change.day, AddressKind.ACTUAL.label.capitalize(), address_in_words(row))
        for row in rows
        if row.pk != before
    ]
    return [*ends, *left_household(change)] if ends or change.before else []


def is_move(change: FactChange) -> bool:
    """Whether an address says that the child lives elsewhere now, and not only how it is written."""
    return not change.is_correction and change.is_about("settlement_id", "words", "kind", "holds_to")


def left_household(change: FactChange) -> list[Ending]:
    """The child's own place in a household: did the child leave these people?"""
    ends = []
    for row in standing(
        Membership.objects.filter(child_id__in=[one.pk for one in change.records]), change.day
    ):
        adults = Membership.objects.filter(household_id=row.household_id).exclude(adult_id=None)
        names = ", ".join(name_of(one.adult_id) for one in standing(adults, change.day))
        if names:
            ends.append(ending_of(change, row, change.day, HOUSEHOLD.title, names, contradicts=False))
    return ends


def ended_by_school(change: FactChange) -> list[Ending]:
    """A child who has left school goes to none: what was recorded before of a school ends."""
    left = change.after.attendance == Attendance.LEFT and not change.has_ended
    if not left or not change.is_about("attendance", "holds_to"):
        return []
    rows = Schooling.objects.filter(
        child_id__in=[one.pk for one in change.records],
        attendance__in=(Attendance.ATTENDS, Attendance.IRREGULAR),
    )
    before = change.before and change.before.pk
    return [
        ending_of(
            change,
            row,
            change.day,
            _("School"),
            ", ".join(filter(None, [row.school, row.get_attendance_display()])),
        )
        for row in standing(rows, change.day)
        if row.pk != before
    ]


def is_parent(change: FactChange, adult_id) -> bool:
    """Whether this adult is a parent of the child."""
    ids = [one.pk for one in change.records]
    return Kinship.objects.filter(child_id__in=ids, adult_id=adult_id, relation__in=PARENTS).exists()


def live_together(one, other) -> bool:
    """Whether these two adults live in one household, so that both may take care of the child."""
    if one is None or other is None:
        return False
    homes = [set(homes_of_adult(adult).values_list("household_id", flat=True)) for adult in (one, other)]
    return bool(homes[0] & homes[1])


def homes_of_adult(adult_id):
    """The rows that say in which households this adult lives."""
    return lasting(Membership.objects.filter(adult_id=adult_id))


def own_care(change, day, *, contradicts=True, **wanted) -> list[Ending]:
    """The care of this child that stands, as far as it is wanted."""
    return care_endings(change, change.records, day, contradicts, wanted)


def own_homes(change, adult, day=None, *, contradicts=True) -> list[Ending]:
    """That this adult lives with the child."""
    return home_endings(change, change.records, adult, day or change.day, contradicts)


def with_other_children(change, adult, day, seen, *, contradicts=True) -> list[Ending]:
    """That this adult takes care of their other children, and lives with them; each row once."""
    ends: list[Ending] = []
    for one in other_children_of(adult, change.child, change.by):
        found = care_endings(change, one.records, day, contradicts, {"carer_id": adult}, one.name)
        found += home_endings(change, one.records, adult, day, contradicts, one.name)
        ends += [ending for ending in found if ending.pk not in seen]
        seen |= {ending.pk for ending in found}
    return ends


def care_endings(change, records, day, contradicts, wanted, name="") -> list[Ending]:
    """The care in these records that stands on this day."""
    rows = CareArrangement.objects.filter(child_id__in=[one.pk for one in records], **wanted)
    return [
        ending_of(change, row, day, CARE.label, carers_in_words([row]), name, records, contradicts)
        for row in standing(rows, day)
    ]


def home_endings(change, records, adult, day, contradicts, name="") -> list[Ending]:
    """That this adult lives in a household of the child of these records."""
    homes = homes_of([one.pk for one in records])
    rows = standing(Membership.objects.filter(adult_id=adult, household_id__in=homes), day)
    return [
        ending_of(change, row, day, HOUSEHOLD.title, name_of(adult), name, records, contradicts)
        for row in rows
    ]


def ending_of(change, row, day, label, words, name="", records=None, contradicts=True) -> Ending:
    """The end of this row, in words: whose it is, what it is, what it says, and its last day."""
    records = records or change.records
    record = next((one for one in records if one.pk == row.child_id), records[0])
    said = _("%(what)s: %(words)s. Last day: %(day)s") % {
        "what": f"{name}, {label}" if name else label,
        "words": words,
        "day": date_in_words(last_day_before(day, row)),
    }
    return Ending(row, record, day, said, contradicts)
