"""Which models there are: sets of interactions between lists.

A set of lists is a number whose bits are the lists, so a history is one too. A model is the sorted tuple of
its interactions, each a set of two lists or more; the intercept and the effect of each list are always in it.
A model is hierarchical when with a set it has every smaller set of two lists or more.
"""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, compress, product

import numpy

Model = tuple[int, ...]

UNEQUAL = -1
"""A term that stands for every two lists alike: how many pairs of lists a history has. Where children differ
in how easily they are found, it is half the variance of that (Darroch, Fienberg, Glonek and Junker 1993)."""


def size_of(lists: int) -> int:
    """How many lists a set has."""
    return lists.bit_count()


@cache
def pairs(lists: int) -> Model:
    """All pairs of so many lists, in order of the first list and then of the second."""
    return tuple(1 << first | 1 << second for first, second in combinations(range(lists), 2))


@cache
def hierarchical_models(lists: int, highest: int) -> tuple[Model, ...]:
    """Every hierarchical model with interactions of at most `highest` lists."""
    return tuple(sorted(grow((), lists, 2, highest), key=lambda model: (len(model), model)))


def grow(model: Model, lists: int, order: int, highest: int) -> Iterator[Model]:
    """This model with every choice of interactions of `order` lists and more."""
    candidates = [
        term for term in sets_of(lists, order) if all(part in model for part in parts_of(term) if order > 2)
    ]
    if order > highest or not candidates:
        yield model
        return
    for choice in product((False, True), repeat=len(candidates)):
        yield from grow(tuple(sorted((*model, *compress(candidates, choice)))), lists, order + 1, highest)


def sets_of(lists: int, order: int) -> list[int]:
    return [sum(1 << one for one in chosen) for chosen in combinations(range(lists), order)]


def parts_of(term: int) -> list[int]:
    """The sets that lack one list of this set."""
    return [term & ~(1 << one) for one in range(term.bit_length()) if term >> one & 1]


@cache
def columns(model: Model, lists: int) -> numpy.ndarray:
    """The terms of a model as sets of lists: the intercept, each list, its interactions."""
    return numpy.array([0, *(1 << one for one in range(lists)), *model])


@cache
def design(model: Model, lists: int) -> numpy.ndarray:
    """Histories (but the all-zero one) by terms: 1 where the history has all lists of the term."""
    terms, histories = columns(model, lists), numpy.arange(1, 1 << lists)[:, None]
    found = ((histories & terms) == terms).astype(float)
    if UNEQUAL in model:
        on = numpy.array([history.bit_count() for history in range(1, 1 << lists)])
        found[:, terms == UNEQUAL] = (on * (on - 1) / 2)[:, None]
    return found


def generators(model: Model, lists: int) -> list[int]:
    """The interactions and lists of a model that are in no larger interaction of it."""
    every = [*(1 << one for one in range(lists)), *model]
    return [term for term in every if not any(term != other and term & other == term for other in every)]


def as_names(term: int, names: list[str]) -> str:
    """A set of lists as its names, joined by `*`."""
    return "*".join(name for one, name in enumerate(names) if term >> one & 1)


def interaction_names(model: Model, names: list[str]) -> list[str]:
    """The largest interactions of a model, by the names of their lists."""
    return [as_names(term, names) for term in generators(model, len(names)) if size_of(term) > 1]
