"""What a bench answers: figures with their machine, volume and day; printed, and kept as JSON.

Every bench takes `--json DIR` and writes `DIR/QUESTION-CHILDREN.json`:

    {"question": "pages", "command": "…", "day": "2026-11-25", "quiet": true,
     "machine": {"processor": …, "cores": …, "memory_gb": …, "system": …, "postgres": …, "python": …},
     "volume": {"children": …, "open_cases": …, "trail": …},
     "figures": [{"key": "my_day", "says": "My day of a social worker", "unit": "ms",
                  "p50": …, "p95": …, "bare": …, "ratio": …, …}]}

A figure has a `key`, words, a unit, and either `p50` and `p95` or one `value`; `bare` is the same by
the bare tool in the same run, `ratio` ours to that. `bench.performance` prints docs/performance.md
from these files. `quiet` is true only when nothing else ran on the machine.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
BUSY_SHARE = 0.1  # share of the processors above which the machine was not quiet before the bench began


@dataclass
class Figure:
    """One answer of a bench. `more` holds numbers that are worth keeping beside it."""

    key: str
    says: str
    unit: str = "ms"
    p50: float | None = None
    p95: float | None = None
    value: float | None = None
    bare: float | None = None
    ratio: float | None = None
    more: dict = field(default_factory=dict)


@dataclass
class Result:
    """All figures of one run of one bench."""

    question: str
    volume: dict
    figures: list[Figure] = field(default_factory=list)
    quiet: bool = field(default_factory=lambda: busy_share() < BUSY_SHARE)
    day: str = field(default_factory=lambda: date.today().isoformat())

    def add(self, key, says, **more):
        self.figures.append(Figure(key, says, **more))

    def times(self, key, says, milliseconds, *, bare=None, **more):
        """A figure from many measured times; `bare` is the median of the bare tool's."""
        middle, high = percentiles(milliseconds)
        ratio = round(middle / bare, 1) if bare else None
        more = {"runs": len(milliseconds)} | more
        self.add(
            key, says, p50=rounded(middle), p95=rounded(high), bare=rounded(bare), ratio=ratio, more=more
        )

    def tell(self, folder: Path | None) -> None:
        """Print the figures, and keep them in this folder when there is one."""
        known = machine_facts()
        words = ", ".join(f"{number:,} {what.replace('_', ' ')}" for what, number in self.volume.items())
        print(
            f"{known['processor']}, {known['cores']} cores; {words}" + ("" if self.quiet else "; NOT QUIET")
        )
        print(f"{'':54} {'p50':>9} {'p95':>9} {'bare':>9} {'ratio':>6}")
        if words := asked_again(asdict(one) for one in self.figures):
            print(words)
        for one in self.figures:
            middle = one.p50 if one.value is None else one.value
            columns = (
                f"{number_as_text(middle):>9}",
                f"{number_as_text(one.p95):>9}",
                f"{number_as_text(one.bare):>9}",
                f"{number_as_text(one.ratio):>6}",
            )
            print(f"{one.says:54.54}", *columns, one.unit)
        if folder:
            figures = [asdict(one) for one in self.figures]
            kept = {
                "question": self.question,
                "command": bench_command(),
                "day": self.day,
                "quiet": self.quiet,
                "machine": known,
                "volume": self.volume,
                "figures": [{k: v for k, v in one.items() if v not in (None, {})} for one in figures],
            }
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{self.question}-{self.volume.get('children', 0)}.json"
            path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


def asked_again(figures) -> str:
    """How many requests a run asked again because the processor was not ours, in words; "" for none."""
    both = [
        (one["more"]["runs"], one["more"]["requests"]) for one in figures if "requests" in one.get("more", {})
    ]
    counted, asked = sum(one for one, _ in both), sum(one for _, one in both)
    if counted == asked:
        return ""
    return f"of {asked:,} requests {asked - counted:,} not counted: the processor was shared"


def busy_share(seconds=2) -> float:
    """The share of all processors' time that somebody used in the next seconds, while we wait."""

    def ticks():
        numbers = [int(word) for word in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
        return sum(numbers), numbers[3] + numbers[4]

    before, idle_before = ticks()
    time.sleep(seconds)
    after, idle_after = ticks()
    return 1 - (idle_after - idle_before) / (after - before)


def percentiles(values):
    """The median and the 95th percentile."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def rounded(number):
    """Three digits that mean something."""
    return number if number is None else float(f"{number:.3g}")


def number_as_text(number):
    return "" if number is None else f"{number:,g}"


def machine_facts() -> dict:
    """What this is measured on."""
    from umai.machine.cluster.binaries import find_binaries

    return {
        "processor": processor_name(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "postgres": find_binaries().version,
        "python": platform.python_version(),
        "commit": commit_hash(),
    }


def processor_name() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def commit_hash() -> str:
    done = subprocess.run(
        ["git", "-C", CHECKOUT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True
    )
    return done.stdout.strip()


def bench_command() -> str:
    """How this bench was called, without the folders that are this machine's own."""
    name = Path(sys.argv[0]).stem
    words = [word for word in sys.argv[1:] if "/" not in word and word != "--json"]
    return " ".join([f"python -m bench.{name}", *words])


def bench_parser(about: str) -> argparse.ArgumentParser:
    """What every bench can be told."""
    first = about.strip().split("\n")[0]
    answer = argparse.ArgumentParser(description=first)
    answer.add_argument("--json", type=Path, metavar="DIR", help="also keep the figures in this folder")
    return answer


def read_volume(cursor) -> dict:
    """How much is in the database, counted as the owner."""
    cursor.execute(
        "select (select count(*) from register_child), (select count(*) from intake_worklistrow),"
        " (select count(*) from visits_visit), (select count(*) from trail_entry)"
    )
    return dict(zip(("children", "open_cases", "visits", "trail"), cursor.fetchone(), strict=True))
