"""Verify the trail: compute everything again from the rows, and compare with heads stored elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.db import connections, transaction

from umai.trail import heads
from umai.trail.anchors.kept_heads import check_kept_heads
from umai.trail.anchors.places import read_place
from umai.trail.chain import COLUMNS, EARLIEST, in_range, link_hash, time_text
from umai.trail.finding import LATE_COMMIT, TrailFinding
from umai.trail.heads import NO_HEAD, SignedHead
from umai.trail.walk import HeadTimes, stream_rows, walk_tree

# Ids as texts: parsing them would take longer than hashing them.
AS_TEXT = dict.fromkeys(("id", "worker_id", "office_id", "record_id", "child_id", "request_id"), "::text")
AS_TEXT |= {"shown": "::text[]", "children": "::text[]"}
READABLE = [
    in_range(column) if column.endswith("at") else column + AS_TEXT.get(column, "") for column in COLUMNS
]
ENTRIES = f"select {', '.join(READABLE)}, prev, hash from trail_entry order by record_id, lane, seq"


ENDS = f"select record_id::text, lane, seq, hash, {in_range('at')} from trail_head"


def find_faults(
    *, using="owner", anchors: Iterable[Path] = (), seen: Callable[[int], None] = lambda n: None
) -> Iterator[TrailFinding]:
    """Every finding, in the order of the checks. Reads the whole trail twice; `seen` gets the progress.

    `anchors` are places with heads that were kept elsewhere. Without them, an owner of the database and
    the signing key could have rebuilt everything; with them, everything up to the newest head is verified.
    Raises UnusableAnchors.
    """
    kept = [one for place in anchors for one in read_place(place)]
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:  # one snapshot of all tables, while people work
            cursor.execute("set transaction isolation level repeatable read, read only")
            own = heads.read_heads(cursor)
        yield from check_chains(using, seen)
        public = heads.public_key()
        signed = [head for head in own if head.is_signed_by(public)]
        # Not those over another tree, which are a finding themselves: every entry under them would be one.
        roots = {head.size: head.root for head in own}
        signed += [
            one.head
            for one in kept
            if roots.get(one.head.size) == one.head.root and one.head.is_signed_by(one.key)
        ]
        sizes = {head.size for head in own} | {one.head.size for one in kept}
        walk = yield from walk_tree(using, sizes, HeadTimes(signed))
        yield from check_own_heads(own, walk, public)
        yield from check_kept_heads(kept, own, walk, public, using=using)


def check_chains(using, seen) -> Iterator[TrailFinding]:
    """Each record's chain: every link follows from the one before and is later, and none is missing."""
    with connections[using].cursor() as cursor:
        cursor.execute(ENDS)
        ends = {(record, lane): (seq, bytes(data), at) for record, lane, seq, data, at in cursor.fetchall()}
    chain, prev, expected, last, moved = None, b"", 1, EARLIEST, MovedClocks()
    for n, (entry, kept_prev, kept_hash) in enumerate(read_entries(using), start=1):
        if n % 10_000 == 0:
            seen(n)
        where = f"entry {entry['id']}"
        if (entry["record_id"], entry["lane"]) != chain:
            if chain:
                yield from check_chain_end(chain, expected - 1, (prev, last), ends)
            chain, prev, expected = (entry["record_id"], entry["lane"]), b"", 1
            last = EARLIEST
        if entry["seq"] != expected:
            yield TrailFinding(
                "missing", where, f"{entry['seq'] - expected} entries before this one are gone"
            )
        elif kept_prev != prev:
            yield TrailFinding("changed", where, "it does not follow from the entry before it")
        if link_hash(kept_prev, entry) != kept_hash:
            yield TrailFinding("changed", where, "its content is not what was written")
        if entry["at"] < last:
            words = f"it says {time_text(entry['at'])}, the entry before it {time_text(last)}"
            yield TrailFinding("time", where, words)
        if entry["clock_at"]:
            moved.add(entry)
        prev, expected, last = kept_hash, entry["seq"] + 1, entry["at"]
    if chain:
        yield from check_chain_end(chain, expected - 1, (prev, last), ends)
    for (record, lane), (seq, *_end) in ends.items():
        yield TrailFinding("missing", f"record {record}, {lane}", f"all {seq} entries are gone")
    yield from moved.findings()


