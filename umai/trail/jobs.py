"""The job of the trail: give every entry its place in the tree."""

from django.db import connections, transaction

from umai.trail import heads, tree

SEQUENCE_LOCK = 7_261_391  # the advisory lock under which one process at a time sequences
BATCH_SIZE = 10_000


def sequence_entries(*, using="default"):
    """Give every committed entry without a place its place, and sign the tree's new head.

    Safe to stop, to run twice and to run in two places: one works, the other finds nothing to do.
    Answers the number of entries placed.
    """
    placed = 0
    while batch := sequence_batch(using):
        placed += batch
        if batch < BATCH_SIZE:
            break
    return placed


def sequence_batch(using):
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [SEQUENCE_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        # A plain table scan: what was placed is deleted, so the table is as long as the backlog.
        cursor.execute(
            "select e.id, e.hash from trail_unsequencedentry u join trail_entry e on e.id = u.entry_id"
            " order by e.at, e.id limit %s",
            [BATCH_SIZE],
        )
        waiting = cursor.fetchall()
        if not waiting:
            return 0
        cursor.execute("select size, edge from trail_checkpoint order by size desc limit 1")
        size, edge = cursor.fetchone() or (0, [])
        edge = [bytes(one) for one in edge]
        first = size
        for _id, data in waiting:
            edge = tree.grow_edge(edge, size, bytes(data))
            size += 1
        cursor.executemany(
            "insert into trail_leaf (index, entry_id, hash) values (%s, %s, %s)",
            [(first + n, entry_id, data) for n, (entry_id, data) in enumerate(waiting)],
        )
        cursor.execute(
            "delete from trail_unsequencedentry where entry_id = any (%s)",
            [[entry_id for entry_id, _ in waiting]],
        )
        head = heads.sign_head(size, tree.root_hash(edge))
        cursor.execute(
            "insert into trail_checkpoint (size, root, edge, signed_at, signature)"
            " values (%s, %s, %s, clock_timestamp(), %s)",
            [size, head.root, edge, head.signature],
        )
        return len(waiting)
