"""Invented worlds in which it is known how many children are on no list, in five families.

    heterogeneous  children differ in how easily they are found, on a continuum; lists differ too
    dependent      one or two pairs of lists feed each other, or avoid each other
    sparse         lists that know few, and hardly share any child
    links          independent or feeding lists, and 2 in 100 links between rows of one child missed
    outside        no model that is fitted: kinds of children, a continuum within each, lists that feed each
                   other only for one kind, and a list that takes up only who is on none of two others

A world is drawn child by child by exact probabilities of histories on a fine grid of ease.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy

from umai.estimate.answers.links import LinkRecall

FAMILIES = ("heterogeneous", "dependent", "sparse", "links", "outside")
GRID = numpy.linspace(-3, 3, 61)
NORMAL = numpy.exp(-(GRID**2) / 2) / numpy.exp(-(GRID**2) / 2).sum()
MISSED, KNOWN_LINKS = 0.02, 500


@dataclass
class HiddenWorld:
    """A table as it is seen, the true number of children, and what is known of the links."""

    table: numpy.ndarray
    total: int
    lists: int
    recall: LinkRecall


def make_world(family: str, rng: numpy.random.Generator) -> HiddenWorld:
    """One world of a family; worlds in which no child is on two lists are drawn again."""
    while True:
        lists = int(rng.integers(3, 6))
        total = int(numpy.exp(rng.uniform(*SIZES.get(family, SIZES["others"]))))
        histories = rng.multinomial(total, WAYS[family](lists, rng)).astype(float)
        recall = LinkRecall()
        if family == "links":
            histories, recall = miss_links(histories, lists, rng)
        histories[0] = 0
        on = numpy.arange(1 << lists)
        several = sum(histories[history] for history in on if history.bit_count() > 1)
        if several >= 5 and all(histories[(on >> one & 1) == 1].sum() for one in range(lists)):
            return HiddenWorld(histories, total, lists, recall)


SIZES = {"sparse": (7.0, 10.0), "others": (6.2, 10.8)}  # logarithms of the true number


def histories_by(odds, lists, ties=()):
    """Probabilities of histories where the lists have these log odds, and pairs multiply them."""
    on = numpy.arange(1 << lists)[:, None] >> numpy.arange(lists) & 1
    weight = on @ odds
    for pair, strength in ties:
        weight = weight + strength * (on[:, pair[0]] * on[:, pair[1]])
    likely = numpy.exp(weight - weight.max())
    return likely / likely.sum()


def base_odds(lists, rng, low=0.08, high=0.4):
    share = rng.uniform(low, high, size=lists)
    return numpy.log(share / (1 - share))


def ties_of(lists, rng, number, low=0.6, high=2.0):
    """Pairs that feed each other; every fourth avoids each other."""
    every = [(one, other) for one in range(lists) for other in range(one + 1, lists)]
    chosen = rng.permutation(len(every))[:number]
    return [(every[at], -1.0 if rng.random() < 0.25 else float(rng.uniform(low, high))) for at in chosen]


def heterogeneous(lists, rng):
    odds, spread = base_odds(lists, rng), rng.uniform(0.3, 1.0)
    return sum(
        share * histories_by(odds + spread * ease, lists) for ease, share in zip(GRID, NORMAL, strict=True)
    )


def dependent(lists, rng):
    return histories_by(base_odds(lists, rng), lists, ties_of(lists, rng, int(rng.integers(1, 3))))


def sparse(lists, rng):
    return histories_by(
        base_odds(lists, rng, 0.01, 0.08), lists, ties_of(lists, rng, int(rng.integers(0, 2)))
    )


def links(lists, rng):
    return histories_by(base_odds(lists, rng), lists, ties_of(lists, rng, int(rng.integers(0, 2))))


def outside(lists, rng):
    odds, share = base_odds(lists, rng), rng.uniform(0.2, 0.5)
    easy = heterogeneous_around(odds + 0.4, lists, rng, ties_of(lists, rng, 1))
    hard = heterogeneous_around(odds - rng.uniform(0.3, 0.9), lists, rng, ())
    likely = (1 - share) * easy + share * hard
    on = numpy.arange(1 << lists)
    both = 0b11
    taken = rng.uniform(0.0, 0.3)
    for history in on[((on & both) != 0) & (on >> 2 & 1 == 1)]:
        moved = taken * likely[history]
        likely[history] -= moved
        likely[history & ~0b100] += moved
    return likely


def heterogeneous_around(odds, lists, rng, ties):
    spread = rng.uniform(0.2, 0.7)
    return sum(
        share * histories_by(odds + spread * ease, lists, ties)
        for ease, share in zip(GRID, NORMAL, strict=True)
    )


WAYS = {
    "heterogeneous": heterogeneous,
    "dependent": dependent,
    "sparse": sparse,
    "links": links,
    "outside": outside,
}


def miss_links(histories, lists, rng):
    """The table with links missed, and the share that a sample of known links finds."""
    seen = numpy.zeros_like(histories)
    for history in range(1, 1 << lists):
        on = [one for one in range(lists) if history >> one & 1]
        pairs = list(combinations(on, 2))
        chosen = numpy.arange(1 << len(pairs))
        found = numpy.array([int(one).bit_count() for one in chosen])
        likely = (1 - MISSED) ** found * MISSED ** (len(pairs) - found)
        for links_found, children in zip(chosen, rng.multinomial(histories[history], likely), strict=True):
            if children:
                for part in joined_lists(
                    on, [pair for at, pair in enumerate(pairs) if links_found >> at & 1]
                ):
                    seen[part] += children
    kept = rng.binomial(KNOWN_LINKS, 1 - MISSED)
    return seen, LinkRecall(kept / KNOWN_LINKS, KNOWN_LINKS)


def joined_lists(on, links_found):
    """The sets of lists whose rows are joined_lists, directly or through others."""
    parts = [1 << one for one in on]
    for first, second in links_found:
        one = next(part for part in parts if part >> first & 1)
        other = next(part for part in parts if part >> second & 1)
        if one != other:
            parts = [part for part in parts if part not in (one, other)] + [one | other]
    return parts
