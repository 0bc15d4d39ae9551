"""Measurements for a monitor: requests by pattern of address and status, and how long they took.

A pattern is `children/<uuid:pk>/`, never an address: nothing here names a person, a file or a word.
Several processes serve the pages; what each measures lies in one folder, and whoever asks gets the sum.
"""

import os
import shutil
import tempfile
import urllib.request
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.parser import text_string_to_metric_families

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # the name that prometheus-client reads when it is imported
ADDRESS = "/metrics"
SLOW_SECONDS = 1
BUCKETS = (0.05, 0.2, 0.5, SLOW_SECONDS, 3, 10)
PATIENCE = 3  # seconds

REQUESTS = Counter("umai_requests", "Requests, by pattern of address", ["address", "method", "status"])
SECONDS = Histogram("umai_request_seconds", "How long requests took", ["address"], buckets=BUCKETS)


class PageTimes(NamedTuple):
    """Of one pattern of address: how many pages, and how many took longer than `SLOW_SECONDS`."""

    pattern: str
    pages: int
    slow: int


def make_folder(home: Path, port: int) -> Path:
    """An empty folder for what the processes at this port measure, made by the user who writes there.

    In the home; where this user may not write in it, as on a server, among the files of the moment.
    """
    folder = home / "metrics" / str(port)
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="umai-metrics-"))
    return folder


def note_request(pattern: str, method: str, status: int, seconds: float) -> None:
    """Count one request, and how long it took."""
    REQUESTS.labels(pattern, method, str(status)).inc()
    SECONDS.labels(pattern).observe(seconds)


class Gauges:
    """Numbers of this minute, given to the client as it wants them; what is not known is left out."""

    def __init__(self, numbers: dict[str, tuple[str, float | None]]):
        self.numbers = numbers

    def collect(self) -> Iterable[GaugeMetricFamily]:
        for name, (meaning, value) in self.numbers.items():
            if value is not None:
                yield GaugeMetricFamily(name, meaning, value=value)


def as_text(numbers: dict[str, tuple[str, float | None]] | None = None) -> bytes:
    """All measurements in the text format of Prometheus, with these gauges by name."""
    registry = CollectorRegistry()
    if os.environ.get(FOLDER):
        MultiProcessCollector(registry)
    else:
        registry.register(REGISTRY)
    if numbers:
        registry.register(Gauges(numbers))
    return generate_latest(registry)


def times_of(text: str) -> list[PageTimes]:
    """The pages by pattern, read from the text format."""
    quick, pages = defaultdict(int), defaultdict(int)
    for family in text_string_to_metric_families(text):
        for sample in family.samples if family.name == "umai_request_seconds" else ():
            pattern = sample.labels["address"]
            if sample.name.endswith("_count"):
                pages[pattern] += int(sample.value)
            elif sample.labels.get("le") == f"{float(SLOW_SECONDS)}":
                quick[pattern] += int(sample.value)
    return [PageTimes(one, pages[one], pages[one] - quick[one]) for one in sorted(pages)]


def ask_times(port: int) -> list[PageTimes] | None:
    """The same, asked of the server of the pages at this port; None where it does not answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{ADDRESS}", timeout=PATIENCE) as answer:
            return times_of(answer.read().decode())
    except (OSError, ValueError):
        return None
