"""Who may act for a child on a day: from the parents' rights, presence and states, and from the papers.

No rule that was read says who signs for a child, so every answer has its certainty, and none refuses
anybody. What nobody recorded speaks neither for an adult nor against, and nothing is ever concluded from
"the carer is no parent" alone. A parent with rights who can be reached is named beside every answer.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from umai.law.children.ages import (
    CHILD_UNTIL,
    GUARDIANSHIP_UNTIL,
    is_minor,
    needs_guardian_rather_than_trustee,
)
from umai.law.children.changes import age_days, entry_days, next_change
from umai.law.children.lives import GONE, HELD, AdultState, ChildLife, ParentalRights, holds_on
from umai.law.dated_values import Certainty, DatedValue, NoLawInForce, parameter

__all__ = [
    "CareFacts",
    "MayAct",
    "ParentalRights",
    "Representation",
    "care_facts_on",
    "representation_changes_on",
    "representation_on",
    "who_may_act",
]

GUARDIANSHIP = ("preliminary", "court")


class CareFacts(NamedTuple):
    """What is known of one adult of a child's family, or of an institution, on a day.

    `who` is whatever the caller names them by. `paper` is the kind of a paper of care that is valid on
    that day ("power_of_attorney", "preliminary", "court", "foster", "institution"), or "". With several
    papers an adult stands in several entries. `is_reachable` is None when nobody wrote it down.
    """

    who: str
    is_parent: bool = False
    is_away: bool = False
    rights: ParentalRights = ParentalRights.FULL
    is_representative: bool = False
    paper: str = ""
    state: AdultState = AdultState.FREE
    is_reachable: bool | None = None
    is_under_age: bool = False
    is_barred: bool = False
    is_joint: bool = False

    @property
    def has_rights(self) -> bool:
        """Whether this is a parent whose rights nothing that is known has touched, and who can use them."""
        return self.is_parent and self.rights is ParentalRights.FULL and self.can_act

    @property
    def can_act(self) -> bool:
        """Whether the adult lives, is known and can be found, and is capable."""
        return self.state not in GONE and self.state is not AdultState.INCAPABLE

    @property
    def is_present(self) -> bool:
        return not self.is_away and self.state is AdultState.FREE

    @property
    def is_elsewhere(self) -> bool:
        """Away or in hospital, but not held in prison or in detention."""
        return not self.is_present and self.state not in HELD

    @property
    def is_flawed(self) -> bool:
        """Whether something speaks against this adult as somebody's guardian."""
        lost = self.is_parent and self.rights is not ParentalRights.FULL
        return self.is_under_age or self.is_barred or lost

    @property
    def is_guardian(self) -> bool:
        return self.paper in GUARDIANSHIP and self.can_act


class MayAct(StrEnum):
    """How far it is known that somebody may act for the child."""

    YES = "yes"
    PROBABLY = "probably"
    NOBODY_KNOWN = "nobody_known"
    OF_AGE = "of_age"


class ActingDoubt(NamedTuple):
    """What does not fit together in an answer: a code of `DOUBTS`, and whom it concerns. It asks, only."""

    code: str
    who: tuple[str, ...]


class RepresentationRule(NamedTuple):
    """One rule: by which dated value it holds, how far it goes, and whom it names."""

    value: DatedValue
    answer: MayAct
    names: Callable[[CareFacts], bool]


class Representation(NamedTuple):
    """Who may act for a child on a day.

    `answer` is how far that is known, `who` whom it names, `reason` a code of `REASONS`, `certainty` and
    `cite` how sure it is and where it stands. `doubts` ask about what does not fit together. `as_what` is
    "guardianship" or "trusteeship", by the child's age, where a guardian is named. `parents` are the
    parents who have their rights and are here or can be reached, whoever else is named.
    """

    answer: MayAct
    who: tuple[str, ...]
    reason: str
    certainty: Certainty
    cite: str = ""
    doubts: tuple[ActingDoubt, ...] = ()
    as_what: str = ""
    parents: tuple[str, ...] = ()


def _rule(name: str, answer: MayAct, names: Callable[[CareFacts], bool]) -> RepresentationRule:
    return RepresentationRule(parameter(name), answer, names)


RULES = {  # the surest first
    "guardian": _rule("acts_guardian", MayAct.YES, lambda one: one.is_guardian),
    "parent": _rule("acts_parent", MayAct.YES, lambda one: one.has_rights and one.is_present),
    "representative": _rule(
        "acts_representative",
        MayAct.YES,
        # Of a parent it says nothing more than that: a parent who is away only keeps the rights.
        lambda one: one.is_representative and one.can_act and not one.is_parent,
    ),
    "institution": _rule(
        "acts_institution", MayAct.PROBABLY, lambda one: one.paper == "institution" and one.can_act
    ),
    "foster": _rule("acts_foster", MayAct.PROBABLY, lambda one: one.paper == "foster" and one.can_act),
    "attorney": _rule(
        "acts_attorney", MayAct.PROBABLY, lambda one: one.paper == "power_of_attorney" and one.can_act
    ),
    "parent_reachable": _rule(
        "acts_parent_away",
        MayAct.PROBABLY,
        lambda one: one.has_rights and one.is_elsewhere and one.is_reachable is True,
    ),
    "parent_away": _rule(
        "acts_parent_away",
        MayAct.PROBABLY,
        lambda one: one.has_rights and one.is_elsewhere and one.is_reachable is None,
    ),
    "parent_held": _rule(
        "acts_parent_held", MayAct.PROBABLY, lambda one: one.has_rights and one.state in HELD
    ),
    "without_paper": _rule(
        "acts_without_paper", MayAct.PROBABLY, lambda one: not one.is_parent and one.can_act
    ),
}
# Why nobody is known, the first that is true. Each is said of the parents on record.
NOBODY: dict[str, Callable[[CareFacts], bool]] = {
    "parent_unreached": lambda one: one.has_rights and one.is_reachable is False,
    "rights_touched": lambda one: one.can_act and one.rights is not ParentalRights.FULL,
    "parents_gone": lambda one: not one.can_act,
}
REASONS = (*RULES, *NOBODY, "nobody", "of_age")
DOUBTS = (
    "two_guardians",
    "guardian_away",
    "guardian_under_age",
    "guardian_barred",
    "guardian_gone",
    "parent_present",
)


