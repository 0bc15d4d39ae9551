"""The trail behind an invented population: what its workers looked at and did on the days before today.

Written by COPY, and whole as if the doors had written it: each record's chain is linked by
`umai.trail.chain`, each entry has its leaf in the tree, every head is signed, each with the time of its
last entry. `umai trail verify` passes. Days before a head that was signed today would be entries dated
back, so this comes first: before anybody worked, and before the worker signed a head.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from time import perf_counter

from django.db import connections, transaction

from rehearsal.bulk_load import copy_lines
from rehearsal.tables import NULL
from rehearsal.trail_days import TrailDays, workers_with_files
from umai.trail import heads, tree
from umai.trail.chain import COLUMNS, link_hash
from umai.trail.heads import SignedHead
from umai.trail.jobs import BATCH_SIZE, sequence_entries

TABLES = {
    "trail_entry": (*COLUMNS, "prev", "hash"),
    "trail_leaf": ("index", "entry_id", "hash"),
    "trail_checkpoint": (*heads.COLUMNS.split(", "), "edge"),
}


BEGUN_QUERY = """
select exists (select from trail_checkpoint)
    or exists (select from trail_entry where worker_id is not null)
"""


class NobodyWorks(Exception):
    """There is no case, so there is nothing that anybody could have looked at."""


class TrailBegun(Exception):
    """The trail has a signed head or somebody's work: nothing is put before it."""


@dataclass
class Chains:
    """The end of every record's chain, and the right edge of the tree, as far as it has been written."""

    ends: dict = field(default_factory=dict)  # (record, lane) to position, hash and time
    edge: list = field(default_factory=list)
    size: int = 0
    head: SignedHead | None = None
    newest: datetime | None = None

    @classmethod
    def read(cls, cursor):
        cursor.execute("lock table trail_head in exclusive mode")
        cursor.execute("select record_id::text, lane, seq, hash, at from trail_head")
        return cls({(record, lane): (seq, bytes(data), at) for record, lane, seq, data, at in cursor})

    def add(self, entry):
        """Give an entry its place in its record's chain and in the tree; answers its index there."""
        chain = entry["record_id"], entry["lane"]
        seq, entry["prev"], _at = self.ends.get(chain, (0, b"", None))
        entry["seq"] = seq + 1
        entry["hash"] = link_hash(entry["prev"], entry)
        self.ends[chain] = entry["seq"], entry["hash"], entry["at"]
        self.newest = max(entry["at"], self.newest or entry["at"])
        self.edge = tree.grow_edge(self.edge, self.size, entry["hash"])
        self.size += 1
        return self.size - 1


def write_entries(number, *, seed=1, today: date, using="owner", report=None):
    """Put so many entries on the trail, spread over the hundred days before today; answers the seconds.

    The same ones for the same database, `number`, `seed` and `today`. Everything or nothing is written;
    some 100 bytes of memory an entry are needed. Raises `NobodyWorks`, `TrailBegun`.
    """
    begun = perf_counter()
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        chains = Chains.read(cursor)
        cursor.execute(BEGUN_QUERY)
        if cursor.fetchone()[0]:
            raise TrailBegun
        workers = workers_with_files(cursor)
        if not workers:
            raise NobodyWorks
        days = TrailDays(workers, Random(f"trail {seed} {number} {chains.size}"), today)
        lines = {table: [] for table in TABLES}
        # COPY is refused to an owner who forces row security on himself.
        cursor.execute("alter table trail_entry no force row level security")
        for written, entry in enumerate(days.entries(number), start=1):
            add_lines(lines, entry, chains.add(entry))
            if written % BATCH_SIZE == 0 or written == number:
                add_checkpoint(lines, chains)
                copy_lines(cursor, TABLES, lines)
                if report:
                    report(written)
        write_ends(cursor, chains.ends)
        cursor.execute("alter table trail_entry force row level security")
    sequence_entries(using=using)
    with connections[using].cursor() as cursor:
        for table in (*TABLES, "trail_head"):
            cursor.execute(f"analyze {table}")
    return perf_counter() - begun


def add_lines(lines, entry, index):
    values = [as_copy_value(entry[column]) for column in TABLES["trail_entry"]]
    lines["trail_entry"].append("\t".join(values))
    lines["trail_leaf"].append(f"{index}\t{entry['id']}\t{as_copy_value(entry['hash'])}")


def add_checkpoint(lines, chains):
    at = chains.newest
    head = heads.sign_head(
        chains.size, tree.root_hash(chains.edge), after=chains.head, newest_at=at, clock=at
    )
    chains.head = head
    edge = ",".join(f'"\\\\\\\\x{one.hex()}"' for one in chains.edge)
    values = [as_copy_value(getattr(head, column)) for column in TABLES["trail_checkpoint"][:-1]]
    lines["trail_checkpoint"].append("\t".join([*values, f"{{{edge}}}"]))


def as_copy_value(value):
    """A value as a field of COPY's text format."""
    if value is None:
        return NULL
    if isinstance(value, bytes):
        return f"\\\\x{value.hex()}"
    if isinstance(value, list):
        return f"{{{','.join(value)}}}"
    return str(value)


def write_ends(cursor, ends):
    """The last link of every chain, all written anew: there were few before."""
    cursor.execute("delete from trail_head")
    with cursor.copy("copy trail_head (record_id, lane, seq, hash, at) from stdin") as copying:
        for (record, lane), (seq, data, at) in ends.items():
            copying.write(f"{record}\t{lane}\t{seq}\t{as_copy_value(data)}\t{at}\n")
