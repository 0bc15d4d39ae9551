"""What the agreement of two records weighs, in bits, and how likely they are one child.

After Fellegi and Sunter (1969): each level weighs log2(m / u); where both have the same value, how
common that value is takes the place of u. Brothers and sisters agree in everything that a family has
in common, so they are a class of their own beside one child and strangers:

    P(one child) = 1 / (1 + 2 ** -W + rho * R)

W is the weight with the prior, R how much likelier what tells children of one family apart (given name
and birth date together, sex, PIN) is between siblings than within one child, and rho how many pairs of
siblings there are to one pair of records of one child. What labelled pairs taught beside it
(`umai.matching.comparison.adjustments`) multiplies these odds.
"""

from dataclasses import dataclass
from math import log2

from umai.matching.comparison.adjustments import adjustment_bits
from umai.matching.comparison.levels import BY_NAME, AgreementLevel, ComparedPair
from umai.matching.comparison.trained_numbers import SMALLEST, TrainedNumbers

JOINT = ("given", "birth")  # twins have one birth date, so the two are taken together
ALONE = ("sex", "pin")
# A rarer value counts as this rare: a name that only two rows have may be theirs because they are one child.
RAREST = 5e-5
RHO = 2.0  # pairs of siblings per pair of one child, where they are not counted


@dataclass(frozen=True)
class PairWeight:
    """The weight of a pair without its prior, in bits; its parts by comparison; the ratio for siblings.

    `learned` are the bits that labelled pairs taught beside it.
    """

    bits: float
    parts: dict[str, float]
    ratio: float
    learned: float = 0.0

    def probability(self, prior_bits: float, rho: float = RHO) -> float:
        """How likely the two are one child; `prior_bits` is log2 of the odds before anything is compared."""
        return probability(self.bits + prior_bits, rho * self.ratio, self.learned)


def probability(weight: float, siblings: float, more: float = 0.0) -> float:
    """P(one child) from the weight in bits with its prior, rho times the ratio for siblings, learned bits."""
    return 1.0 / (1.0 + (2.0 ** min(-weight, 900.0) + siblings) * 2.0**-more)


def weigh(pair: ComparedPair, trained: TrainedNumbers, *, within: bool = False) -> PairWeight:
    """What this pair weighs by these numbers; `within` where both are rows of one list."""
    parts = {
        name: bits_of(trained, name, level, pair.frequencies.get(name)) for name, level in pair.levels.items()
    }
    more = adjustment_bits(pair.levels, trained.learned, within=within, together=pair.together)
    return PairWeight(sum(parts.values()), parts, sibling_ratio(pair.levels, trained), more)


def bits_of(
    trained: TrainedNumbers, name: str, level: AgreementLevel, frequency: float | None = None
) -> float:
    """The bits of one level; `frequency` is how common the value is in which both agree, where known."""
    if level.open:
        return 0.0
    m, u = trained.m[name][level.name], trained.u[name][level.name]
    bits = log2(m / u)
    if level.term and frequency:
        bits += log2(u) - log2(max(frequency, RAREST))
    return bits


def sibling_ratio(levels: dict[str, AgreementLevel], trained: TrainedNumbers) -> float:
    """How much likelier these levels are between siblings than within one child."""
    return joint_ratio(levels["given"], levels["birth"], trained) * alone_ratio(levels, trained)


def alone_ratio(levels: dict[str, AgreementLevel], trained: TrainedNumbers) -> float:
    ratio = 1.0
    for name in ALONE:
        if not levels[name].open:
            ratio *= trained.siblings[name][levels[name].name] / trained.m[name][levels[name].name]
    return ratio


def joint_ratio(given: AgreementLevel, birth: AgreementLevel, trained: TrainedNumbers) -> float:
    """The ratio of given name and birth date together; what is not known is summed over."""
    if given.open and birth.open:
        return 1.0
    table = trained.siblings[" ".join(JOINT)]
    if given.open:
        likely = sum(table[joint(level.name, birth.name)] for level in BY_NAME["given"].informative_levels())
        return max(likely, SMALLEST) / trained.m["birth"][birth.name]
    if birth.open:
        likely = sum(table[joint(given.name, level.name)] for level in BY_NAME["birth"].informative_levels())
        return max(likely, SMALLEST) / trained.m["given"][given.name]
    within = trained.m["given"][given.name] * trained.m["birth"][birth.name]
    return table[joint(given.name, birth.name)] / within


def joint(given: str, birth: str) -> str:
    """The name in the trained numbers of a level of the given name with one of the birth date."""
    return f"{given}|{birth}"
