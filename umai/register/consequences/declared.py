"""The consequences of facts, each declared here once: what a kind of fact ends, and what it asks next."""

from collections.abc import Callable
from dataclasses import dataclass

from umai.register.consequences import endings, questions
from umai.register.consequences.change import Ending, FactChange
from umai.register.facts.kind import FactKind
from umai.register.kinds import ABSENCE, ADDRESS, CARE, INABILITY, SCHOOL


@dataclass(frozen=True, kw_only=True)
class Consequence:
    """What follows when a fact of this kind is recorded, changed or corrected."""

    kind: FactKind
    ends: Callable[[FactChange], list[Ending]]
    """The rows that end with it: those that contradict it, and those that may have ended too."""
    asks: Callable[[FactChange], str]
    """The page of the question that comes next, "" for none; asked when the fact and the ends are written."""


CONSEQUENCES = (
    Consequence(kind=ABSENCE, ends=endings.ended_by_absence, asks=questions.url_after_absence),
    Consequence(kind=INABILITY, ends=endings.ended_by_absence, asks=questions.url_after_absence),
    Consequence(kind=CARE, ends=endings.ended_by_care, asks=questions.url_after_care),
    Consequence(kind=ADDRESS, ends=endings.ended_by_address, asks=questions.url_after_address),
    Consequence(kind=SCHOOL, ends=endings.ended_by_school, asks=questions.url_after_school),
)
CONSEQUENCE_OF_KIND = {one.kind.slug: one for one in CONSEQUENCES}


def endings_of(kind, change: FactChange) -> list[Ending]:
    """What ends with this fact, what contradicts it first."""
    declared = CONSEQUENCE_OF_KIND.get(kind.slug)
    if declared is None:
        return []
    with change.by.speaking():
        return sorted(declared.ends(change), key=lambda one: not one.contradicts)


def next_url_of(kind, change: FactChange) -> str:
    """The page of the question that comes next; "" when there is none."""
    declared = CONSEQUENCE_OF_KIND.get(kind.slug)
    if declared is None:
        return ""
    with change.by.speaking():
        return declared.asks(change)
