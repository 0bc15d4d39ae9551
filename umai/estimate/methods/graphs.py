"""Decomposable graphs of lists: which lists depend on which, and how that splits into margins.

A graph is a tuple of edges (pairs of lists as sets of lists). Without the complete graph, for it says nothing
of the children on no list.
"""

from functools import cache

import numpy

from umai.estimate.models.terms import Model, pairs


def neighbours(graph: Model, lists: int) -> list[int]:
    """For each list the set of lists that it has an edge to."""
    found = [0] * lists
    for edge in graph:
        first, second = (one for one in range(lists) if edge >> one & 1)
        found[first] |= 1 << second
        found[second] |= 1 << first
    return found


def elimination(graph: Model, lists: int) -> list[tuple[int, int]] | None:
    """(list, its neighbours among the lists after it) in an order in which these are all joined; None
    where there is no such order, that is, where the graph is not decomposable."""
    near, left, order = neighbours(graph, lists), (1 << lists) - 1, []
    while left:
        for one in range(lists):
            if left >> one & 1 and is_joined(near[one] & left, near):
                order.append((one, near[one] & left))
                left &= ~(1 << one)
                break
        else:
            return None
    return order


def is_joined(lists: int, near: list[int]) -> bool:
    """Whether each of these lists has an edge to each other one."""
    return all(lists & ~(1 << one) & ~near[one] == 0 for one in range(lists.bit_length()) if lists >> one & 1)


def margins(graph: Model, lists: int) -> numpy.ndarray | None:
    """How often each margin (a set of lists) stands above the line and, negative, below; None as above."""
    order = elimination(graph, lists)
    if order is None:
        return None
    counted = numpy.zeros(1 << lists)
    for one, others in order:
        counted[others | 1 << one] += 1
        counted[others] -= 1
    return counted


@cache
def decomposable_graphs(lists: int) -> tuple[tuple[Model, ...], numpy.ndarray]:
    """All decomposable graphs but the complete one, and their margins (graphs by sets of lists)."""
    edges = pairs(lists)
    found = []
    for number in range((1 << len(edges)) - 1):
        graph = tuple(edge for one, edge in enumerate(edges) if number >> one & 1)
        if (counted := margins(graph, lists)) is not None:
            found.append((graph, counted))
    return tuple(graph for graph, _ in found), numpy.array([counted for _, counted in found])
