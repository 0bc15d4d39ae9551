"""Families at risk, by stated criteria; each gives a reason that a person can read and check.

There are no weights and no training, and nothing follows automatically: a person reads the list and
decides. A fact that nobody recorded is no reason. Days are days in Bishkek.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from umai.law.children.ages import CHILD_UNTIL, INFANT_UNDER, age_on, months_after
from umai.law.dated_values import DatedValue, parameter
from umai.law.editions.edition import once_an_edition

CARER_OLD_FROM = parameter("carer_old_from_age")
CHILDREN_WITH_ONE_CARER = parameter("children_with_one_carer")
MISSED_PER_CENT = parameter("missed_school_per_cent")
SCHOOL_FROM = parameter("school_from_age")
SCHOOL_UNTIL = parameter("school_until_age")
DOCTOR_MONTHS = parameter("doctor_within_months")
NOTES_MONTHS = parameter("notes_count_months")
UNREACHED_CONTACTS = parameter("unreached_contacts")
CLOSED_MONTHS = parameter("closed_case_months")


@dataclass(frozen=True)
class ChildSituation:
    """What is recorded of one child, for the criteria; what nobody recorded keeps its default.

    `left_by_all`: every parent on record is away. `carer_born_on`: of the person the child lives with.
    `with_carer`: how many children live with that person. `missed_days` of `school_days`: the sums of
    the notes that count. `enrolled`: None when not known. `doctor_on`: the last day a doctor saw the
    child. `unreached`: consecutive contacts in which a parent was not reached, the most of any parent.
    `closed_on`: when an earlier case ended.
    """

    born_on: date | None = None
    left_by_all: bool = False
    carer_born_on: date | None = None
    with_carer: int = 0
    stranger_without_paper: bool = False
    missed_days: int = 0
    school_days: int = 0
    enrolled: bool | None = None
    works_in_place_of_school: bool = False
    vaccination_overdue: bool = False
    doctor_on: date | None = None
    unreached: int = 0
    closed_on: date | None = None


class RiskReason(NamedTuple):
    """Why a family is on the list: the criterion, and the number or the day that goes with it."""

    code: str
    value: int | date | None = None


class RiskCriterion(NamedTuple):
    """One criterion: the parameters it reads, and its rule, which gives a `RiskReason` or None."""

    reads: tuple[DatedValue, ...]
    rule: Callable[[ChildSituation, date], RiskReason | None]


def risk_reasons(one: ChildSituation, on: date) -> tuple[RiskReason, ...]:
    """Every reason why this child's family is on the list on this day, in the order below.

    A person who is not born yet or no longer a child on this day has none.
    """
    if one.born_on and not children_born_after(on) < one.born_on <= on:
        return ()
    found = (criterion.rule(one, on) for criterion in CRITERIA.values())
    return tuple(reason for reason in found if reason is not None)


def infant_left_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """Under three, and every parent on record is away."""
    if one.left_by_all and one.born_on and one.born_on > infants_born_after(on):
        return RiskReason("infant_left", age_on(one.born_on, on))
    return None


def works_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """Works instead of going to school."""
    return RiskReason("works") if one.works_in_place_of_school else None


def stranger_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """Lives with somebody who is no relative, without any paper."""
    return RiskReason("stranger") if one.stranger_without_paper else None


def young_carer_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """The carer is a child."""
    born = one.carer_born_on
    is_child = born and children_born_after(on) < born <= on
    return RiskReason("carer_young", age_on(born, on)) if born and is_child else None


def old_carer_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """The carer is seventy or older."""
    born = one.carer_born_on
    if born and born <= old_carers_born_by(on):
        return RiskReason("carer_old", age_on(born, on))
    return None


def many_children_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """One person takes care of more than four children."""
    return RiskReason("many_children", one.with_carer) if one.with_carer > many_children_above(on) else None


def not_enrolled_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """Of school age and in no school."""
    if one.enrolled is False and one.born_on:
        age = age_on(one.born_on, on)
        if SCHOOL_FROM.on(on) <= age < SCHOOL_UNTIL.on(on):
            return RiskReason("not_enrolled", age)
    return None


def missed_school_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """A tenth of the school days or more was missed."""
    if one.missed_days and one.missed_days * 100 >= MISSED_PER_CENT.on(on) * one.school_days:
        return RiskReason("misses_school", one.missed_days)
    return None


def no_doctor_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """A vaccination is overdue, and no doctor has seen the child for a year."""
    seen = one.doctor_on is not None and one.doctor_on > months_before(on, DOCTOR_MONTHS.on(on))
    return RiskReason("no_doctor", one.doctor_on) if one.vaccination_overdue and not seen else None


def unreachable_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """A parent who is away was not reached twice in a row."""
    stands = one.unreached and one.unreached >= UNREACHED_CONTACTS.on(on)
    return RiskReason("unreachable", one.unreached) if stands else None


def earlier_case_reason(one: ChildSituation, on: date) -> RiskReason | None:
    """A case of the child ended less than a year ago."""
    if one.closed_on and closed_since(on) < one.closed_on <= on:
        return RiskReason("case_before", one.closed_on)
    return None


CRITERIA = {
    "infant_left": RiskCriterion((INFANT_UNDER,), infant_left_reason),
    "works": RiskCriterion((NOTES_MONTHS,), works_reason),
    "stranger": RiskCriterion((), stranger_reason),
    "carer_young": RiskCriterion((CHILD_UNTIL,), young_carer_reason),
    "carer_old": RiskCriterion((CARER_OLD_FROM,), old_carer_reason),
    "many_children": RiskCriterion((CHILDREN_WITH_ONE_CARER,), many_children_reason),
    "not_enrolled": RiskCriterion((SCHOOL_FROM, SCHOOL_UNTIL), not_enrolled_reason),
    "misses_school": RiskCriterion((MISSED_PER_CENT, NOTES_MONTHS), missed_school_reason),
    "no_doctor": RiskCriterion((DOCTOR_MONTHS,), no_doctor_reason),
    "unreachable": RiskCriterion((UNREACHED_CONTACTS,), unreachable_reason),
    "case_before": RiskCriterion((CLOSED_MONTHS,), earlier_case_reason),
}


def notes_count_from(on: date) -> date:
    """The first day from which a note of a school or a clinic counts on this day."""
    return months_before(on, NOTES_MONTHS.on(on))


def closed_since(on: date) -> date:
    """The day after which a case must have ended to be a reason on this day."""
    return months_before(on, CLOSED_MONTHS.on(on))


@once_an_edition
def children_born_after(on: date) -> date:
    """People born on this day or before are no longer children."""
    return months_before(on, 12 * CHILD_UNTIL.on(on))


@once_an_edition
def infants_born_after(on: date) -> date:
    """Children born on this day or before are no longer infants."""
    return months_before(on, 12 * INFANT_UNDER.on(on))


@once_an_edition
def old_carers_born_by(on: date) -> date:
    """Carers born on this day or before are old."""
    return months_before(on, 12 * CARER_OLD_FROM.on(on))


@once_an_edition
def many_children_above(on: date) -> int:
    """The number of children above which one carer has many."""
    return int(CHILDREN_WITH_ONE_CARER.on(on))


def months_before(on: date, months: int) -> date:
    """The day this number of months earlier; the last of the month when it has no such day."""
    return months_after(on, -months)
