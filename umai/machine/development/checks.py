"""What bin/check does once the packages are installed: run every tool that reads the code, at once."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from umai.machine.installation import CHECKOUT

PROGRAMS = Path(sys.executable).parent
CACHES = Path(
    sys.prefix
).parent  # the folder of the packages: the checkout, or another folder where that cannot be written
MYPY_CACHE = CACHES / ".mypy_cache"
CHECKED_PATHS = ["umai", "rehearsal", "bench", "tests", "conftest.py"]
# The slowest first.
TOOLS = {
    "mypy": ["mypy", f"--cache-dir={MYPY_CACHE}"],
    "lint-imports": ["lint-imports", "--no-logo", f"--cache-dir={CACHES / '.import_linter_cache'}"],
    "ruff check": ["ruff", "check", f"--cache-dir={CACHES / '.ruff_cache'}", *CHECKED_PATHS],
    "ruff format": ["ruff", "format", "--check", f"--cache-dir={CACHES / '.ruff_cache'}", *CHECKED_PATHS],
}


def main(tools: Mapping[str, list[str]] = TOOLS) -> int:
    """Print a line for each tool: name, seconds, and ok or its output; answers 1 when one found something."""
    found = 0
    with tempfile.TemporaryDirectory() as home, ThreadPoolExecutor(len(tools)) as hands:
        running = {hands.submit(run_tool, words, Path(home)): name for name, words in tools.items()}
        for done in as_completed(running):
            seconds, code, said = done.result()
            print(f"{running[done]:12}  {seconds:5.1f} s  {said if code else 'ok'}", flush=True)
            found = found or min(code, 1)
    return found


def run_tool(words: list[str], home: Path) -> tuple[float, int, str]:
    """Seconds, exit code and output. mypy reads the settings, which store their secrets in `home`.

    A finding of mypy may come from an old cache, as after a module was moved: it is run again without it.
    """
    began = time.monotonic()
    remembers = words[0] == "mypy" and MYPY_CACHE.exists()
    code, said = call_tool(words, home)
    if code and remembers:
        shutil.rmtree(MYPY_CACHE, ignore_errors=True)  # another check may be at it
        code, said = call_tool(words, home)
    return time.monotonic() - began, code, said


def call_tool(words: list[str], home: Path) -> tuple[int, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UMAI_", "DJANGO_"))}
    done = subprocess.run(
        [PROGRAMS / words[0], *words[1:]],
        cwd=CHECKOUT,
        env=kept | {"UMAI_HOME": str(home), "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
