"""Who is to take which child of a worker who leaves: a proposal, which the head changes as needed.

Pure: plain values in, plain values out. No score decides; the proposal only spares typing.
"""

from collections import defaultdict
from typing import NamedTuple


class HandoverCase(NamedTuple):
    """One open case to be given away. `weight`: visits a month that it asks for; `place`: the settlement."""

    case_id: object
    municipality_id: int | None
    place: object
    weight: float


class HandoverTaker(NamedTuple):
    """A worker who can take cases, and what this worker carries already."""

    worker_id: object
    municipality_id: int | None  # of the own office; None at the department
    is_head: bool
    cases: int
    weight: float
    places: frozenset = frozenset()  # settlements in which this worker has children already


def distribute_cases(cases, takers, *, limit: int) -> dict:
    """Case to worker: whom each case could be given.

    First somebody of the same municipality, then whoever is not above the limit, then whoever has
    children in the same settlement already, then whoever carries least; a head last of all. Cases that
    ask for most are given first, and those of one settlement stay together where that costs nothing.
    Answers an empty dict when nobody can take any.
    """
    if not takers:
        return {}
    state = {one.worker_id: [one.cases, one.weight, set(one.places)] for one in takers}
    by_place = defaultdict(list)
    for case in cases:
        by_place[case.municipality_id, case.place].append(case)
    order = sorted(by_place.values(), key=lambda some: (-sum(one.weight for one in some), str(some[0].place)))
    answer = {}
    for some in order:
        for case in sorted(some, key=lambda one: (-one.weight, str(one.case_id))):
            taker = min(takers, key=lambda one: _rank(one, case, state[one.worker_id], limit))
            carried = state[taker.worker_id]
            carried[0] += 1
            carried[1] += case.weight
            carried[2].add(case.place)
            answer[case.case_id] = taker.worker_id
    return answer


def _rank(taker, case, carried, limit):
    cases, weight, places = carried
    elsewhere = taker.municipality_id is None or taker.municipality_id != case.municipality_id
    strange = case.place is None or case.place not in places
    return (taker.is_head, elsewhere, cases >= limit, strange, weight, cases, str(taker.worker_id))
