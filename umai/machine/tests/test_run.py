"""bin/run, from an empty folder to a page, and back to nothing."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from umai.machine.cluster.server import Cluster
from umai.machine.installation import CHECKOUT
from umai.machine.start import people_lines
from umai.machine.tests.conftest import open_folder, remove


def settings_of(home):
    """A register of its own on a free port; not a rehearsal, so that nobody has to be invented."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UMAI_", "DJANGO_"))}
    return kept | {"UMAI_HOME": str(home), "UMAI_PORT": str(port), "UMAI_REHEARSAL": "0"}


def run(settings):
    return subprocess.Popen(
        [CHECKOUT / "bin" / "run"],
        env=settings,
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def read_until(process, words):
    """What a process said up to these words; fails with all of it when they never come."""
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    pytest.fail(f"it never said {words!r}, but:\n{said}")


def answers(settings, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings['UMAI_PORT']}{path}", timeout=10) as answer:
            return answer.status
    except OSError:
        return None


def start_and_stop(settings, home) -> str:
    """What was said by a start that answered and that stopped with all it started."""
    process = run(settings)
    try:
        said = read_until(process, "Ctrl-C stops everything.")
        assert f"http://localhost:{settings['UMAI_PORT']}/" in said
        assert answers(settings, "/readyz") == 200
        assert answers(settings, "/report/") == 200  # by way of the server of the staff
        assert Cluster(home).is_running()
    finally:
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=60)[0]
    assert (process.returncode, rest.splitlines()[-1]) == (0, "Stopped.")
    assert answers(settings, "/healthz") is None
    assert not Cluster(home).is_running()
    return said + rest


@pytest.fixture
def first():
    """The home of a rehearsal and what its first start said; what follows is asked by tests/house/test_first_start."""
    folder = open_folder()
    settings = settings_of(folder / "home") | {"UMAI_REHEARSAL": "1", "UMAI_CHILDREN": "20"}
    yield folder / "home", start_and_stop(settings, folder / "home")
    remove(folder)


FIRST = """Database ...
Applying # migrations ...
Inventing # children ...
# children in # families, # cases.
Web server, sign-in, worker and report form ...

Umai is at http://localhost:#/
The report form is at http://localhost:#/report/
This is a rehearsal: every person in it is invented.
All its processes run as one user, so whoever takes over one can read what the others hold.
"""


def test_the_first_start_of_a_rehearsal_says_this_and_no_password(first):
    home, whole = first
    kept = [path.read_text().strip() for path in (home / "secrets").iterdir() if path.suffix != ".json"]
    assert kept and not any(secret in whole for secret in kept)
    # On a busy machine: how far it is, and that a process of the web server took long to stop.
    said = re.sub(r"^  .* \(\d+ s\)\n|^\[WARNING\] Killing worker.*\n", "", whole, flags=re.MULTILINE)
    expected = [
        *FIRST.splitlines(),
        *(f"  {line}" for line in people_lines()),
        "Ctrl-C stops everything.",
        "Stopped.",
    ]
    assert re.sub(r"\d[\d,]*", "#", said).splitlines() == expected


def test_what_jobs_have_done_is_said_where_the_register_is_real(home):
    asked = "from umai.settings import LOGGING; print(LOGGING['loggers']['umai']['level'])"
    for rehearsal, level in (("1", "WARNING"), ("0", "INFO")):
        done = subprocess.run(
            [sys.executable, "-c", asked],
            env=settings_of(home) | {"UMAI_REHEARSAL": rehearsal},
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
        )
        assert done.stdout.strip() == level, done.stderr


def test_the_people_of_a_rehearsal_are_named_with_what_they_do_in_words():
    assert "meerim    social worker" in people_lines()
