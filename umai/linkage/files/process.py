"""The child process that reads a list, so that a harmful file can do no harm.

It is started with an empty environment, has no password and no connection, and before it reads the
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
ENCODINGS = ("ascii", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "cp437", "utf-8")
AT_A_TIME = 1000  # rows that are written together


def main(ending):
    for alphabet in ENCODINGS:
        codecs.lookup(alphabet)
    confine()
    data = sys.stdin.buffer.read()
    try:
        kind = formats.kind_of(data, ending)
        rows = (
            text.rows_of(data, write_object)
            if kind == formats.CSV
            else sheets.rows_of(data, kind, write_object)
        )
        write_rows(rows)
        write_object({"end": True})
    except formats.UnreadableFile as unreadable:
        write_object({"refused": unreadable.code, "numbers": unreadable.numbers})
    except (MemoryError, RecursionError):
        write_object({"refused": "too_hard"})
    sys.stdout.buffer.flush()


def write_rows(rows):
    lines = []
    for row in rows:
        lines.append(json.dumps(row, ensure_ascii=False))
        if len(lines) == AT_A_TIME:
            write_lines(lines)
            lines = []
    write_lines(lines)


def write_lines(lines):
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def write_object(answer):
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")


def confine():
    """Limit memory and time, become the user nobody where that is possible, and open nothing from now on."""
    set_limit(resource.RLIMIT_AS, MEMORY)
    set_limit(resource.RLIMIT_CPU, SECONDS)
    set_limit(resource.RLIMIT_CORE, 0)
    set_limit(resource.RLIMIT_FSIZE, 0)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    set_limit(resource.RLIMIT_NPROC, 0)
    set_limit(resource.RLIMIT_NOFILE, 0)


def set_limit(what, most):
    resource.setrlimit(what, (most, most))
