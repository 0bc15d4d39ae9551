"""What somebody can do who owns the database: rows with right hashes, with every trigger off."""

import uuid
from dataclasses import replace

from tests.tampering import without_triggers
from umai.trail import heads
from umai.trail.chain import COLUMNS, link_hash


def tamper(superuser, statement, *values):
    with without_triggers(superuser):
        return superuser.execute(statement, values)


def forge_entry(superuser, **columns):
    """Write an entry with this time at the end of its chain, as if a door had written it; its id."""
    entry = dict.fromkeys(COLUMNS) | {
        "id": uuid.uuid4(),
        "role": "",
        "act": "register.read",
        "outcome": "looked",
        "kind": "register.child",
        "record_id": uuid.uuid4(),
        "lane": "looks",
    }
    entry |= columns
    where = [entry["record_id"], entry["lane"]]
    last = superuser.execute(
        "select seq, hash from trail_head where record_id = %s and lane = %s", where
    ).fetchone()
    seq, prev = last or (0, b"")
    entry["seq"] = seq + 1
    entry["hash"] = link_hash(bytes(prev), entry)
    values = [*(entry[column] for column in COLUMNS), prev, entry["hash"]]
    marks = ", ".join(["%s"] * len(values))
    tamper(superuser, f"insert into trail_entry ({', '.join(COLUMNS)}, prev, hash) values ({marks})", *values)
    tamper(superuser, "delete from trail_head where record_id = %s and lane = %s", *where)
    tamper(
        superuser,
        "insert into trail_head (record_id, lane, seq, hash, at) values (%s, %s, %s, %s, %s)",
        *where,
        entry["seq"],
        entry["hash"],
        entry["at"],
    )
    tamper(superuser, "insert into trail_unsequencedentry (entry_id) values (%s)", entry["id"])
    return entry["id"]


def head_with(head, **changes):
    """This head with other words, signed with the register's key, as whoever owns the machine can."""
    head = replace(head, **changes)
    return replace(head, signature=heads.signing_key().sign(head.signed_text().encode()))
