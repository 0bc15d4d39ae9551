"""What labelled pairs teach beside the trained weights: bits for levels that occur together.

Fellegi and Sunter take the fields of two records as independent, and names of one valley are not:
who bears the given name of a stranger there mostly has a father's and a mother's name that are common
there too. So bits are added to a pair for each of its levels, for pairs of levels that depend on each
other, for two rows of one list, and for how many in one district bear these names. They are learned
by logistic regression from pairs of which somebody knows whether they are one child; without such
pairs there are none, and everything stands as it was.
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
    """What of a pair bears bits, by its name in the trained numbers, and how often each counts.

    `within`: the two are rows of one list. `together`: how many records of one district bear given name
    and surname of either (the more common of the two); 0 where that is not known.
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
    """The bits that are added to this pair; what was never learned adds none.

    All of them were learned beside the number of namesakes, so where nobody counted those (`together` is
    None) there are none.
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
    """Of whom the number of namesakes speaks: of both, where they bear the same names."""
    same = levels["given"].name == levels["surname"].name == "same"
    return NAMESAKES if same else NAMESAKES_OTHERWISE