def who_may_act(adults: Iterable[CareFacts], on: date, *, born_on: date | None = None) -> Representation:
    """Who may act for the child on this day, by the first rule in force that names anybody.

    A rule for which nothing is in force on this day, or whose value is no, names nobody. Where everybody
    who is named is under age or barred, the answer goes no further than "probably".
    """
    if born_on and born_on <= on and not is_minor(born_on, on):
        source = CHILD_UNTIL.source_on(on)
        return Representation(MayAct.OF_AGE, (), "of_age", source.certainty, source.cite)
    known = list(adults)
    doubts = tuple(_doubts(known))
    parents = _named(one for one in known if one.has_rights and (one.is_present or one.is_reachable))
    for reason, rule in RULES.items():
        named = [one for one in known if rule.names(one)]
        if not named or not _holds(rule.value, on):
            continue
        flawed = all(one.is_flawed for one in named)
        source = rule.value.source_on(on)
        return Representation(
            MayAct.PROBABLY if flawed else rule.answer,
            _named(named),
            reason,
            source.certainty,
            source.cite,
            doubts,
            _as_what(born_on, on) if reason == "guardian" else "",
            parents,
        )
    reason = _why_nobody([one for one in known if one.is_parent])
    return Representation(MayAct.NOBODY_KNOWN, (), reason, Certainty.PRACTICE, "", doubts, "", parents)


def representation_on(life: ChildLife, on: date) -> Representation:
    """Who may act for this child on this day, from what is dated of its life."""
    return who_may_act(care_facts_on(life, on), on, born_on=life.born_on)


def representation_changes_on(life: ChildLife, on: date) -> date | None:
    """The next day on which the answer changes without any new fact; None where that never happens."""
    days = [*life.days(), *age_days(life.born_on, [CHILD_UNTIL, GUARDIANSHIP_UNTIL])]
    days += [day for one in life.adults for day in age_days(one.born_on, [CHILD_UNTIL])]
    days += [day for rule in RULES.values() for day in entry_days(rule.value.entries)]
    return next_change(lambda day: representation_on(life, day), days, on)


def care_facts_on(life: ChildLife, on: date) -> tuple[CareFacts, ...]:
    """What is known on this day of every adult and every paper of a life."""
    adults = {}
    for one in life.adults:
        absence = one.absence_on(on)
        adults[one.who] = CareFacts(
            one.who,
            is_parent=one.is_parent,
            is_away=absence is not None,
            rights=one.rights_on(on),
            is_representative=one.is_representative,
            state=one.state_on(on),
            is_reachable=absence.reachable if absence else None,
            is_under_age=bool(one.born_on and one.born_on <= on and is_minor(one.born_on, on)),
            is_barred=any(holds_on(span, on) for span in one.barred),
        )
    papers = [
        adults.get(paper.carer, CareFacts(paper.carer))._replace(
            paper=paper.kind, is_joint=paper.is_explained
        )
        for paper in life.papers_on(on)
    ]
    return (*adults.values(), *papers)


def _doubts(known: list[CareFacts]) -> Iterator[ActingDoubt]:
    papers = [one for one in known if one.paper in GUARDIANSHIP]
    guardians = [one for one in papers if one.can_act]
    alone = _named(one for one in guardians if not one.is_joint)
    if len(alone) > 1:
        yield ActingDoubt("two_guardians", alone)
    for code, found in (
        ("guardian_away", [one for one in guardians if one.is_away]),
        ("guardian_under_age", [one for one in guardians if one.is_under_age]),
        ("guardian_barred", [one for one in guardians if one.is_flawed and not one.is_under_age]),
        ("guardian_gone", [one for one in papers if not one.can_act]),
        ("parent_present", [one for one in known if guardians and one.has_rights and one.is_present]),
    ):
        if found:
            yield ActingDoubt(code, _named(found))


def _named(found: Iterable[CareFacts]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.who for one in found))


def _why_nobody(parents: list[CareFacts]) -> str:
    return next((code for code, is_true in NOBODY.items() if any(map(is_true, parents))), "nobody")


def _as_what(born_on: date | None, on: date) -> str:
    if born_on is None or born_on > on:
        return ""
    return "guardianship" if needs_guardian_rather_than_trustee(born_on, on) else "trusteeship"


def _holds(value: DatedValue, on: date) -> bool:
    try:
        return bool(value.on(on))
    except NoLawInForce:
        return False
