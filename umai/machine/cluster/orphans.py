"""The processes that a killed server left behind: they have ended before another one starts on the data."""

import contextlib
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

GRACE = 10  # seconds in which a process of a server that is gone ends by itself, and then after its kill


def end_orphans(data: Path, is_running: Callable[[], bool]) -> None:
    """Wait until no process of a server works on these data any more, and kill those that stay.

    Nothing is done where a server runs, or has come up meanwhile. What a killed one left ends at once, except
    a process that waits for a lock of another that is gone, or works long without asking whether its server
    lives. While it is there, PostgreSQL starts no server on the data, so that nobody is served until a person
    ends it; and the port is not free until the last one is gone. One that no kill ends, because its disk does
    not answer, is not waited for: the start says then what PostgreSQL says.
    """
    begun = time.monotonic()
    while time.monotonic() < begun + 2 * GRACE and not is_running() and (left := processes_on(data)):
        if time.monotonic() > begun + GRACE:
            for pid in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def processes_on(data: Path) -> list[int]:
    """The processes of PostgreSQL that work in this folder: a server, and what it started."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            said = (process / "cmdline").read_bytes().split(b"\0")[0]
            is_ours = said.startswith(b"postgres: ") or said.endswith(b"/postgres")
            if is_ours and (process / "cwd").samefile(data):
                found.append(int(process.name))
    return found
