"""Bits that are learned from labelled pairs beside the trained weights, for levels that occur together.

Fellegi and Sunter take the fields of two records as independent, but names of one valley are not: two
strangers there with one given name often have fathers' and mothers' names in common too. So bits are added
to a pair for each of its levels, for pairs of levels that depend on each other, for two rows of one list,
and for how many in one district have these names. They are learned by logistic regression from pairs of
which it is known whether they are one child; without such pairs no bits are added.
"""

from collections.abc import Iterator
from math import log2

from umai.matching.comparison.levels import COMPARISONS, AgreementLevel

# The fields whose levels depend on each other, as far as pairs with a known answer show it.
PAIRED = (
    ("given", "birth"),
    ("given", "surname"),
    ("given", "father"),
    ("surname", "father"),
    ("birth", "sex"),
    ("birth", "pin"),
    ("birth", "place"),
    ("place", "mother"),
    ("place", "phone"),
    ("mother", "phone"),
)
ALWAYS, WITHIN, NAMESAKES, NAMESAKES_OTHERWISE = "always", "within", "namesakes", "namesakes otherwise"
NUMBERS = (NAMESAKES, NAMESAKES_OTHERWISE)


def adjustment_terms(
    levels: dict[str, AgreementLevel], *, within: bool, together: int
) -> Iterator[tuple[str, float]]:
    """(name in the trained numbers, how often it counts) of everything in a pair for which bits are added.

    `within`: the two are rows of one list. `together`: how many records of one district have the given name
    and surname of either (the larger number of the two); 0 where that is not known.
    """
    yield ALWAYS, 1.0
    if within:
        yield WITHIN, 1.0
    for name, level in levels.items():
        yield level_term(name, level), 1.0
        if within:
            yield level_term_within_list(name, level), 1.0
    for one, other in PAIRED:
        yield level_pair_term(one, levels[one], other, levels[other]), 1.0
    if together:
        yield namesake_term_of(levels), log2(1 + together)


def adjustment_bits(
    levels: dict[str, AgreementLevel], bits: dict[str, float], *, within: bool, together: int | None
) -> float:
    """The bits that are added to this pair; a term that was not learned adds none.

    They were learned together with the number of namesakes, so where those are not counted (`together` is
    None) no bits are added.
    """
    if not bits or together is None:
        return 0.0
    return sum(
        bits.get(sign, 0.0) * often
        for sign, often in adjustment_terms(levels, within=within, together=together)
    )


def adjustment_names() -> set[str]:
    """Every name that the learned bits may have."""
    found = {ALWAYS, WITHIN, *NUMBERS}
    for comparison in COMPARISONS:
        for level in comparison.levels:
            found |= {level_term(comparison.name, level), level_term_within_list(comparison.name, level)}
    fields = {comparison.name: comparison.levels for comparison in COMPARISONS}
    for one, other in PAIRED:
        found |= {
            level_pair_term(one, first, other, second) for first in fields[one] for second in fields[other]
        }
    return found


def level_term(name: str, level: AgreementLevel) -> str:
    return f"{name}: {level.name}"


def level_term_within_list(name: str, level: AgreementLevel) -> str:
    return f"{WITHIN}, {name}: {level.name}"


def level_pair_term(one: str, first: AgreementLevel, other: str, second: AgreementLevel) -> str:
    return f"{one}: {first.name}, {other}: {second.name}"


def namesake_term_of(levels: dict[str, AgreementLevel]) -> str:
    """The term for the number of namesakes: one where both have the same names, another otherwise."""
    same = levels["given"].name == levels["surname"].name == "same"
    return NAMESAKES if same else NAMESAKES_OTHERWISE
