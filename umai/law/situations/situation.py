"""What of a child's life its legal categories depend on, on one day, without names and days.

Children whose lives differ have the same categories where their situations are equal, so that each
distinct situation is evaluated once. A situation is plain and hashable: a database can make one as well.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from umai.law.children.ages import age_on, is_minor
from umai.law.children.families import SCHOOL_FROM, SCHOOL_UNTIL
from umai.law.children.lives import AdultLife, AdultState, ChildLife, ParentalRights, holds_on
from umai.law.dated_values import NoLawInForce

ABROAD, WITHIN, SOMEWHERE = "away_abroad", "away_within", "away_somewhere"


class ParentSituation(NamedTuple):
    """One parent on a day; `labour` is "away_abroad", "away_within" or "away_somewhere", "" if not away."""

    state: AdultState = AdultState.FREE
    rights: ParentalRights = ParentalRights.FULL
    labour: str = ""


class LegalSituation(NamedTuple):
    """All that the categories of one day are found from; the parents and the causes are in order.

    `out_of_school`: of school age, and written down as enrolled nowhere. `confirmed` are the causes and
    situations that a person confirmed and that last on the day.
    """

    is_child: bool = True
    parents: tuple[ParentSituation, ...] = ()
    in_institution: bool = False
    out_of_school: bool = False
    no_certificate: bool = False
    confirmed: tuple[str, ...] = ()


def situation_of(life: ChildLife, on: date) -> LegalSituation:
    """The situation of this child on this day."""
    born = life.born_on
    if born and (born > on or not is_minor(born, on)):
        return LegalSituation(is_child=False)
    return LegalSituation(
        True,
        tuple(sorted(_parent(one, on) for one in life.adults if one.is_parent)),
        any(paper.kind == "institution" and holds_on(paper, on) for paper in life.papers),
        is_out_of_school(life, on),
        life.has_certificate is False,
        in_order(cause.code for cause in life.confirmed if holds_on(cause, on)),
    )


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes once each, in the order of the alphabet."""
    return tuple(sorted(set(codes)))


def is_out_of_school(life: ChildLife, on: date) -> bool:
    """Whether the child is of school age on this day, and is written down as enrolled nowhere.

    Where no law says what that age is, nobody is out of school.
    """
    known = [one.enrolled for one in life.enrolments if holds_on(one, on)]
    if not known or any(known) or life.born_on is None:
        return False
    try:
        return bool(SCHOOL_FROM.on(on) <= age_on(life.born_on, on) < SCHOOL_UNTIL.on(on))
    except NoLawInForce:
        return False


def labour_on(parent: AdultLife, on: date) -> str:
    """Where this parent is for labour on this day; of several absences the one abroad."""
    places = {one.external for one in parent.absences if one.for_labour and one.lasts_on(on)}
    if not places:
        return ""
    return ABROAD if True in places else SOMEWHERE if None in places else WITHIN


def _parent(one: AdultLife, on: date) -> ParentSituation:
    return ParentSituation(
        one.state_on(on) if one.states else AdultState.FREE,
        one.rights_on(on) if one.rights else ParentalRights.FULL,
        labour_on(one, on),
    )
