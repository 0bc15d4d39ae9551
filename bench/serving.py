"""The real thing, as bin/run starts it, for as long as a bench asks: database, web server, report form."""

import contextlib
import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.results import CHECKOUT
from umai.machine import start
from umai.machine.cluster.database import run_server
from umai.machine.installation import Installation
from umai.machine.processes import ProcessGroup

WORKERS = 2  # web processes: one a core of the machine that the targets speak of


@dataclass
class RunningUmai:
    """What runs: where it answers, and the processes by name."""

    address: str
    report_address: str
    family: ProcessGroup

    def processes(self, name):
        """Process ids of one part: the parent that was started and its children."""
        parent = self.family.members[name].pid
        return [parent, *children_of(parent)]


def filled_home(environment=os.environ) -> Installation:
    """The rehearsal that is asked: UMAI_HOME must name one that was filled."""
    place = Installation.from_environment(environment)
    if not place.has_database:
        sys.exit(f"There is no rehearsal in {place.home}: fill one, and name it in UMAI_HOME.")
    return replace(place, port=free_port(), report_port=free_port(), sign_in_port=free_port())


@contextlib.contextmanager
def open_database(place: Installation) -> Iterator[None]:
    """The database, with Django on top as the owner of the passwords."""
    os.environ |= {
        "UMAI_HOME": str(place.home),
        "UMAI_PROCESS": "manage",
        "UMAI_REHEARSAL": "1",
        "DJANGO_SETTINGS_MODULE": "umai.settings",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH")])),
    }
    with run_server(place):
        import django

        django.setup()
        yield


@contextlib.contextmanager
def serve_umai(place: Installation, *, workers=WORKERS, parts=("serve",)) -> Iterator[RunningUmai]:
    """These parts of Umai on free ports; ended with the block. The database runs already."""
    start.run_step("migrations and static files", ["-m", "umai.machine.start", "ready"], place)
    environment = start.child_environment(place) | {
        "UMAI_PORT": str(place.port),
        "UMAI_REPORT_PORT": str(place.report_port),
        "UMAI_SIGN_IN_PORT": str(place.sign_in_port),
    }
    parts = [*parts, "sign-in"] if "serve" in parts else parts
    with ProcessGroup() as family:
        for part in parts:
            words = [sys.executable, "-m", "umai.cli", part]
            family.start(part, words + (["--workers", str(workers)] if part == "serve" else []), environment)
        found = RunningUmai(f"127.0.0.1:{place.port}", f"127.0.0.1:{place.report_port}", family)
        if "serve" in parts:
            wait_for(f"http://127.0.0.1:{place.sign_in_port}/healthz")
            wait_for(f"http://{found.address}/healthz")
        if "report" in parts:
            wait_for(f"http://{found.report_address}/report/")
        yield found


def wait_for(url: str, seconds=60) -> float:
    """Seconds until this address answers; ends the bench when it answers with an error."""
    begun = time.perf_counter()
    while time.perf_counter() < begun + seconds:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return time.perf_counter() - begun
        except urllib.error.HTTPError as failure:
            sys.exit(f"{url} answered {failure.code}")
        except OSError:
            time.sleep(0.02)
    sys.exit(f"{url} did not answer within {seconds} s")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children_of(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(path.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found.append(int(path.parent.name))
    return found
