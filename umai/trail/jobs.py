"""The job of the trail: give every entry its place in the tree."""

import logging
from datetime import timedelta
from itertools import batched

from django.db import connections, transaction

from umai.trail import heads, tree
from umai.trail.walk import stream_rows

log = logging.getLogger("umai.trail")
BATCH_SIZE = 10_000  # leaves that are inserted at once
# A plain table scan: what was placed is deleted, so the table is as long as the backlog.
WAITING = """
select e.id, e.hash, e.at from trail_unsequencedentry u join trail_entry e on e.id = u.entry_id
order by e.at, e.id
"""
CLOCK_STEP = timedelta(seconds=1)  # that NTP may set a clock back by, without anybody being told


def sequence_entries(*, using="default"):
    """Give every committed entry without a place its place, and sign one head over them all.

    Safe to stop, to run twice and to run in two places: one works, the other finds nothing to do.
    Answers the number of entries placed. All get one head, whose time was read before them: after a
    head that was signed in between, the rest of a long backlog would look dated back.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("select trail_lock_sequence()")
        if not cursor.fetchone()[0]:
            return 0
        clock = read_clock(cursor)
        before = next(iter(heads.read_heads(cursor, newest=1)), None)
        size, edge = (before.size, read_edge(cursor, before.size)) if before else (0, [])
        first, newest_at = size, clock
        for batch in batched(stream_rows(using, "trail_waiting", WAITING), BATCH_SIZE):
            for _id, data, at in batch:
                edge, size, newest_at = tree.grow_edge(edge, size, data), size + 1, at
            cursor.executemany(
                "insert into trail_leaf (index, entry_id, hash) values (%s, %s, %s)",
                [(size - len(batch) + n, entry_id, data) for n, (entry_id, data, _at) in enumerate(batch)],
            )
        if size == first:
            return 0
        cursor.execute(
            "delete from trail_unsequencedentry u using trail_leaf l"
            " where l.entry_id = u.entry_id and l.index >= %s",
            [first],
        )
        if before and clock < before.signed_at - CLOCK_STEP:
            log.error("the clock stands %s behind the newest head of the trail", before.signed_at - clock)
        head = heads.sign_head(size, tree.root_hash(edge), after=before, newest_at=newest_at, clock=clock)
        cursor.execute(
            f"insert into trail_checkpoint ({heads.COLUMNS}, edge) values (%s, %s, %s, %s, %s, %s, %s)",
            [head.size, head.root, head.prev, head.newest_at, head.signed_at, head.signature, edge],
        )
        return size - first


def read_edge(cursor, size):
    cursor.execute("select edge from trail_checkpoint where size = %s", [size])
    return [bytes(one) for one in cursor.fetchone()[0]]


def read_clock(cursor):
    cursor.execute("select clock_timestamp()")
    return cursor.fetchone()[0]
