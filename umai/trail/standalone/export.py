"""Write the trail as lines of JSON, for `verify_trail.py` beside this file.

One line each: what it is, with the public key; every entry in its canonical form; the end of every
chain; every leaf; entries that wait for a place; every signed head. No name and no word of anybody.
"""

import json
from typing import TextIO

from django.db import connections, transaction

from umai.trail import heads
from umai.trail.chain import FORM, text_of, time_text
from umai.trail.verification import ENDS, read_entries
from umai.trail.walk import stream_rows


def write_export(file: TextIO, *, using="owner") -> int:
    """Write the trail, all of one state of the database; answers the number of lines."""
    lines = 0
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
        for lines, line in enumerate(lines_of(using), start=1):  # noqa: B007
            file.write(line + "\n")
    return lines


def lines_of(using):
    yield as_line(trail=heads.ORIGIN, v=FORM, key=heads.public_key().hex())
    for entry, prev, kept in read_entries(using):
        yield f'{{"entry":{text_of(prev, entry)},"hash":"{kept.hex()}"}}'
    for record, lane, seq, data, at in stream_rows(using, "trail_ends", ENDS):
        yield as_line(chain=[record, lane, seq, data.hex(), time_text(at)])
    leaves = "select index, entry_id::text, hash from trail_leaf order by index"
    for index, entry_id, data in stream_rows(using, "trail_leaves", leaves):
        yield as_line(leaf=[index, entry_id, data.hex()])
    for (entry_id,) in stream_rows(
        using, "trail_waiting", "select entry_id::text from trail_unsequencedentry"
    ):
        yield as_line(waiting=entry_id)
    with connections[using].cursor() as cursor:
        for head in heads.read_heads(cursor):
            yield as_line(head=head.text())


def as_line(**what) -> str:
    return json.dumps(what, separators=(",", ":"), ensure_ascii=False)
