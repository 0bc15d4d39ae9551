"""Whether a model can be estimated from a table at all.

Where a combination of lists that the model has a term for was never seen, the term is at minus infinity and
the histories with that combination are at zero (Chan, Silverman and Vincent 2021). Of the rest two things
are asked: that no two values of the parameters give the same means (the rank of the design), and that a
maximum exists (Fienberg and Rinaldo 2012): that positive means exist with the same sums as the counts,
found by linear programming. Both depend on which histories were seen, and not on how often.
"""

from functools import lru_cache

import numpy
from scipy.optimize import linprog

from umai.estimate.models.terms import Model, columns, design

LEAST_MEAN = 1e-9  # below this the largest possible least mean is taken for zero

OK, NO_MAXIMUM, NOT_IDENTIFIABLE = "ok", "no maximum", "not identifiable"


def state_of(model: Model, seen: numpy.ndarray, lists: int) -> str:
    """Whether this model can be estimated where these histories were seen (without the all-zero one)."""
    return known_state(model, numpy.asarray(seen, bool).tobytes(), lists)


@lru_cache(maxsize=200_000)
def known_state(model: Model, seen_bytes: bytes, lists: int) -> str:
    seen = numpy.frombuffer(seen_bytes, bool)
    matrix = design(model, lists)
    alive = matrix[seen].any(axis=0)
    kept = ~matrix[:, ~alive].any(axis=1)
    reduced = matrix[kept][:, alive]
    if not alive[0] or not is_full_rank(model, lists, alive.tobytes()):
        return NOT_IDENTIFIABLE
    return OK if seen[kept].all() or has_positive_means(reduced, seen[kept]) else NO_MAXIMUM


@lru_cache(maxsize=200_000)
def is_full_rank(model: Model, lists: int, alive_bytes: bytes) -> bool:
    """Whether the terms that are not at minus infinity can be told apart."""
    matrix, alive = design(model, lists), numpy.frombuffer(alive_bytes, bool)
    kept = ~matrix[:, ~alive].any(axis=1)
    reduced = matrix[kept][:, alive]
    return bool(numpy.linalg.matrix_rank(reduced) == reduced.shape[1])


def has_positive_means(matrix: numpy.ndarray, seen: numpy.ndarray) -> bool:
    """Whether means above zero exist whose sums over each term are those of the counts."""
    histories = len(matrix)
    sums = matrix.T @ seen.astype(float)
    equal = numpy.hstack([matrix.T, numpy.zeros((matrix.shape[1], 1))])
    above = numpy.hstack([-numpy.eye(histories), numpy.ones((histories, 1))])
    least = numpy.zeros(histories + 1)
    least[-1] = -1
    found = linprog(
        least,
        A_ub=above,
        b_ub=numpy.zeros(histories),
        A_eq=equal,
        b_eq=sums,
        bounds=[(0, None)] * (histories + 1),
        method="highs",
    )
    return bool(found.status == 0 and -found.fun > LEAST_MEAN)


def empty_terms(model: Model, seen: numpy.ndarray, lists: int) -> list[int]:
    """The terms of a model that are at minus infinity, as sets of lists."""
    alive = design(model, lists)[numpy.asarray(seen, bool)].any(axis=0)
    return [int(term) for term in columns(model, lists)[~alive]]
