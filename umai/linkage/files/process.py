"""The child in which a stranger's list is taken apart.

It is started with an empty environment, holds no password and no connection, and before it reads the
first byte it gives up the right to open anything. The file comes on standard input. The answer is lines
of JSON: an object that says what the file is, a list for each row, and an object at the end.
"""

import codecs
import json
import os
import resource
import sys

from umai.linkage.files import formats, sheets, text

MEMORY = 2_500_000_000  # bytes of address space: a sheet of a million rows and twenty columns
SECONDS = 240  # of computing
NOBODY = 65534
ALPHABETS = ("ascii", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "cp437", "utf-8")
MANY = 1000  # rows that are written at a time


def main(ending):
    for alphabet in ALPHABETS:
        codecs.lookup(alphabet)
    confine()
    data = sys.stdin.buffer.read()
    try:
        kind = formats.kind_of(data, ending)
        rows = text.rows_of(data, say) if kind == formats.CSV else sheets.rows_of(data, kind, say)
        write(rows)
        say({"end": True})
    except formats.Unreadable as unreadable:
        say({"refused": unreadable.code, "numbers": unreadable.numbers})
    except (MemoryError, RecursionError):
        say({"refused": "too_hard"})
    sys.stdout.buffer.flush()


def write(rows):
    lines = []
    for row in rows:
        lines.append(json.dumps(row, ensure_ascii=False))
        if len(lines) == MANY:
            put(lines)
            lines = []
    put(lines)


def put(lines):
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def say(words):
    sys.stdout.buffer.write(json.dumps(words).encode() + b"\n")


def confine():
    """Limit memory and time, become nobody where that is possible, and open nothing from now on."""
    limit(resource.RLIMIT_AS, MEMORY)
    limit(resource.RLIMIT_CPU, SECONDS)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_FSIZE, 0)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    limit(resource.RLIMIT_NPROC, 0)
    limit(resource.RLIMIT_NOFILE, 0)


def limit(what, most):
    resource.setrlimit(what, (most, most))
