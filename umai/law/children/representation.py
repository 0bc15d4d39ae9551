"""Who may act for a child: asked of the parents' rights and presence, and of the papers that are known.

No rule that was read says who signs for a child, so every answer has its certainty, and none refuses
anybody. What nobody recorded speaks neither for an adult nor against.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from umai.law.dated_values import Certainty, DatedValue, NoLawInForce, parameter

GUARDIANSHIP = ("preliminary", "court")


class ParentalRights(StrEnum):
    """What is known of a parent's rights; full where nothing else is known."""

    FULL = "full"
    RESTRICTED = "restricted"
    TAKEN = "taken"


class CareFacts(NamedTuple):
    """What is known of one adult of a child's family, or of an institution, on a day.

    `who` is whatever the caller names them by. `paper` is the kind of a paper of care that is valid on
    that day ("power_of_attorney", "preliminary", "court", "foster", "institution"), or "".
    """

    who: str
    is_parent: bool = False
    is_away: bool = False
    rights: ParentalRights = ParentalRights.FULL
    is_representative: bool = False
    paper: str = ""

    @property
    def has_rights(self) -> bool:
        """Whether this is a parent whose rights nothing that is known has touched."""
        return self.is_parent and self.rights is ParentalRights.FULL


class MayAct(StrEnum):
    """How far it is known that somebody may act for the child."""

    YES = "yes"
    PROBABLY = "probably"
    NOBODY_KNOWN = "nobody_known"


class RepresentationRule(NamedTuple):
    """One rule: by which dated value it holds, how far it goes, and whom it names."""

    value: DatedValue
    answer: MayAct
    names: Callable[[CareFacts], bool]


class Representation(NamedTuple):
    """Who may act for a child: the answer, whom it names, the code of the reason, and how sure it is."""

    answer: MayAct
    who: tuple[str, ...]
    reason: str
    certainty: Certainty


RULES = {  # the surest first
    "guardian": RepresentationRule(
        parameter("acts_guardian"), MayAct.YES, lambda one: one.paper in GUARDIANSHIP
    ),
    "parent": RepresentationRule(
        parameter("acts_parent"), MayAct.YES, lambda one: one.has_rights and not one.is_away
    ),
    "representative": RepresentationRule(
        parameter("acts_representative"),
        MayAct.YES,
        lambda one: one.is_representative and (one.has_rights or not one.is_parent),
    ),
    "institution": RepresentationRule(
        parameter("acts_institution"), MayAct.PROBABLY, lambda one: one.paper == "institution"
    ),
    "foster": RepresentationRule(
        parameter("acts_foster"), MayAct.PROBABLY, lambda one: one.paper == "foster"
    ),
    "attorney": RepresentationRule(
        parameter("acts_attorney"), MayAct.PROBABLY, lambda one: one.paper == "power_of_attorney"
    ),
    "parent_away": RepresentationRule(
        parameter("acts_parent_away"), MayAct.PROBABLY, lambda one: one.has_rights and one.is_away
    ),
    "without_paper": RepresentationRule(
        parameter("acts_without_paper"), MayAct.PROBABLY, lambda one: not one.is_parent
    ),
}


def who_may_act(adults: Iterable[CareFacts], on: date) -> Representation:
    """Who may act for the child on this day, by the first rule in force that names anybody.

    A rule for which nothing is in force on this day, or whose value is no, names nobody.
    """
    known = list(adults)
    for reason, rule in RULES.items():
        who = tuple(one.who for one in known if rule.names(one))
        if who and _holds(rule.value, on):
            return Representation(rule.answer, who, reason, rule.value.source_on(on).certainty)
    return Representation(MayAct.NOBODY_KNOWN, (), "nobody", Certainty.PRACTICE)


def _holds(value: DatedValue, on: date) -> bool:
    try:
        return bool(value.on(on))
    except NoLawInForce:
        return False
