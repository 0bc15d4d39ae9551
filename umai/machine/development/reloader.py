"""The server of `umai serve --dev`: a web server that restarts when one of its files changes.

Granian's own `--reload` needs a library that a register does not need, and Django's server misses files
that are saved while it starts. Templates are not watched: these settings do not cache them.
"""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from umai.machine.installation import CHECKOUT
from umai.machine.processes import ProcessGroup, StopRequested, stop_on_signals
from umai.machine.serving.serve import granian_command

FOLDERS = ("umai", "rehearsal")
WATCHED_ENDINGS = (".py", ".toml", ".mo")  # the program, the law, the words
PAUSE = 0.5  # seconds between two looks at the files


def main(host: str, port: str) -> int:
    """Serve until asked to stop; a server that failed by an error in a file restarts at the next change."""
    stop_on_signals()
    try:
        with ProcessGroup() as family:
            while True:
                seen = file_times()
                family.start("web", command(host, int(port)), dict(os.environ))
                while not (changed := changed_file(seen, file_times())):
                    time.sleep(PAUSE)
                print(f"{changed} changed: the web server begins anew.", flush=True)
                family.stop()
    except StopRequested:
        return 0


def command(host: str, port: int) -> list[str]:
    """The command of the server; a worker that fails is not started again before a change."""
    return [word for word in granian_command(host, port, 1) if word != "--respawn-failed-workers"]


def changed_file(before: dict[str, int], after: dict[str, int]) -> str:
    """The name of one file that was changed, added or removed; nothing when none was."""
    names = sorted(name for name, _ in before.items() ^ after.items())
    return str(Path(names[0]).relative_to(CHECKOUT)) if names else ""


def file_times() -> dict[str, int]:
    """Each watched file, and when it was written last."""
    return {
        entry.path: entry.stat().st_mtime_ns
        for folder in FOLDERS
        for entry in watched_files(CHECKOUT / folder)
    }


def watched_files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in ("__pycache__", "tests"):
                    yield from watched_files(entry.path)
            elif entry.name.endswith(WATCHED_ENDINGS) and entry.is_file():
                yield entry


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
