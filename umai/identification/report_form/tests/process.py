"""The process of the report form itself, on the database of the tests, holding one role's password."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request

from umai.machine.cluster.database import ROLES_TRUSTED_TO, DatabaseAddress
from umai.machine.installation import CHECKOUT
from umai.machine.serving.report import command

PATIENCE = 30  # seconds until it must answer


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(log, **more):
    """The process as long as the block lasts; what it says goes to the file `log`. Gives (address, process)."""
    where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"])).only(ROLES_TRUSTED_TO["report"])
    port = free_port()
    environment = os.environ | {
        "UMAI_PROCESS": "report",
        "UMAI_CREDENTIALS": where.as_text(),
        "UMAI_REPORT_PORT": str(port),
        "PYTHONPATH": str(CHECKOUT),
    }
    with log.open("wb") as said:
        process = subprocess.Popen(
            command("127.0.0.1", port), cwd="/", env=environment | more, stdout=said, stderr=said
        )
    address = f"http://localhost:{port}"
    try:
        wait_for(address, process, log)
        yield address, process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def wait_for(address, process, log):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/healthz", timeout=2):
            return
        time.sleep(0.05)
    raise RuntimeError(f"the report form does not answer: {log.read_text()[-2000:]}")
