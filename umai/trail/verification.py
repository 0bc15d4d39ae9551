"""Verify the trail: compute everything again from the rows, and compare with heads stored elsewhere."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connections, transaction

from umai.trail import heads, tree
from umai.trail.chain import COLUMNS, link_hash
from umai.trail.heads import SignedHead


@dataclass(frozen=True)
class TrailFinding:
    """One thing that differs from what was written."""

    what: str  # changed, inserted, missing, tree, signature, cut, rebuilt
    where: str  # an entry, a record and position, an index, or a file; never a name
    words: str


class UnusableAnchors(Exception):
    """The folder of heads cannot be read; the message names the file and the reason."""


def find_faults(
    *, using="owner", anchors: Path | None = None, seen: Callable[[int], None] = lambda n: None
) -> Iterator[TrailFinding]:
    """Every finding, in the order of the checks. Reads the whole trail once; `seen` gets the progress.

    Without anchors, an owner of the database and the signing key could have rebuilt everything; with
    them, everything up to the newest head is verified.
    """
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:  # one snapshot of all tables, while people work
            cursor.execute("set transaction isolation level repeatable read, read only")
        yield from check_chains(using, seen)
        leaves = yield from check_leaves(using)
        roots = yield from check_own_heads(using, leaves)
    if anchors is not None:
        yield from check_kept_heads(anchors, leaves, roots)


def check_chains(using, seen) -> Iterator[TrailFinding]:
    """Each record's chain: every link follows from the one before, and none is missing or added."""
    with connections[using].cursor() as cursor:
        cursor.execute("select record_id, lane, seq, hash from trail_head")
        ends = {(record, lane): (seq, bytes(data)) for record, lane, seq, data in cursor.fetchall()}
    chain, prev, expected = None, b"", 1
    for n, (entry, kept_prev, kept_hash) in enumerate(read_entries(using), start=1):
        if n % 10_000 == 0:
            seen(n)
        at = f"entry {entry['id']}"
        if (entry["record_id"], entry["lane"]) != chain:
            if chain:
                yield from check_chain_end(chain, expected - 1, prev, ends)
            chain, prev, expected = (entry["record_id"], entry["lane"]), b"", 1
        if entry["seq"] != expected:
            yield TrailFinding("missing", at, f"{entry['seq'] - expected} entries before this one are gone")
        elif kept_prev != prev:
            yield TrailFinding("changed", at, "it does not follow from the entry before it")
        if link_hash(kept_prev, entry) != kept_hash:
            yield TrailFinding("changed", at, "its content is not what was written")
        prev, expected = kept_hash, entry["seq"] + 1
    if chain:
        yield from check_chain_end(chain, expected - 1, prev, ends)
    for (record, lane), (seq, _hash) in ends.items():
        yield TrailFinding("missing", f"record {record}, {lane}", f"all {seq} entries are gone")


def check_chain_end(chain, seq, last, ends) -> Iterator[TrailFinding]:
    where = f"record {chain[0]}, {chain[1]}"
    kept_seq, kept_hash = ends.pop(chain, (0, b""))
    if kept_seq < seq:
        yield TrailFinding("inserted", where, f"{seq - kept_seq} entries were added after the chain's end")
    elif kept_seq > seq:
        yield TrailFinding("missing", where, f"the last {kept_seq - seq} entries are gone")
    elif kept_hash != last:
        yield TrailFinding("changed", where, "the chain does not end as it was written")


def read_entries(using) -> Iterator[tuple[dict, bytes, bytes]]:
    connection = connections[using]
    connection.ensure_connection()
    columns = ", ".join(COLUMNS)
    raw = connection.connection
    with raw.transaction(), raw.cursor("trail_entries") as cursor:  # a server-side cursor: memory stays flat
        cursor.itersize = 5_000
        cursor.execute(f"select {columns}, prev, hash from trail_entry order by record_id, lane, seq")
        for *values, prev, kept in cursor:
            yield dict(zip(COLUMNS, values, strict=True)), bytes(prev), bytes(kept)


def check_leaves(using) -> Generator[TrailFinding, None, list[bytes]]:
    """The tree's leaves: exactly one for every entry. Returns the leaves in order."""
    with connections[using].cursor() as cursor:
        cursor.execute("select index, entry_id, hash from trail_leaf order by index")
        rows = cursor.fetchall()
        cursor.execute(
            "select l.entry_id, l.index from trail_leaf l left join trail_entry e on e.id = l.entry_id"
            " where e.id is null order by l.index"
        )
        for entry_id, index in cursor.fetchall():
            yield TrailFinding(
                "missing", f"entry {entry_id}", f"it stood at index {index} of the tree and is gone"
            )
        cursor.execute(
            "select l.entry_id, l.index from trail_leaf l join trail_entry e on e.id = l.entry_id"
            " where e.hash <> l.hash order by l.index"
        )
        for entry_id, index in cursor.fetchall():
            yield TrailFinding(
                "changed", f"entry {entry_id}", f"it is not what stood at index {index} of the tree"
            )
        cursor.execute(
            "select e.id from trail_entry e left join trail_leaf l on l.entry_id = e.id"
            " left join trail_unsequencedentry u on u.entry_id = e.id"
            " where l.entry_id is null and u.entry_id is null"
        )
        for (entry_id,) in cursor.fetchall():
            yield TrailFinding(
                "inserted", f"entry {entry_id}", "it came past the door: it has no place in the tree"
            )
    for position, (index, _entry_id, _hash) in enumerate(rows):
        if index != position:
            yield TrailFinding("missing", f"index {position}", "the tree has a gap")
            break
    return [bytes(data) for _index, _entry_id, data in rows]


