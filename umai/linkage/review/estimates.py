"""What a sample of read pairs tells: shares with intervals, agreement of readers, calibration.

Pure arithmetic. Shares of one layer have Wilson's interval (Wilson 1927). Precision and recall are ratios
of sums over layers, each weighed by how many pairs it stands for; their intervals come from draws of each
layer's share (Beta with Jeffreys' prior), so that a small sample without an error is not told as no error.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from random import Random
from typing import NamedTuple

Z = 1.959964  # for intervals of 95 per cent
DRAWS, SEED = 600, 20261
BELOW, ABOVE = 0.025, 0.975
# How much calibration trusts the model before anything was read: as much as some dozens of read pairs.
TRUST_SHIFT, TRUST_SLOPE, STEPS = 1.0, 0.3, 30
FEWEST = 30  # read pairs, with answers of both kinds, below which nothing is corrected
MOST_LOGIT = 25.0


class ShareEstimate(NamedTuple):
    """A share with its interval of 95 per cent, and the number that it is a share of."""

    value: float
    low: float
    high: float
    of: int


@dataclass(frozen=True)
class Layer:
    """Pairs that were drawn from together: `population` of them, `read` drawn and answered, `same` one child.

    `expected` is the sum of the model's probabilities of the read ones.
    """

    name: str
    population: int
    read: int
    same: int
    expected: float = 0.0


@dataclass(frozen=True)
class PooledLayer:
    """One layer over several draws: the weighed share of one child, and of how many readings it is worth."""

    population: int
    share: float
    worth: float


def wilson(found: float, of: float) -> ShareEstimate | None:
    """The share `found` of `of` with Wilson's interval; None where `of` is 0."""
    if of <= 0:
        return None
    share = min(max(found / of, 0.0), 1.0)
    middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of)) / (1 + Z * Z / of)
    low, high = max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share))
    return ShareEstimate(share, low, high, round(of))


def pool_layers(layers: Sequence[Layer]) -> PooledLayer | None:
    """Draws of one layer taken together, each weighed by what it stands for; None when nothing was read.

    `worth` is Kish's effective number of readings: fewer than were read where the draws' weights differ.
    """
    read = [layer for layer in layers if layer.read]
    if not read:
        return None
    stood_for = sum(layer.population for layer in read)
    share = sum(layer.population * layer.same / layer.read for layer in read) / stood_for
    worth = stood_for**2 / sum(layer.population**2 / layer.read for layer in read)
    return PooledLayer(sum(layer.population for layer in layers), share, worth)


def ratio(
    numerator: Iterable[PooledLayer], denominator: Iterable[PooledLayer], *, of: int
) -> ShareEstimate | None:
    """Of the pairs in `denominator` that are one child, the share in `numerator`, some of its layers."""
    above, below = list(numerator), list(denominator)
    total = sum(each.population * each.share for each in below)
    if not total:
        return None
    value = sum(each.population * each.share for each in above) / total
    chance, found = Random(SEED), []
    for _ in range(DRAWS):
        drawn = {id(each): each.population * _beta(each, chance) for each in below}
        found.append(sum(drawn[id(each)] for each in above) / sum(drawn.values()))
    found.sort()
    low, high = found[int(BELOW * DRAWS)], found[int(ABOVE * DRAWS) - 1]
    return ShareEstimate(value, min(low, value), max(high, value), of)


def _beta(each: PooledLayer, chance: Random) -> float:
    same = each.share * each.worth
    return max(chance.betavariate(same + 0.5, each.worth - same + 0.5), 1e-12)


class Kappa(NamedTuple):
    """How far two readers agree: the share of pairs, and Cohen's kappa with its interval, of `of` pairs.

    `kappa` is None where both always gave the same single answer: chance alone would agree as well.
    """

    agreed: ShareEstimate
    kappa: float | None
    low: float | None
    high: float | None
    of: int


