"""One walk along the leaves of the tree: each against its entry, and its time against the heads."""

from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connections

from umai.trail import tree
from umai.trail.chain import EARLIEST, LATEST, in_range, time_text
from umai.trail.finding import LATE_COMMIT, TrailFinding
from umai.trail.heads import SignedHead

LEAVES = f"""
select l.index, l.entry_id::text, l.hash, e.hash, {in_range("e.at")}
from trail_leaf l left join trail_entry e on e.id = l.entry_id order by l.index
"""
WITHOUT_LEAF = f"""
select e.id::text, {in_range("e.at")}, u.entry_id is not null from trail_entry e
left join trail_leaf l on l.entry_id = e.id left join trail_unsequencedentry u on u.entry_id = e.id
where l.entry_id is null order by e.at
"""


@dataclass
class TreeWalk:
    """What the leaves give: their number, and at each size of a head the root and the latest instant."""

    size: int = 0
    roots: dict[int, bytes] = field(default_factory=lambda: {0: tree.EMPTY_ROOT})
    newest: dict[int, datetime] = field(default_factory=dict)
    last: dict[int, str] = field(default_factory=dict)  # size to the id of the last entry


class HeadTimes:
    """Between which instants an entry may lie, by the signed heads before it and after it."""

    def __init__(self, heads: Iterable[SignedHead]):
        ordered = sorted(heads, key=lambda head: (head.size, head.signed_at))
        self.sizes = [head.size for head in ordered]
        self.floors, self.ceilings = [EARLIEST], [LATEST]
        for head in ordered:
            self.floors.append(max(self.floors[-1], head.signed_at))
        for head in reversed(ordered):
            self.ceilings.append(min(self.ceilings[-1], head.signed_at))
        self.ceilings.reverse()

    def around(self, index: int) -> tuple[datetime, datetime, int]:
        """The latest time of a head before this index, the earliest of one over it, and the next size."""
        n = bisect_right(self.sizes, index)
        next_size = self.sizes[n] if n < len(self.sizes) else 2**63
        return self.floors[n], self.ceilings[n], next_size


def walk_tree(using, sizes: set[int], times: HeadTimes) -> Generator[TrailFinding, None, TreeWalk]:
    """Check that each leaf is its entry, each entry has its leaf, and none lies before or after its time."""
    walk, edge, newest, gap = TreeWalk(), [], EARLIEST, False
    floor, ceiling, until = times.around(0)
    for index, entry_id, data, entry_hash, at in read_leaves(using):
        if index != walk.size and not gap:
            gap = True
            yield TrailFinding("missing", f"index {walk.size}", "the tree has a gap")
        if walk.size >= until:
            floor, ceiling, until = times.around(walk.size)
        where = f"entry {entry_id}"
        if entry_hash is None or at is None:
            yield TrailFinding("missing", where, f"it stood at index {index} of the tree and is gone")
        else:
            if entry_hash != data:
                yield TrailFinding("changed", where, f"it is not what stood at index {index} of the tree")
            yield from check_time(where, at, floor, ceiling)
            newest = max(newest, at)
        edge = tree.grow_edge(edge, walk.size, data)
        walk.size += 1
        if walk.size in sizes:
            walk.roots[walk.size] = tree.root_hash(edge)
            walk.newest[walk.size], walk.last[walk.size] = newest, entry_id
    yield from check_entries_without_leaf(using, times.around(walk.size)[0])
    return walk


def check_time(where, at, floor, ceiling) -> Iterator[TrailFinding]:
    if at < floor - LATE_COMMIT:
        words = f"it says {time_text(at)}, but was placed after a head that was signed at {time_text(floor)}"
        yield TrailFinding("time", where, words)
    elif at > ceiling:
        words = f"it says {time_text(at)}, but a head over it was signed at {time_text(ceiling)}"
        yield TrailFinding("time", where, words)


def check_entries_without_leaf(using, floor) -> Iterator[TrailFinding]:
    """Entries that wait for a place are as late as the newest head; others must not be there."""
    with connections[using].cursor() as cursor:
        cursor.execute(WITHOUT_LEAF)
        for entry_id, at, waits in cursor.fetchall():
            where = f"entry {entry_id}"
            if not waits:
                yield TrailFinding("inserted", where, "it came past the door: it has no place in the tree")
            yield from check_time(where, at, floor, LATEST)


def read_leaves(using) -> Iterator[tuple[int, str, bytes, bytes | None, datetime | None]]:
    return stream_rows(using, "trail_leaves", LEAVES)


def stream_rows(using, name, query):
    """The rows of a query by a cursor of the server, so that memory stays flat."""
    connection = connections[using]
    connection.ensure_connection()
    raw = connection.connection
    with raw.transaction(), raw.cursor(name) as cursor:
        cursor.itersize = 5_000
        cursor.execute(query)
        yield from cursor