def check_own_heads(using, leaves) -> Generator[TrailFinding, None, dict[int, bytes]]:
    """The heads in the database: each the root over its entries, each signed. Returns size to root."""
    with connections[using].cursor() as cursor:
        cursor.execute("select size, root, signature from trail_checkpoint order by size")
        kept = {size: SignedHead(size, bytes(r), bytes(s)) for size, r, s in cursor.fetchall()}
    roots, edge, public = {0: tree.EMPTY_ROOT}, [], heads.public_key()
    for size, data in enumerate(leaves, start=1):
        edge = tree.grow_edge(edge, size - 1, data)
        if size in kept:
            roots[size] = tree.root_hash(edge)
    for size, head in kept.items():
        if size > len(leaves):
            yield TrailFinding("cut", f"head of {size}", f"the tree has only {len(leaves)} entries")
        elif roots[size] != head.root:
            yield TrailFinding("tree", f"head of {size}", "the entries do not give the root that was signed")
        if not head.is_signed_by(public):
            yield TrailFinding("signature", f"head of {size}", "it is not signed with this register's key")
    if len(leaves) > max(kept, default=0):
        # Places and their head are written together, so no place is without a head.
        yield TrailFinding("tree", f"head of {len(leaves)}", "no signed head covers the last entries")
    return roots


def check_kept_heads(folder: Path, leaves, roots) -> Iterator[TrailFinding]:
    """Heads stored elsewhere: nothing before them may be missing or different."""
    public, kept = read_anchors(folder)
    for path, head in kept:
        if not head.is_signed_by(public):
            yield TrailFinding(
                "signature", path.name, "the kept head is not signed with the key kept beside it"
            )
        if head.size > len(leaves):
            gone = head.size - len(leaves)
            yield TrailFinding("cut", path.name, f"{gone} entries that were there when it was kept are gone")
            continue
        if root_at(leaves, head.size, roots) != head.root:
            yield TrailFinding("rebuilt", path.name, first_difference(folder, head.size, leaves))


def root_at(leaves, size, roots) -> bytes:
    if size not in roots:
        edge: list[bytes] = []
        for n, data in enumerate(leaves[:size]):
            edge = tree.grow_edge(edge, n, data)
        roots[size] = tree.root_hash(edge)
    return roots[size]


def first_difference(folder, size, leaves) -> str:
    path = folder / f"leaves-{size:012d}.bin"
    if path.exists():
        kept = path.read_bytes()
        for n in range(size):
            if kept[32 * n : 32 * n + 32] != leaves[n]:
                return f"the entries before it were rebuilt, from index {n} on"
    return "the entries before it were rebuilt"


def write_anchor(folder: Path, *, using="owner", with_leaves=False) -> SignedHead | None:
    """Write the newest head to this folder, with the public key; None when the trail is empty."""
    with connections[using].cursor() as cursor:
        cursor.execute("select size, root, signature from trail_checkpoint order by size desc limit 1")
        row = cursor.fetchone()
        if row is None:
            return None
        head = SignedHead(row[0], bytes(row[1]), bytes(row[2]))
        (folder / f"head-{head.size:012d}.txt").write_text(head.text())
        key = folder / "key.hex"
        if not key.exists():  # the first key stays, because a later key would be a finding
            key.write_text(heads.public_key().hex() + "\n")
        if with_leaves:
            cursor.execute("select hash from trail_leaf where index < %s order by index", [head.size])
            data = b"".join(bytes(one) for (one,) in cursor.fetchall())
            (folder / f"leaves-{head.size:012d}.bin").write_bytes(data)
    return head


def read_anchors(folder: Path) -> tuple[bytes, list[tuple[Path, SignedHead]]]:
    try:
        public = bytes.fromhex((folder / "key.hex").read_text().strip())
    except (OSError, ValueError) as error:
        raise UnusableAnchors(
            f"{folder}: no key.hex that can be read; was it made by umai trail anchor?"
        ) from error
    kept = []
    for path in sorted(folder.glob("head-*.txt")):
        try:
            kept.append((path, SignedHead.parse(path.read_text())))
        except ValueError as error:
            raise UnusableAnchors(f"{path}: not a head of this trail") from error
    if not kept:
        raise UnusableAnchors(f"{folder}: no head-*.txt in it")
    return public, kept
