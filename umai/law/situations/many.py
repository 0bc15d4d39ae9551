"""The findings of many children, for processes that share the work. Plain values, without a database."""

from collections.abc import Mapping, Sequence

from umai.law.editions.edition import LawEdition, take_into_use
from umai.law.situations.findings import FindingSpan, LifeFrom, finding_spans


def begin_by(laid_over: Mapping[str, str]) -> None:
    """Have this process go by the same law as the one that started it."""
    take_into_use(LawEdition(laid_over))


def spans_of_lives(lives: Sequence[Sequence[LifeFrom]]) -> list[list[FindingSpan]]:
    """The findings of each of these children."""
    return [finding_spans(one) for one in lives]
