"""One record's chain: the text of an entry, and the hash that links it to the entry before.

The database computes the same in `trail_text` and `trail_write`; verification does not trust it and
computes it here from the columns.
"""

from datetime import UTC
from hashlib import sha256

COLUMNS = (
    "id",
    "at",
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
    "request_id",
    "lane",
    "seq",
    "root",
)


def text_of(entry: dict) -> str:
    """The text of an entry that is hashed: its columns in order, empty for null."""
    words = []
    for column in COLUMNS:
        value = entry[column]
        if value is None:
            words.append("")
        elif column == "at":
            words.append(value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
        elif column == "shown":
            words.append(",".join(str(one) for one in value))
        elif column == "root":
            words.append(bytes(value).hex())
        else:
            words.append(str(value))
    return "|".join(words)


def link_hash(prev: bytes, entry: dict) -> bytes:
    """The hash of an entry that follows the entry whose hash is `prev` (empty for the first)."""
    return sha256(prev + text_of(entry).encode()).digest()
