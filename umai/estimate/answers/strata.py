"""The children of each stratum, so that strata add up to the whole."""

import numpy

from umai.counts.remarks import Remark
from umai.estimate.answers.links import Average, LinkRecall, average
from umai.estimate.methods.bootstrap import LEVELS
from umai.estimate.tables.histories import on_several, sizes

FEWEST = 10  # children on two lists, below which a stratum says nothing of its own
APART = 0.1  # share by which the sum over strata differs from the whole before it is said


def estimate_strata(
    levels: dict[str, numpy.ndarray],
    whole: Average,
    delta: float,
    recall: LinkRecall,
    rng: numpy.random.Generator,
    remarks: list[Remark],
    column: str,
) -> list[dict]:
    """Estimate each stratum by itself, then share out those on no list of the whole in these proportions.

    A stratum that hardly overlaps has as many children on no list for each one seen as the whole. What is
    shared out is each drawn number, so that the interval of a stratum has the uncertainty of both.
    """
    seen = numpy.array([counts.sum() for counts in levels.values()])
    drawn = numpy.empty((len(levels), len(whole.drawn)))
    for at, counts in enumerate(levels.values()):
        drawn[at] = hidden_of(counts, whole, seen.sum(), delta, recall, rng)
    hidden = drawn.mean(axis=1)
    of_whole = max(whole.mean - seen.sum(), 0.0)
    remark(remarks, column, levels, seen, hidden, whole)
    shared = drawn * (numpy.maximum(whole.drawn - seen.sum(), 0) / drawn.sum(axis=0).clip(1e-9))
    low, high = numpy.quantile(shared, LEVELS, axis=1)
    totals = add_up(seen + of_whole * hidden / max(hidden.sum(), 1e-9), round(whole.mean))
    return [
        {
            "value": value,
            "observed": int(number),
            "estimate": int(total),
            "interval": (float(number + least), float(number + most)),
        }
        for value, number, total, least, most in zip(levels, seen, totals, low, high, strict=True)
    ]


def hidden_of(counts, whole: Average, seen, delta, recall, rng) -> numpy.ndarray:
    """Numbers of children of one stratum on no list."""
    if on_several(counts) < FEWEST or not sizes(counts).all():
        return numpy.maximum(rng.permutation(whole.drawn) - seen, 0) * counts.sum() / seen
    drawn = average(counts, delta, recall, rng).drawn
    return rng.permutation(numpy.maximum(drawn - counts.sum(), 0))[: len(whole.drawn)]


def add_up(totals: numpy.ndarray, whole: int) -> numpy.ndarray:
    """Whole numbers near these, of which the sum is this one."""
    found = numpy.floor(totals).astype(int)
    missing = int(numpy.clip(whole - found.sum(), 0, len(found)))
    found[numpy.argsort(found - totals, kind="stable")[:missing]] += 1
    return found


def remark(remarks, column, levels, seen, hidden, whole: Average):
    thin = [value for value, counts in levels.items() if on_several(counts) < FEWEST]
    if thin:
        figures = {"column": column, "thin": len(thin), "levels": len(levels), "fewest": FEWEST}
        remarks.append(Remark("thin_strata", figures))
    added = float(seen.sum() + hidden.sum())
    if abs(added / whole.mean - 1) > APART:
        remarks.append(Remark("strata_apart", {"column": column, "added": added, "whole": float(whole.mean)}))
