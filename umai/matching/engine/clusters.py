"""Which rows are one child: pairs joined in order of certainty, with one row for a child in each list.

Rows of one list are joined only when each two of them are a likely pair by themselves: never because a row
of another list resembles both, as with brothers. On a list where a child mostly has several rows the
likely pairs must be a share of all, `MOST_ALIKE`: of many rows two may differ in everything.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

MOST_ALIKE = 0.5
Pair = tuple[int, int, float]


def clusters(
    pairs: Iterable[Pair],
    list_of: Mapping[int, int],
    threshold: float,
    apart: Collection[tuple[int, int]] = frozenset(),
    repeated: Collection[int] = frozenset(),
) -> dict[int, int]:
    """For each row that is joined to another, the smallest row of its cluster.

    `pairs` are (row, row, probability); their order does not matter. `apart` are pairs of rows that are known
    to be two children: they are not joined through a third row either. `repeated` are the lists on which a
    child mostly has several rows.
    """
    apart = {*apart, *((other, one) for one, other in apart)}
    joined = sorted(
        ((one, other, likely) for one, other, likely in pairs if likely >= threshold),
        key=lambda pair: (-pair[2], pair[0], pair[1]),
    )
    within = {(one, other) for one, other, _ in joined if list_of[one] == list_of[other]}
    within |= {(other, one) for one, other in within}
    root: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    for one, other, _ in joined:
        first, second = root.setdefault(one, one), root.setdefault(other, other)
        if first == second:
            continue
        left, right = members.setdefault(first, [one]), members.setdefault(second, [other])
        if _may_join(left, right, list_of, within, apart, repeated):
            low, high = min(first, second), max(first, second)
            for row in members[high]:
                root[row] = low
            members[low] = members[low] + members.pop(high)
    return {row: low for row, low in root.items() if len(members.get(low, ())) > 1}


def _may_join(left, right, list_of, within, apart, repeated) -> bool:
    if apart and any((one, other) in apart for one in left for other in right):
        return False
    by_list = defaultdict(list)
    for row in left:
        by_list[list_of[row]].append(row)
    alike = defaultdict(list)
    for row in right:
        number = list_of[row]
        alike[number] += [(row, other) in within for other in by_list.get(number, ())]
    return all(
        sum(found) >= (MOST_ALIKE if number in repeated else 1) * len(found)
        for number, found in alike.items()
    )