def agreement(answers: Mapping[tuple[str, str], int]) -> Kappa | None:
    """Percent agreement and Cohen's kappa of (first answer, second answer) to a number of pairs.

    The interval by the variance of Fleiss, Cohen and Everitt (1969). None where nothing was read twice.
    """
    number = sum(answers.values())
    if not number:
        return None
    kinds = sorted({kind for pair in answers for kind in pair})
    cell = {pair: count / number for pair, count in answers.items()}
    first = {kind: sum(cell.get((kind, other), 0.0) for other in kinds) for kind in kinds}
    second = {kind: sum(cell.get((other, kind), 0.0) for other in kinds) for kind in kinds}
    agreed = sum(answers.get((kind, kind), 0) for kind in kinds)
    seen, chance = agreed / number, sum(first[kind] * second[kind] for kind in kinds)
    share = wilson(agreed, number)
    assert share is not None
    if 1 - chance < 1e-12:
        return Kappa(share, None, None, None, number)
    kappa = (seen - chance) / (1 - chance)
    spread = _spread(cell, kinds, first, second, kappa, chance) / number
    half = Z * sqrt(max(spread, 0.0))
    return Kappa(share, kappa, max(-1.0, kappa - half), min(1.0, kappa + half), number)


def _spread(cell, kinds, first, second, kappa, chance) -> float:
    """The variance of kappa, for one pair."""
    on = sum(cell.get((k, k), 0.0) * (1 - (first[k] + second[k]) * (1 - kappa)) ** 2 for k in kinds)
    off = sum(cell.get((i, j), 0.0) * (first[j] + second[i]) ** 2 for i in kinds for j in kinds if i != j)
    rest = (kappa - chance * (1 - kappa)) ** 2
    return (on + (1 - kappa) ** 2 * off - rest) / (1 - chance) ** 2


@dataclass(frozen=True)
class Calibration:
    """What the model's probabilities turned out to be: logit p' = shift + slope · logit p.

    After Platt (2000), held near the model itself (shift 0, slope 1) until enough was read. `of` is the
    number of read pairs that it was learned from.
    """

    shift: float = 0.0
    slope: float = 1.0
    of: int = 0

    def __call__(self, probability: float) -> float:
        if not self.of:
            return probability
        return 1 / (1 + exp(-(self.shift + self.slope * logit(probability))))


def logit(probability: float) -> float:
    probability = min(max(probability, 1e-12), 1 - 1e-12)
    return max(-MOST_LOGIT, min(MOST_LOGIT, log(probability / (1 - probability))))


def fit_calibration(read: Iterable[tuple[float, bool, float]]) -> Calibration:
    """The calibration that (probability, one child?, weight) of read pairs ask for, by Newton's method.

    The weights are scaled to the number of pairs that they are worth. With fewer than `FEWEST` pairs, or
    with answers of one kind alone, nothing is corrected.
    """
    rows = [(logit(p), float(same), weight) for p, same, weight in read if weight > 0]
    if len(rows) < FEWEST or len({same for _, same, _ in rows}) < 2:
        return Calibration()
    total, squares = sum(w for *_, w in rows), sum(w * w for *_, w in rows)
    scale = total / squares  # so that they sum to Kish's effective number
    shift, slope = 0.0, 1.0
    for _ in range(STEPS):
        g0, g1 = -shift / TRUST_SHIFT**2, -(slope - 1) / TRUST_SLOPE**2
        h00, h01, h11 = 1 / TRUST_SHIFT**2, 0.0, 1 / TRUST_SLOPE**2
        for x, same, weight in rows:
            p = 1 / (1 + exp(-max(-MOST_LOGIT, min(MOST_LOGIT, shift + slope * x))))
            w, v = weight * scale, weight * scale * p * (1 - p)
            g0, g1 = g0 + w * (same - p), g1 + w * (same - p) * x
            h00, h01, h11 = h00 + v, h01 + v * x, h11 + v * x * x
        det = h00 * h11 - h01 * h01
        step0, step1 = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
        largest = max(abs(step0), abs(step1), 1.0)
        shift, slope = shift + step0 / largest, slope + step1 / largest
        if abs(step0) + abs(step1) < 1e-10:
            break
    return Calibration(shift, max(slope, 0.05), len(rows))
