"""The processes that a killed server left behind: they have ended before another one starts on the data."""

import contextlib
import os
import signal
import time
from pathlib import Path

GRACE = 10  # seconds in which a process of a server that is gone ends by itself


def end_orphans(data: Path) -> None:
    """Wait until no process of a server works on these data any more, and kill those that stay.

    To be called where no server runs on them. They end at once, except one that waits for a lock of another
    that is gone, or works long without asking whether its server lives. While such a process is there,
    PostgreSQL starts no server on the data, so that nobody is served until a person ends it.
    """
    until = time.monotonic() + GRACE
    while left := processes_on(data):
        if time.monotonic() > until:
            for pid in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def processes_on(data: Path) -> list[int]:
    """The helper processes of a server of PostgreSQL that work in this folder; the server itself is none."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            is_helper = (process / "cmdline").read_bytes().startswith(b"postgres: ")
            if is_helper and (process / "cwd").samefile(data):
                found.append(int(process.name))
    return found
