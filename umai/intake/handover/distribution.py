"""Propose which worker takes which case of a worker who leaves; the head may change all of it.

Without a database: plain values in, plain values out.
"""

from collections import defaultdict
from typing import NamedTuple


class HandoverCase(NamedTuple):
    """One open case to be given away. `weight`: visits a month that it needs; `place`: the settlement."""

    case_id: object
    municipality_id: int | None
    place: object
    weight: float


class HandoverTaker(NamedTuple):
    """A worker who can take cases, with the cases and visits a month (`weight`) of this worker now."""

    worker_id: object
    municipality_id: int | None  # of the own office; None at the department
    is_head: bool
    cases: int
    weight: float
    places: frozenset = frozenset()  # settlements in which this worker has children already


def distribute_cases(cases, takers, *, limit: int) -> dict:
    """The worker proposed for each case, by case id; empty when there is nobody to take them.

    Criteria in this order: no head, the same municipality, below the limit, children in the same
    settlement already, the fewest visits, the fewest cases. Settlements with the most visits come
    first, and within one the cases with the most.
    """
    if not takers:
        return {}
    state = {one.worker_id: [one.cases, one.weight, set(one.places)] for one in takers}
    by_place = defaultdict(list)
    for case in cases:
        by_place[case.municipality_id, case.place].append(case)
    groups = sorted(
        by_place.values(), key=lambda group: (-sum(one.weight for one in group), str(group[0].place))
    )
    answer = {}
    for group in groups:
        for case in sorted(group, key=lambda one: (-one.weight, str(one.case_id))):
            taker = min(takers, key=lambda one: _rank(one, case, state[one.worker_id], limit))
            load = state[taker.worker_id]
            load[0] += 1
            load[1] += case.weight
            load[2].add(case.place)
            answer[case.case_id] = taker.worker_id
    return answer


def _rank(taker, case, load, limit):
    cases, weight, places = load
    elsewhere = taker.municipality_id is None or taker.municipality_id != case.municipality_id
    strange = case.place is None or case.place not in places
    return (taker.is_head, elsewhere, cases >= limit, strange, weight, cases, str(taker.worker_id))
