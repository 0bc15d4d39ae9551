"""Run a command and see how long it took and how much memory all its processes held at once."""

import os
import subprocess
import threading
import time
from pathlib import Path
from typing import NamedTuple

PAGE = os.sysconf("SC_PAGE_SIZE")
LOOK_SECONDS = 0.1  # seconds between two looks


class RunCost(NamedTuple):
    """Seconds on the clock, seconds of processor, and the most bytes resident at one look.

    Pages that two processes share are counted in both, so the figure is rather too high.
    """

    seconds: float
    processor: float
    peak: int


def measure_run(words, **more) -> RunCost:
    """Run the command to its end; raises CalledProcessError with what it said when it fails."""
    before, begun = os.times(), time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        **more,
    )
    highest, ended = [0], threading.Event()

    def look():
        while not ended.wait(LOOK_SECONDS):
            highest[0] = max(highest[0], resident(process.pid))

    watch = threading.Thread(target=look)
    watch.start()
    said, _ = process.communicate()
    ended.set()
    watch.join()
    seconds, after = time.perf_counter() - begun, os.times()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args, said[-2000:])
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return RunCost(seconds, used, highest[0])


def resident(session: int) -> int:
    """Bytes that all processes of this session hold."""
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except (OSError, IndexError):
                continue  # it ended while we looked
            if int(fields[3]) == session:
                total += int(fields[21]) * PAGE
    return total
