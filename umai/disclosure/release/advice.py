"""What may be merged, where an audit fails: for each cell that is told, the sibling that adds least."""

from umai.disclosure.release.exposure import Exposure
from umai.disclosure.tables.counts import CountedCell, CountTable
from umai.disclosure.tables.dimensions import TableAxis


def merges(exposed: list[Exposure], tables: list[CountTable]) -> list[str]:
    """Which categories to merge, in words, the most useful first, each once."""
    votes: dict[str, int] = {}
    for cell in {one.cell for one in exposed}:
        for table in tables:
            for words in merges_of(cell, table):
                votes[words] = votes.get(words, 0) + 1
    return sorted(votes, key=lambda words: (-votes[words], words))


def merges_of(cell: CountedCell, table: CountTable) -> list[str]:
    """For each axis along which a table cuts this cell: the category and the smallest one beside it."""
    named = dict(cell.categories)
    if cell.measure != table.measure or not set(named) <= {axis.dimension.name for axis in table.axes}:
        return []
    found = []
    for at, axis in enumerate(table.axes):
        label = named.get(axis.dimension.name)
        if label in axis.finest and (other := smallest_beside(table, at, axis, label)):
            found.append(f"{axis.dimension.name}: {label} with {other}")
    return found


def smallest_beside(table: CountTable, at: int, axis: TableAxis, label: str) -> str | None:
    """Of the categories of the same group, the one with fewest children."""
    sizes = table.counts.sum(axis=tuple(one for one in range(table.counts.ndim) if one != at))
    groups = [set(axis.parts_of(group)) for group in axis.groups if label in axis.parts_of(group)]
    among = min((group for group in groups if len(group) > 1), key=len, default=set(axis.finest)) - {label}
    return min(among, key=lambda other: (sizes[axis.finest.index(other)], other), default=None)
