"""One record's chain: the canonical form of an entry, and the hash that links it to the entry before.

The form is JSON as RFC 8785 (JCS) writes it: keys in order, no spaces, null for what is not known, times
in UTC with microseconds. The database writes the same in `trail_text`; verification does not trust it
and writes it here from the columns.
"""

import json
from datetime import UTC, datetime
from hashlib import sha256

FORM = 1  # version of the canonical form; a later form gets another number, and this one stays verifiable

COLUMNS = (
    "id",
    "at",
    "clock_at",
    "worker_id",
    "office_id",
    "role",
    "act",
    "outcome",
    "kind",
    "record_id",
    "child_id",
    "district_id",
    "municipality_id",
    "shown",
    "children",
    "request_id",
    "root",
    "lane",
    "seq",
)

# The first and last instants that Python can hold with room; a row with another one differs from its hash.
EARLIEST, LATEST = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 1, 1, tzinfo=UTC)


def in_range(column: str) -> str:
    """SQL of a column of instants that Python can read, whatever somebody wrote into it."""
    first, last = (f"timestamptz '{bound.isoformat()}'" for bound in (EARLIEST, LATEST))
    return f"case when {column} is not null then greatest(least({column}, {last}), {first}) end"


encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def text_of(prev: bytes, entry: dict) -> str:
    """The canonical form of an entry that follows the entry whose hash is `prev`."""
    form = {column: plain(entry[column]) for column in COLUMNS}
    form["prev"], form["v"] = prev.hex(), FORM
    return encode(form)


def plain(value):
    """A column's value as JSON has it: a number, a text, a list or null."""
    if value is None or type(value) in (str, int):
        return value
    if isinstance(value, datetime):
        return time_text(value)
    if isinstance(value, bytes | memoryview):
        return value.hex()
    if isinstance(value, list):
        return [plain(one) for one in value]
    return str(value)


def time_text(at: datetime) -> str:
    """An instant in UTC with microseconds, as in 2026-11-28T09:19:52.000001Z."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def link_hash(prev: bytes, entry: dict) -> bytes:
    """The hash of an entry that follows the entry whose hash is `prev` (empty for the first)."""
    return sha256(text_of(prev, entry).encode()).digest()
