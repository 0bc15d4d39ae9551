"""Latent classes: kinds of children that the lists find with different ease (Manrique-Vallier 2016).

Within a class the lists are independent; how many classes there are is left open (a stick-breaking prior
over ten). Many chains of Gibbs sampling run together as one array.
"""

import numpy

from umai.estimate.methods.bootstrap import LEVELS, Interval

CLASSES, CHAINS = 10, 6
CONCENTRATION = 0.25  # shape and rate of the prior of the concentration, as in LCMCR of R
BURN_IN, KEPT = 8_000, 12_000  # a chain needs thousands of turns to find children whom hardly any list finds
MOST = 1_000  # times the children seen: beyond, a chain has lost its hold on the table


def estimate(table: numpy.ndarray, rng: numpy.random.Generator) -> tuple[float, Interval]:
    """The median of the number of all children, and its interval."""
    totals = table[1:].sum() + hidden_numbers(table, rng)
    low, high = numpy.quantile(totals, LEVELS)
    return float(numpy.median(totals)), (float(low), float(high))


def hidden_numbers(table: numpy.ndarray, rng: numpy.random.Generator) -> numpy.ndarray:
    """Numbers of children on no list, drawn from their distribution."""
    histories = numpy.flatnonzero(table[1:] > 0) + 1
    counts = numpy.round(table[histories]).astype(int)
    lists = len(table).bit_length() - 1
    on = (histories[:, None] >> numpy.arange(lists) & 1).astype(float)
    share = numpy.full((CHAINS, CLASSES), 1 / CLASSES)
    caught = rng.beta(1, 2, size=(CHAINS, CLASSES, lists))
    concentration, kept = numpy.full(CHAINS, 0.5), []
    for turn in range(BURN_IN + KEPT):
        of_class, none, hidden = share_out(counts, on, share, caught, rng)
        size = of_class.sum(axis=1) + none
        on_list = numpy.einsum("ahk,hl->akl", of_class, on)
        caught = numpy.clip(rng.beta(1 + on_list, 1 + size[:, :, None] - on_list), 1e-9, 1 - 1e-9)
        share, concentration = new_shares(size, concentration, rng)
        if turn >= BURN_IN:
            kept.append(hidden)
    return numpy.concatenate(kept)


def share_out(counts, on, share, caught, rng):
    """Which class each child seen is of, how many of each class are on no list, and their number."""
    log_caught, log_missed = numpy.log(caught), numpy.log1p(-caught)
    likely = numpy.log(share)[:, None, :] + (
        numpy.einsum("hl,akl->ahk", on, log_caught) + numpy.einsum("hl,akl->ahk", 1 - on, log_missed)
    )
    likely = numpy.exp(likely - likely.max(axis=2, keepdims=True))
    of_class = rng.multinomial(counts, likely / likely.sum(axis=2, keepdims=True)).astype(float)
    missed = share * numpy.exp(log_missed.sum(axis=2))
    of_none = numpy.clip(missed.sum(axis=1), 1e-12, 1 - 1e-12)
    mean = rng.gamma(counts.sum(), size=len(share)) * of_none / (1 - of_none)
    hidden = rng.poisson(numpy.minimum(mean, MOST * counts.sum()))
    none = rng.multinomial(hidden, missed / missed.sum(axis=1, keepdims=True))
    return of_class, none, hidden


def new_shares(size, concentration, rng):
    """The share of each class by stick-breaking, and the concentration that follows."""
    after = size[:, ::-1].cumsum(axis=1)[:, ::-1] - size
    broken = rng.beta(1 + size[:, :-1], concentration[:, None] + after[:, :-1])
    broken = numpy.clip(broken, 1e-9, 1 - 1e-9)
    left = numpy.cumprod(1 - broken, axis=1)
    ones = numpy.ones((len(size), 1))
    share = numpy.hstack([broken, ones]) * numpy.hstack([ones, left])
    rate = CONCENTRATION - numpy.log(left[:, -1])
    return share, rng.gamma(CONCENTRATION + CLASSES - 1, size=len(size)) / rate
