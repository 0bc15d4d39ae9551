"""What the law says of a life over all its days: categories, whether a lawful carer is missing, renewals.

The answer of each day is that of `categories_of_situation`, `lack_on` and `renewals_due`; it changes only on
certain days, so that a register can keep the spans and nobody has to ask again because a day has passed.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from umai.law.children.lives import DAY, ChildLife
from umai.law.dated_values import NoLawInForce
from umai.law.editions.edition import once_an_edition
from umai.law.guardianship.papers import lack_on, paper_days, renewal_days, renewals_due
from umai.law.situations.legal_categories import (
    CategoryStanding,
    FoundCategory,
    categories_of_situation,
    category_days,
    definition_days,
)
from umai.law.situations.situation import LegalSituation, situation_of

NO_LAWFUL_CARER, RENEWAL_DUE = "no_lawful_carer", "renewal_due"
PAPER_FINDINGS = (NO_LAWFUL_CARER, RENEWAL_DUE)


class FoundOnDay(NamedTuple):
    """What is found on one day: a code of a category or of `PAPER_FINDINGS`, and why.

    The reasons of a category are codes as in `FoundCategory`; of "no_lawful_carer" the code of the lack
    (`LACKS`); of "renewal_due" the kinds of the papers.
    """

    code: str
    standing: CategoryStanding
    reasons: tuple[str, ...]


class FindingSpan(NamedTuple):
    """What is found, and its first and last day, both included; None: since ever, or without an end."""

    code: str
    standing: CategoryStanding
    reasons: tuple[str, ...]
    from_on: date | None
    to_on: date | None


class LifeFrom(NamedTuple):
    """A life as the records have it of every day from this one on; a recorded change makes another."""

    from_on: date
    life: ChildLife


def findings_on(life: ChildLife, on: date) -> Iterator[FoundOnDay]:
    """What the law says of this life on this day; of a day before any law is known, nothing."""
    for one in _categories(life, on):
        yield FoundOnDay(one.code, one.standing, one.reasons)
    if may_lack(life):
        if lack := lack_on(life, on):
            yield FoundOnDay(NO_LAWFUL_CARER, CategoryStanding.HOLDS, (lack,))
        if due := _renewals(life, on):
            yield FoundOnDay(RENEWAL_DUE, CategoryStanding.HOLDS, due)


def may_lack(life: ChildLife) -> bool:
    """Whether the law may ask for a paper on some day: only where something took a parent away."""
    return any(one.absences or one.states or one.rights for one in life.parents)


def finding_spans(lives: Sequence[LifeFrom]) -> list[FindingSpan]:
    """All that the law says of a child on any day, each with its days, in the order in which it begins.

    `lives` are in order of their days, and the first begins on `date.min`.
    """
    found: list[FindingSpan] = []
    running: dict[FoundOnDay, date] = {}
    for day, life in _days_with_lives(lives):
        now = set(findings_on(life, day))
        for one in [one for one in running if one not in now]:
            found.append(_span(one, running.pop(one), day - DAY))
        for one in now:
            running.setdefault(one, day)
    found += [_span(one, first, date.max) for one, first in running.items()]
    return sorted(found, key=lambda one: (one.from_on or date.min, one.code, one.standing, one.reasons))


def finding_days(life: ChildLife) -> Iterator[date]:
    """Every day on which a finding of a life can change."""
    yield from category_days(life)
    if may_lack(life):
        yield from paper_days(life)
        yield from renewal_days(life.papers)


def _days_with_lives(lives: Sequence[LifeFrom]) -> Iterator[tuple[date, ChildLife]]:
    """Every day on which something can change, with the life of that day, in order."""
    for one, following in zip(lives, [*lives[1:], None], strict=True):
        before = following.from_on if following else None
        days = {day for day in finding_days(one.life) if day > one.from_on}
        for day in sorted({one.from_on, *days}):
            if before is None or day < before:
                yield day, one.life


def _span(one: FoundOnDay, from_on: date, to_on: date) -> FindingSpan:
    return FindingSpan(*one, None if from_on == date.min else from_on, None if to_on == date.max else to_on)


def _renewals(life: ChildLife, on: date) -> tuple[str, ...]:
    if not life.papers:
        return ()
    try:
        return tuple(sorted({paper.kind for paper in renewals_due(life, on)}))
    except NoLawInForce:
        return ()


def _categories(life: ChildLife, on: date) -> tuple[FoundCategory, ...]:
    try:
        return _categories_within(situation_of(life, on), bisect_right(definition_days(), on))
    except NoLawInForce:
        return ()


@once_an_edition
def _categories_within(situation: LegalSituation, period: int) -> tuple[FoundCategory, ...]:
    """The categories of a situation between two days on which definitions turn: each evaluated once."""
    return categories_of_situation(situation, definition_days()[period - 1] if period else date.min)
