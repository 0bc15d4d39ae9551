"""The child process in which a file from outside is read and written anew.

It is started with an empty environment, and has no password and no connection. Before it reads the first
byte it gives up the right to open a file, a socket or another process. A bad file that takes it over can
only send wrong bytes to the parent.

Run as `python -I -c … CHECKOUT KIND`; the file comes on standard input; the answer is one line of
JSON and then the file written anew.
"""

import codecs
import json
import os
import resource
import sys
from importlib import import_module

from umai.documents.clean.file_kinds import JPEG, PDF, PNG, ZIP, UnfitContent

MEMORY = 1_200_000_000  # bytes of address space; 40 megapixels need about half of it
ANSWER = 60_000_000  # bytes of the answer
SECONDS = 15  # of computing; the parent waits 20 of the clock
NOBODY = 65534
# Python loads these from its library when they are first used.
ENCODINGS = ("ascii", "cp437", "cp1252", "latin-1", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
CLEANERS = {JPEG: "picture", PNG: "picture", PDF: "pdf", ZIP: "office"}


def main(kind):
    cleaner = import_module(f"umai.documents.clean.{CLEANERS[kind]}")
    for alphabet in ENCODINGS:
        codecs.lookup(alphabet)
    confine()
    data = sys.stdin.buffer.read()
    try:
        found, answer = kind, cleaner.clean(data, kind)
        if kind == ZIP:
            found, answer = answer
        write_answer_line({"kind": found})
        sys.stdout.buffer.write(answer)
    except UnfitContent as unfit:
        write_answer_line({"refused": unfit.code})
    except (MemoryError, RecursionError):
        write_answer_line({"refused": "too_hard"})
    sys.stdout.buffer.flush()


def write_answer_line(words):
    sys.stdout.buffer.write(json.dumps(words).encode() + b"\n")


def confine():
    """Limit memory and time, become nobody where that is possible, and open nothing from now on."""
    set_limit(resource.RLIMIT_AS, MEMORY)
    set_limit(resource.RLIMIT_CPU, SECONDS)
    set_limit(resource.RLIMIT_CORE, 0)
    set_limit(resource.RLIMIT_FSIZE, ANSWER)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    set_limit(resource.RLIMIT_NPROC, 0)
    set_limit(resource.RLIMIT_NOFILE, 0)


def set_limit(what, most):
    resource.setrlimit(what, (most, most))
