"""Children whose rows were not joined look like several children: the table as it would be without that.

Where each link between two rows of one child is found with a probability (`recall`), and rows join through
others, a child with history h shows up as parts of h. `splitting` says how many children with history h' are
expected of one with h; the table that was seen is that matrix times the one that is sought.
"""

import numpy


def uniform_recall(lists: int, recall: float) -> numpy.ndarray:
    """The same probability for every two lists."""
    return numpy.full((lists, lists), recall)


def splitting(recall: numpy.ndarray) -> numpy.ndarray:
    """How many children with the history of the row are seen of one child with that of the column."""
    lists, missed = len(recall), 1 - recall
    known: dict[int, float] = {}
    whole = [stays_whole(history, missed, known) for history in range(1 << lists)]
    found = numpy.eye(1 << lists)
    for history in range(1, 1 << lists):
        part = history
        while part:
            found[part, history] = whole[part] * apart(part, history & ~part, missed)
            part = (part - 1) & history
    return found


def stays_whole(history: int, missed: numpy.ndarray, known: dict[int, float]) -> float:
    """The probability that the rows of a child with this history are all joined to one child."""
    if history not in known:
        first, broken = history & -history, 0.0
        part = (history - 1) & history
        while part:
            if part & first:
                broken += stays_whole(part, missed, known) * apart(part, history & ~part, missed)
            part = (part - 1) & history
        known[history] = 1.0 - broken
    return known[history]


def apart(some: int, others: int, missed: numpy.ndarray) -> float:
    """The probability that no row of some lists is joined to one of the others."""
    of_some = [one for one in range(len(missed)) if some >> one & 1]
    of_others = [one for one in range(len(missed)) if others >> one & 1]
    return float(numpy.prod(missed[numpy.ix_(of_some, of_others)]))


def table_of_all_links(table: numpy.ndarray, recall: numpy.ndarray) -> numpy.ndarray:
    """The table as it would be if every link had been found; counts are fractions, and none is negative."""
    found = numpy.linalg.solve(splitting(recall), numpy.concatenate([[0.0], table[1:]]))
    found[0] = 0
    return numpy.maximum(found, 0)
