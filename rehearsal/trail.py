"""The trail behind an invented population: what its workers looked at and did on the days before today.

Written by COPY, and whole as if the doors had written it: each record's chain is linked by
`umai.trail.chain`, each entry has its leaf in the tree, every head is signed. `umai trail verify` passes.
"""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from time import perf_counter

from django.db import connections, transaction

from rehearsal.tables import EMPTY
from rehearsal.trail_days import Days, people_at_work
from umai.trail import heads, tree
from umai.trail.chain import COLUMNS, link
from umai.trail.jobs import AT_ONCE, sequence

TABLES = {
    "trail_entry": (*COLUMNS, "prev", "hash"),
    "trail_leaf": ("index", "entry_id", "hash"),
    "trail_checkpoint": ("size", "root", "edge", "signed_at", "signature"),
}


class NobodyWorks(Exception):
    """There is no case, so there is nothing that anybody could have looked at."""


@dataclass
class Chains:
    """The end of every record's chain, and the right edge of the tree, as far as it has been written."""

    ends: dict = field(default_factory=dict)  # (record, lane) to position and hash
    edge: list = field(default_factory=list)
    size: int = 0

    @classmethod
    def known_to(cls, cursor):
        cursor.execute("lock table trail_head in exclusive mode")
        cursor.execute("select record_id::text, lane, seq, hash from trail_head")
        ends = {(record, lane): (seq, bytes(data)) for record, lane, seq, data in cursor}
        cursor.execute("select size, edge from trail_checkpoint order by size desc limit 1")
        size, edge = cursor.fetchone() or (0, [])
        return cls(ends, [bytes(one) for one in edge], size)

    def add(self, entry):
        """Give an entry its place in its record's chain and in the tree; answers its index there."""
        chain = entry["record_id"], entry["lane"]
        seq, entry["prev"] = self.ends.get(chain, (0, b""))
        entry["seq"] = seq + 1
        entry["hash"] = link(entry["prev"], entry)
        self.ends[chain] = entry["seq"], entry["hash"]
        self.edge = tree.grow(self.edge, self.size, entry["hash"])
        self.size += 1
        return self.size - 1


def write(number, *, seed=1, today: date, using="owner", report=None):
    """Put so many entries on the trail, spread over the hundred days before today; answers the seconds.

    The same ones for the same database, `number`, `seed` and `today`. Everything or nothing is written;
    some 100 bytes of memory an entry are needed. Raises `NobodyWorks`.
    """
    begun = perf_counter()
    sequence(using=using)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        chains = Chains.known_to(cursor)
        workers = people_at_work(cursor)
        if not workers:
            raise NobodyWorks
        days = Days(workers, Random(f"trail {seed} {number} {chains.size}"), today)
        lines = {table: [] for table in TABLES}
        for written, entry in enumerate(days.entries(number), start=1):
            keep(lines, entry, chains.add(entry))
            if written % AT_ONCE == 0 or written == number:
                sign(lines, chains, entry["at"])
                flush(cursor, lines)
                if report:
                    report(written)
        keep_ends(cursor, chains.ends)
    with connections[using].cursor() as cursor:
        for table in (*TABLES, "trail_head"):
            cursor.execute(f"analyze {table}")
    return perf_counter() - begun


def keep(lines, entry, index):
    values = [words(entry[column]) for column in TABLES["trail_entry"]]
    lines["trail_entry"].append("\t".join(values))
    lines["trail_leaf"].append(f"{index}\t{entry['id']}\t{words(entry['hash'])}")


def sign(lines, chains, at):
    head = heads.sign(chains.size, tree.root(chains.edge))
    edge = ",".join(f'"\\\\\\\\x{one.hex()}"' for one in chains.edge)
    row = f"{chains.size}\t{words(head.root)}\t{{{edge}}}\t{at.isoformat()}\t{words(head.signature)}"
    lines["trail_checkpoint"].append(row)


def words(value):
    """A value as a field of COPY's text format."""
    if value is None:
        return EMPTY
    if isinstance(value, bytes):
        return f"\\\\x{value.hex()}"
    if isinstance(value, list):
        return f"{{{','.join(value)}}}"
    return str(value)


def flush(cursor, lines):
    for table, columns in TABLES.items():
        with cursor.copy(f"copy {table} ({', '.join(columns)}) from stdin") as copying:
            copying.write("\n".join(lines[table]) + "\n")
        lines[table].clear()


def keep_ends(cursor, ends):
    """The last link of every chain, all written anew: there were few before."""
    cursor.execute("delete from trail_head")
    with cursor.copy("copy trail_head (record_id, lane, seq, hash) from stdin") as copying:
        for (record, lane), (seq, data) in ends.items():
            copying.write(f"{record}\t{lane}\t{seq}\t{words(data)}\n")
