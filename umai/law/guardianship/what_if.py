"""What if: whom a draft rule would touch, were it law, and what it would ask of them.

A rule is a few parameters: so many days or calendar months, one parent enough or both, absences within the
country too, and what exempts. The known drafts are rules as well. Nothing here is ever an answer to what
is asked of a family; it is for the Ministry and for lawyers, over facts that are there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from umai.law.children.ages import CHILD_UNTIL, age_on, is_minor
from umai.law.children.changes import age_days, birthdays, next_change
from umai.law.children.lives import ChildLife, holds_on
from umai.law.dated_values import parameter
from umai.law.guardianship.absences import AbsenceMeasure, family_absence
from umai.law.guardianship.arrangements import ENOUGH, GUARDIAN_PAPERS, length_days
from umai.law.guardianship.scheme import Arrangement, Length, Scheme, years_of
from umai.law.guardianship.schemes import drafts_of

# What a rule may require: a notice, or an arrangement, for which the papers of `ENOUGH` are enough.
REQUIREMENTS = (
    Arrangement.NOTICE,
    Arrangement.POWER_OF_ATTORNEY,
    Arrangement.TEMPORARY_GUARDIANSHIP,
    Arrangement.GUARDIANSHIP,
    Arrangement.COURT_GUARDIANSHIP,
)
# What a step of a scheme requires, where that is not what it asks for: a fine stands for a notice not given.
REQUIRED_BY = {
    Arrangement.FINE: Arrangement.NOTICE,
    Arrangement.ATTORNEY_EXTENSION: Arrangement.POWER_OF_ATTORNEY,
    Arrangement.TRUSTEESHIP: Arrangement.GUARDIANSHIP,
}


@dataclass(frozen=True)
class DraftRule:
    """A draft rule by its parameters.

    It touches a child whose parents are away for more than `over`, with None from the first day on; all
    of them, or with `one_parent_is_enough` any with rights; with `internal` within the country too, with
    `labour_only` only for labour. `requires` are what it asks for, codes of `REQUIREMENTS`, all of them;
    whoever has what `exempts` names ("guardian", "notice") is asked for nothing. `under_age` and
    `from_age` are as in a step of a scheme.
    """

    over: Length | None = None
    one_parent_is_enough: bool = False
    internal: bool = True
    labour_only: bool = True
    requires: tuple[Arrangement, ...] = (Arrangement.GUARDIANSHIP,)
    exempts: tuple[str, ...] = ()
    under_age: int | str | None = None
    from_age: int | str | None = None

    def __post_init__(self) -> None:
        if not self.requires or not set(self.requires) <= set(REQUIREMENTS):
            raise ValueError(f"A rule requires at least one of {', '.join(REQUIREMENTS)}.")
        if not set(self.exempts) <= {"guardian", "notice"}:
            raise ValueError("A rule exempts whoever has a guardian or has given notice.")

    @property
    def measure(self) -> AbsenceMeasure:
        return AbsenceMeasure(not self.one_parent_is_enough, self.internal, self.labour_only)


class RuleTouch(NamedTuple):
    """What a rule means for one child on a day.

    `is_touched`: the rule is about this child. `missing` are the requirements that are not met, of which
    each is an application or a notice to come; empty where nothing has to be done. `who` are the parents.
    """

    is_touched: bool = False
    missing: tuple[Arrangement, ...] = ()
    who: tuple[str, ...] = ()
    since_on: date | None = None


UNTOUCHED = RuleTouch()


def known_rules() -> dict[str, tuple[DraftRule, ...]]:
    """The drafts that are known, by the code of their scheme: one rule a step, from short to long.

    A draft whose terms were not read has no rule, and is left out.
    """
    drafts = (*drafts_of("arrangement"), *drafts_of("sanction"))
    return {one.code: rules_of(one) for one in drafts if one.steps}


def rules_of(scheme: Scheme) -> tuple[DraftRule, ...]:
    """The steps of a scheme as rules: each begins where the step before it, of the same ages, ends."""
    ends: dict[tuple, Length | None] = {}
    rules = []
    for step in scheme.steps:
        ages = (step.under_age, step.from_age)
        rules.append(
            DraftRule(
                over=step.over or ends.get(ages),
                one_parent_is_enough=not scheme.all_parents,
                internal=scheme.internal,
                labour_only=scheme.labour_only,
                requires=(REQUIRED_BY.get(step.asks, step.asks),),
                exempts=step.unless,
                under_age=step.under_age,
                from_age=step.from_age,
            )
        )
        ends[ages] = step.up_to
    return tuple(rules)


def touch_of(rules: Sequence[DraftRule], life: ChildLife, on: date) -> RuleTouch:
    """What a draft of several rules means for a child: by the last of them that touches it."""
    found = (touches(rule, life, on) for rule in reversed(rules))
    return next((one for one in found if one.is_touched), UNTOUCHED)


def touches(rule: DraftRule, life: ChildLife, on: date) -> RuleTouch:
    """Whether this rule, were it law, would touch the child on this day, and what would be missing.

    An absence since an unknown day touches nobody: its length cannot be counted. The days that have
    passed are counted, not those that a family announced.
    """
    born = life.born_on
    if born and (born > on or not is_minor(born, on) or not _fits_age(rule, age_on(born, on), on)):
        return UNTOUCHED
    absence = family_absence(life, on, rule.measure)
    if absence is None or absence.since_on is None:
        return UNTOUCHED
    if rule.over is not None and on <= rule.over.last_day(absence.since_on):
        return UNTOUCHED
    kinds = {paper.kind for paper in life.lawful_papers_on(on)}
    notice = any(holds_on(one, on) for one in life.notices)
    has = {"guardian": not kinds.isdisjoint(GUARDIAN_PAPERS), "notice": notice}
    missing = () if any(has[one] for one in rule.exempts) else tuple(_missing(rule, kinds, notice))
    return RuleTouch(True, missing, absence.who, absence.since_on)


def touch_changes_on(rules: Sequence[DraftRule], life: ChildLife, on: date) -> date | None:
    """The next day on which these rules would mean something else for the child, without any new fact."""
    days = (day for rule in rules for day in _days(rule, life))
    return next_change(lambda day: touch_of(rules, life, day), days, on)


def _missing(rule: DraftRule, kinds: set[str], notice: bool) -> Iterator[Arrangement]:
    for one in rule.requires:
        if not (notice if one is Arrangement.NOTICE else not kinds.isdisjoint(ENOUGH[one])):
            yield one


def _fits_age(rule: DraftRule, age: int, on: date) -> bool:
    return (rule.under_age is None or age < years_of(rule.under_age, on)) and (
        rule.from_age is None or age >= years_of(rule.from_age, on)
    )


def _days(rule: DraftRule, life: ChildLife) -> Iterator[date]:
    recorded = set(life.days())
    yield from recorded
    yield from length_days(recorded, (rule.over,) if rule.over else ())
    yield from age_days(life.born_on, [CHILD_UNTIL])
    for age in (rule.under_age, rule.from_age):
        if isinstance(age, str):
            yield from age_days(life.born_on, [parameter(age)])
        elif age is not None and life.born_on:
            yield from birthdays(life.born_on, [age])
