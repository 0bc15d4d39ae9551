"""Weighing very many pairs: as `weighing` does, but each pair of values is compared only once.

In one list the same two values are compared thousands of times. The columns of a comparison are read from
its own conditions, so a level that is added or changed there is weighed here too.
"""

from dataclasses import fields, is_dataclass
from operator import itemgetter
from typing import NamedTuple

from umai.matching.comparison.levels import COMPARISONS, AgreementLevel, Comparison, frequency_of
from umai.matching.comparison.records import Features
from umai.matching.comparison.trained_numbers import TrainedNumbers
from umai.matching.comparison.weighing import ALONE, JOINT, bits_of, probability, sibling_ratio

REMEMBERED = 200_000  # pairs of values of one comparison
PLACES = {name: at for at, name in enumerate(Features._fields)}


class ScorerWeight(NamedTuple):
    """As `umai.matching.comparison.weighing.PairWeight`, with the names of the levels."""

    bits: float
    ratio: float
    levels: dict[str, str]

    def probability(self, prior_bits: float, rho: float) -> float:
        """How likely the two are one child; as `PairWeight.probability`."""
        return probability(self.bits + prior_bits, rho * self.ratio)


class Scorer:
    """Weighs pairs by one training; `common` is what `levels.compare` takes as `frequencies`."""

    def __init__(self, trained: TrainedNumbers, common=None):
        self.trained, self.common = trained, common
        self.known: list[tuple[Comparison, dict[tuple, tuple[AgreementLevel, float]], tuple[str, ...]]] = [
            (one, {}, columns_of(one)) for one in COMPARISONS
        ]
        self.pickers = [picker(columns) for _one, _known, columns in self.known]
        self.ratios: dict[tuple, float] = {}
        self.telling = [at for at, one in enumerate(COMPARISONS) if one.name in {*JOINT, *ALONE}]

    def compared_values(self, record: Features) -> tuple:
        """What each comparison looks at in this record, to be weighed against others."""
        return record, tuple(pick(record) for pick in self.pickers)

    def weigh(self, one: tuple, two: tuple) -> ScorerWeight:
        """What this pair of `compared_values` records weighs."""
        bits, levels = 0.0, []
        (first, mine), (second, others) = one, two
        for (comparison, known, _), here, there in zip(self.known, mine, others, strict=True):
            found = known.get((here, there))
            if found is None:
                if len(known) > REMEMBERED:
                    known.clear()
                found = known[here, there] = self.compared(comparison, first, second)
            levels.append(found[0])
            bits += found[1]
        names = {
            comparison.name: level.name for (comparison, *_), level in zip(self.known, levels, strict=True)
        }
        return ScorerWeight(bits, self.ratio(levels), names)

    def compared(
        self, comparison: Comparison, first: Features, second: Features
    ) -> tuple[AgreementLevel, float]:
        level = comparison.level(first, second)
        share = frequency_of(level, first, second, self.common)
        return level, bits_of(self.trained, comparison.name, level, share)

    def ratio(self, levels):
        key = tuple(levels[at].name for at in self.telling)
        found = self.ratios.get(key)
        if found is None:
            by_name = {
                comparison.name: level for (comparison, *_), level in zip(self.known, levels, strict=True)
            }
            found = self.ratios[key] = sibling_ratio(by_name, self.trained)
        return found


def columns_of(comparison: Comparison) -> tuple[str, ...]:
    """The columns of `Features` at which a comparison looks, by its conditions."""
    found = {level.term for level in comparison.levels if level.term}
    for level in comparison.levels:
        found |= set(columns_in(level.condition))
    return tuple(sorted(found, key=PLACES.__getitem__))


def columns_in(condition):
    """The columns that a condition names, also in the conditions that it consists of."""
    if isinstance(condition, str):
        yield from [condition] if condition in PLACES else []
    elif isinstance(condition, tuple | list | frozenset):
        for one in condition:
            yield from columns_in(one)
    elif is_dataclass(condition):
        for one in fields(condition):
            yield from columns_in(getattr(condition, one.name))


def picker(columns):
    return itemgetter(*(PLACES[name] for name in columns))
