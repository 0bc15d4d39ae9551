#!/usr/bin/env python3
"""Verify a trail that `umai trail export` wrote, with nothing but Python 3.11 or newer.

    python3 verify_trail.py EXPORT [--anchors PLACE]... [--quick]

EXPORT holds entries (who did or read what, as ids), the leaves of one Merkle tree over them (RFC 9162) and
the heads of that tree, signed with Ed25519 (RFC 8032); PLACE is a folder or a file of heads kept elsewhere.
Each finding is a line "what: where: words". Answers 0 for none, 1 for findings, 2 for unusable input.
This file is written apart from the register's own verifier, so that two programs must agree.
"""

import argparse
import base64
import hashlib
import json
import re
import sys
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

LATE_COMMIT = timedelta(minutes=15)  # by which an entry may be older than the head before it
ORIGIN, FIRST, LAST = "umai/trail", "0002-01-01T00:00:00.000000Z", "9998-01-01T00:00:00.000000Z"
TIME = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z"
TEXT = rf"{ORIGIN}\n(\d+)\n(\S+)\nprev ([0-9a-f]{{64}})\nnewest ({TIME})\nsigned ({TIME})\n"
HEAD = re.compile(rf"({TEXT})\n— {ORIGIN} (\S+)\n*")

# Ed25519 as RFC 8032 has it: the curve -x² + y² = 1 + d x² y² over the integers modulo P.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    """The sum of two points in extended coordinates (x, y, z, t)."""
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def read_point(data):
    """The point in 32 bytes, or None where these are no point."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = read_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, text, signature):
    """Whether the signature over this text is of this key: s·B - h·A = R, both products at once."""
    a, r = read_point(key), read_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or len(signature) != 64 or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    minus = (P - a[0], a[1], 1, P - a[3])
    terms = (None, BASE, minus, add(BASE, minus))
    found = (0, 1, 1, 0)
    for bit in range(max(s.bit_length(), h.bit_length()) - 1, -1, -1):
        found = add(found, found)
        term = terms[(s >> bit & 1) + 2 * (h >> bit & 1)]
        if term:
            found = add(found, term)
    return (found[0] - r[0] * found[2]) % P == 0 and (found[1] - r[1] * found[2]) % P == 0


class Unusable(Exception):
    """A file that is not what this program reads."""


class HeadText:
    """A signed head: number of entries, root, digest of the head before, two times, signature, key."""

    def __init__(self, text, where, key):
        found = HEAD.fullmatch(text)
        if not found:
            raise Unusable(f"{where} is not a head of a trail")
        self.text, size, root, prev, self.newest, self.signed, signature = found.groups()
        self.size, self.root, self.prev = int(size), base64.b64decode(root), bytes.fromhex(prev)
        self.signature, self.where, self.key = base64.b64decode(signature), where, key

    def is_signed(self):
        return is_signed(self.key, self.text.encode(), self.signature)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def grow(edge, size, data):
    """Add a leaf to the right edge of the tree."""
    edge.append(sha256(b"\0", data))
    while size & 1:
        right, left = edge.pop(), edge.pop()
        edge.append(sha256(b"\1", left, right))
        size >>= 1


def root_of(edge):
    root = edge[-1] if edge else sha256()
    for left in reversed(edge[:-1]):
        root = sha256(b"\1", left, root)
    return root


class Trail:
    """What an export holds, and what is wrong with it."""

    def __init__(self):
        self.key, self.leaves, self.waiting, self.heads, self.found = b"", [], set(), [], []
        self.entries, self.written_ends, self.ends, self.moved = {}, {}, {}, {}
        self.at_start = self.chain, self.expected, self.prev, self.last = None, 1, "", ""

    def find(self, what, where, words):
        self.found.append((what, where, words))

    def read(self, lines):
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
                if number == 1:
                    self.key = bytes.fromhex(row["key"])
                elif "entry" in row:
                    self.read_entry(row["entry"], row["hash"])
                elif "chain" in row:
                    record, lane, *end = row["chain"]
                    self.written_ends[record, lane] = end
                elif "leaf" in row:
                    self.leaves.append(row["leaf"])
                elif "waiting" in row:
                    self.waiting.add(row["waiting"])
                else:
                    self.heads.append(HeadText(row["head"], f"head of {row['head'].split()[1]}", self.key))
            except (ValueError, KeyError, TypeError) as error:
                raise Unusable(f"line {number} cannot be read") from error
        if not self.key:
            raise Unusable("the export is empty")

    def read_entry(self, entry, kept):
        """Check an entry against the one before it in its chain; an export has them in order."""
        chain, where = (entry["record_id"], entry["lane"]), f"entry {entry['id']}"
        if chain != self.chain:
            _none, self.expected, self.prev, self.last = self.at_start
            self.chain = chain
        form = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if entry["seq"] != self.expected:
            self.find("missing", where, "entries before this one are gone")
        elif entry["prev"] != self.prev:
            self.find("changed", where, "it does not follow from the entry before it")
        if sha256(form.encode()).hex() != kept or entry["v"] != 1:
            self.find("changed", where, "its content is not what was written")
        if entry["at"] < self.last:
            self.find("time", where, "it says an earlier time than the entry before it")
        if entry["clock_at"]:
            day, one = entry["clock_at"][:10], (entry["at"], where)
            self.moved[day] = min(self.moved.get(day, one), one)
        self.prev, self.expected, self.last = kept, entry["seq"] + 1, entry["at"]
        self.entries[entry["id"]], self.ends[chain] = (entry["at"], kept), [entry["seq"], kept, self.last]

    def check(self, kept, quick):
        """Everything but the chains, which were checked while they were read."""
        for chain in {**self.ends, **self.written_ends}:
            own, end = self.ends.get(chain, [0]), self.written_ends.get(chain, [0])
            if own != end:
                what = "changed" if own[0] == end[0] else "inserted" if own[0] > end[0] else "missing"
                self.find(what, f"record {', '.join(chain)}", f"it ends at {own[0]}, and ended at {end[0]}")
        for _day, (at, where) in sorted(self.moved.items()):
            self.find("clock", where, f"the clock stood behind the trail, which was at {at}")
        known = {head.size: head for head in self.heads}
        signed, unread = [], len(self.heads) - 1 if quick else 0
        for n, head in enumerate(self.heads + kept):
            if n >= unread and not head.is_signed():
                self.find("signature", head.where, "it is not signed with the key that belongs to it")
            elif head.size in known and known[head.size].root == head.root:
                signed.append(head)
        for where in sorted({head.where.split(",")[0] for head in kept if head.key != self.key}):
            self.find("signature", where, "the key kept beside the heads is not this register's key")
        sizes = {head.size for head in self.heads + kept}
        roots, newest = self.walk(sorted(signed, key=lambda head: head.size), sizes)
        self.check_heads(roots, newest)
        for head in kept:
            if head.size > len(self.leaves):
                self.find("cut", head.where, f"{head.size - len(self.leaves)} entries are gone")
            elif roots[head.size] != head.root:
                self.find("rebuilt", head.where, "the entries before it were rebuilt")
            elif head.size not in known:
                self.find("missing", head.where, "the register no longer has this head")
            elif known[head.size].text != head.text:
                self.find("resigned", head.where, "the register has another head of this size")
        return self.found

    def walk(self, signed, sizes):
        """Check every leaf, and its time against the heads around it; answers roots and times at heads."""
        ceilings = list(accumulate([LAST, *(head.signed for head in reversed(signed))], min))
        floors = list(accumulate([FIRST, *(head.signed for head in signed)], max))
        roots, newest, edge, latest, after, gap = {0: sha256()}, {}, [], "", 0, False
        for size, (index, entry, data) in enumerate(self.leaves):
            while after < len(signed) and signed[after].size <= size:
                after += 1
            if index != size and not gap:
                gap = True
                self.find("missing", f"index {size}", "the tree has a gap")
            at, written = self.entries.get(entry, (None, None))
            if at is None:
                self.find("missing", f"entry {entry}", f"it stood at index {index} of the tree and is gone")
            else:
                if written != data:
                    self.find("changed", f"entry {entry}", f"it is not what stood at index {index}")
                self.check_time(entry, at, floors[after], ceilings[-1 - after])
                latest = max(latest, at)
            grow(edge, size, bytes.fromhex(data))
            if size + 1 in sizes:
                roots[size + 1], newest[size + 1] = root_of(edge), latest
        floor = floors[sum(head.size <= len(self.leaves) for head in signed)]
        for entry in self.entries.keys() - {leaf[1] for leaf in self.leaves}:
            if entry not in self.waiting:
                self.find("inserted", f"entry {entry}", "it came past the door: it has no place")
            self.check_time(entry, self.entries[entry][0], floor, LAST)
        return roots, newest

    def check_time(self, entry, at, floor, ceiling):
        if at < floor and datetime.fromisoformat(at) < datetime.fromisoformat(floor) - LATE_COMMIT:
            self.find("time", f"entry {entry}", f"it says {at}, and was placed after a head of {floor}")
        elif at > ceiling:
            self.find("time", f"entry {entry}", f"it says {at}, and a head over it was signed at {ceiling}")

    def check_heads(self, roots, newest):
        before, size = None, len(self.leaves)
        for head in self.heads:
            if head.size > size:
                self.find("cut", head.where, f"the tree has only {size} entries")
            elif roots.get(head.size) != head.root:
                self.find("tree", head.where, "the entries do not give the root that was signed")
            if head.prev != (sha256(before.text.encode()) if before else bytes(32)):
                self.find("missing", head.where, "the head before it is gone or was changed")
            if before and head.signed < before.signed:
                self.find("time", head.where, "it was signed before the head before it")
            if newest.get(head.size, head.newest) != head.newest:
                self.find("time", head.where, f"its latest entry is not of {head.newest}")
            before = head
        if size > (before.size if before else 0):
            self.find("tree", f"head of {size}", "no signed head covers the last entries")


def read_place(place):
    """The heads that were kept in a folder or in one file, with the key beside them."""
    folder = place.is_dir()
    try:
        key_file = place / "key.hex" if folder else place.with_name(f"{place.name}.key")
        key = bytes.fromhex(key_file.read_text().strip())
        if folder:
            kept = [(path.name, path.read_text("utf-8")) for path in sorted(place.glob("head-*.txt"))]
        else:
            parts = f"\n{place.read_text('utf-8')}".split(f"\n{ORIGIN}\n")[1:]
            whole = [f"{ORIGIN}\n{part}" for part in parts if f"\n— {ORIGIN} " in part]
            kept = [(f"{place.name}, head {n}", text) for n, text in enumerate(whole, start=1)]
    except (OSError, ValueError) as error:
        raise Unusable(f"{place}: no heads that can be read") from error
    if not kept:
        raise Unusable(f"{place}: no head lies there")
    return [HeadText(text, where, key) for where, text in kept]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("export", type=Path)
    parser.add_argument("--anchors", type=Path, action="append", default=[], metavar="PLACE")
    parser.add_argument("--quick", action="store_true", help="of own heads check the last signature")
    args, trail = parser.parse_args(), Trail()
    try:
        kept = [head for place in args.anchors for head in read_place(place)]
        with args.export.open(encoding="utf-8") as lines:
            trail.read(lines)
        found = trail.check(kept, args.quick)
    except (OSError, Unusable) as error:
        print(f"verify_trail: {error}", file=sys.stderr)
        return 2
    for finding in found:
        print(": ".join(finding))
    print(f"{len(trail.entries)} entries, {len(found)} findings")
    if not kept:
        print("Not proven without --anchors: that the end was not cut off and nothing was written anew.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