def check_chain_end(chain, seq, last, ends) -> Iterator[TrailFinding]:
    where = f"record {chain[0]}, {chain[1]}"
    kept_seq, *kept = ends.pop(chain, (0, b"", None))
    if kept_seq < seq:
        yield TrailFinding("inserted", where, f"{seq - kept_seq} entries were added after the chain's end")
    elif kept_seq > seq:
        yield TrailFinding("missing", where, f"the last {kept_seq - seq} entries are gone")
    elif tuple(kept) != last:
        yield TrailFinding("changed", where, "the chain does not end as it was written")


class MovedClocks:
    """Entries that were written while the clock stood behind the trail: a finding for each day of it."""

    def __init__(self):
        self.days = {}  # day to the first entry, how many, and by how much at most

    def add(self, entry):
        first, count, most = self.days.get(entry["clock_at"].date(), (entry, 0, entry["at"] - entry["at"]))
        first = min(first, entry, key=lambda one: one["at"])
        self.days[entry["clock_at"].date()] = first, count + 1, max(most, entry["at"] - entry["clock_at"])

    def findings(self) -> Iterator[TrailFinding]:
        for _day, (first, count, most) in sorted(self.days.items()):
            words = (
                f"the clock said {time_text(first['clock_at'])}, which is behind the trail; that day"
                f" {count} entries were written so, by at most {most.total_seconds():.0f} seconds"
            )
            yield TrailFinding("clock", f"entry {first['id']}", words)


def read_entries(using) -> Iterator[tuple[dict, bytes, bytes]]:
    for *values, prev, kept in stream_rows(using, "trail_entries", ENTRIES):
        yield dict(zip(COLUMNS, values, strict=True)), prev, kept


def check_own_heads(own: list[SignedHead], walk, public) -> Iterator[TrailFinding]:
    """The heads in the database: each the root over its entries, signed, and later than the one before."""
    before = None
    for head in own:
        where = f"head of {head.size}"
        if head.size > walk.size:
            yield TrailFinding("cut", where, f"the tree has only {walk.size} entries")
        elif walk.roots.get(head.size) != head.root:
            yield TrailFinding("tree", where, "the entries do not give the root that was signed")
        if not head.is_signed_by(public):
            last = walk.last.get(head.size)
            words = f"it is not signed with this register's key; the last entry under it is {last}"
            yield TrailFinding("signature", where, words)
        if head.prev != (before.digest() if before else NO_HEAD):
            yield TrailFinding("missing", where, "the head before it is gone or was changed")
        yield from check_head_times(head, before, walk)
        before = head
    if walk.size > max((head.size for head in own), default=0):
        # Places and their head are written together, so no place is without a head.
        yield TrailFinding("tree", f"head of {walk.size}", "no signed head covers the last entries")
    if before and before.signed_at > datetime.now(UTC) + LATE_COMMIT:
        words = f"it says {time_text(before.signed_at)}, which this machine's clock has not reached"
        yield TrailFinding("time", f"head of {before.size}", words)


def check_head_times(head, before, walk) -> Iterator[TrailFinding]:
    where = f"head of {head.size}"
    if before and head.signed_at < before.signed_at:
        words = f"it was signed at {time_text(head.signed_at)}, the head before it later"
        yield TrailFinding("time", where, words)
    if walk.newest.get(head.size, head.newest_at) != head.newest_at:
        words = f"it says that its latest entry is of {time_text(head.newest_at)}, and it is not"
        yield TrailFinding("time", where, words)
