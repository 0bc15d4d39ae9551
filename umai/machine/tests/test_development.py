"""`bin/run --dev`: what was changed is served, errors are shown in full, and nobody else sees them."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from umai.machine import rehearsal
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.prepare import prepare_database
from umai.machine.installation import CHECKOUT, Installation

PATIENCE = 60  # seconds until a change has to be served; two are usual


class Served:
    """A server of a copy of the checkout, which a test may change."""

    def __init__(self, copy, environment):
        self.copy, self.environment, self.port = copy, environment, int(environment["UMAI_PORT"])

    def change(self, name, old, new):
        path = self.copy / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def ask(self, path, *, post=False):
        """The page, whatever its status; nothing while nobody answers."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", b"" if post else None)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as failure:
            return failure.read().decode()
        except OSError:
            return ""

    def says(self, words, path, **how):
        """The page once these words stand on it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if words in (page := self.ask(path, **how)):
                return page
            time.sleep(0.2)
        pytest.fail(f"{path} never said {words!r}, but: {page[:2000]}")


def made(folder, home):
    """A copy of the program, and an environment that serves it on a free port, in a rehearsal."""
    for name in ("bin", "requirements"):
        shutil.copytree(CHECKOUT / name, folder / name)
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    ignored = shutil.ignore_patterns("__pycache__", "tests")
    for name in ("umai", "rehearsal", "guidance"):
        shutil.copytree(CHECKOUT / name, folder / name, ignore=ignored)
    for name in (".venv", ".tools"):
        if (CHECKOUT / name).exists():
            (folder / name).symlink_to(CHECKOUT / name)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UMAI_", "DJANGO_"))}
    ours = {"UMAI_HOME": str(home), "UMAI_PORT": str(port), "UMAI_CHILDREN": "1", "PYTHONPATH": str(folder)}
    return Served(folder, kept | ours)


@pytest.fixture
def served(rehearsal_home, tmp_path):
    """`umai serve --dev` alone, on an empty database: some pages ask none."""
    prepare_database(Installation(home=rehearsal_home, rehearsal=True))
    it = made(tmp_path, rehearsal_home)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "umai.cli", "serve", "--dev"],
        env=it.environment | {"UMAI_REHEARSAL": "1"},
        cwd="/",
        start_new_session=True,
    )
    try:
        it.says('"alive": true', "/healthz")
        yield it
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_what_was_changed_is_served_to_this_machine_and_an_error_shown_without_passwords(
    served, rehearsal_home
):
    served.change("umai/design/templates/design/csrf.html", "{% block main %}", "{% block main %}Anew!")
    served.says("Anew!", "/cases/", post=True)

    served.change("umai/health.py", '{"alive": True}', '{"alive": 1 / 0}')
    page = served.says("ZeroDivisionError", "/healthz")
    assert "in alive" in page
    assert "UMAI_CREDENTIALS" in page
    passwords = json.loads((rehearsal_home / "secrets" / "roles.json").read_text()).values()
    assert not any(password in page for password in passwords)

    # A slip is mended by the next change.
    served.change("umai/wsgi.py", "application = ", "application = (")
    while served.ask("/healthz"):
        time.sleep(0.2)
    served.change("umai/wsgi.py", "application = (", "application = ")
    served.says("alive", "/healthz")

    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", served.port), timeout=2):
        pass


@pytest.mark.parametrize("host", ["0.0.0.0", "localhost", "::1"])
def test_another_address_is_refused(host):
    with pytest.raises(CannotStart, match=r"127\.0\.0\.1 only"):
        rehearsal.refuse_development(Installation(home="/nowhere", rehearsal=True), host)


@pytest.mark.parametrize(
    ("words", "setting"),
    [
        ([CHECKOUT / "bin" / "run", "--dev"], {"UMAI_REHEARSAL": "0"}),
        ([CHECKOUT / "bin" / "umai", "serve", "--dev"], {"UMAI_DATABASE_URL": "postgresql://a:b@h/c"}),
    ],
    ids=["run", "serve"],
)
def test_a_real_register_is_refused_in_one_sentence(tmp_path, words, setting):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UMAI_", "DJANGO_"))}

    done = subprocess.run(
        words, env=kept | {"UMAI_HOME": str(tmp_path)} | setting, capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "umai: --dev shows all that an error holds: it is for a rehearsal, not for a real register.\n"
    )


def test_the_settings_themselves_are_refused_to_a_real_register(tmp_path):
    environment = os.environ | {
        "UMAI_HOME": str(tmp_path),
        "UMAI_REHEARSAL": "0",
        "UMAI_PROCESS": "web",
        "DJANGO_SETTINGS_MODULE": "umai.settings_of_development",
    }

    done = subprocess.run([sys.executable, "-c", "import umai.wsgi"], env=environment, capture_output=True)

    assert done.returncode != 0
    assert b"CannotStart" in done.stderr


def test_no_setting_shows_an_error_in_production(tmp_path):
    environment = {"UMAI_HOME": str(tmp_path), "DEBUG": "1", "UMAI_DEBUG": "1", "DJANGO_DEBUG": "1"}
    question = "from umai import settings; print(settings.DEBUG, settings.MACHINE.rehearsal)"

    done = subprocess.run(
        [sys.executable, "-c", question],
        env=environment | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
    )

    assert done.stdout == "False False\n"


@pytest.mark.long
def test_everything_is_started_and_a_change_is_served(home, tmp_path):
    it = made(tmp_path, home)
    process = subprocess.Popen(
        [tmp_path / "bin" / "run", "--dev"],
        env=it.environment,
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said = ""
        while "shown in full" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        it.change("umai/health.py", '{"alive": True}', '{"alive": "anew"}')
        it.says('"anew"', "/healthz")
    finally:
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=60)[0]
    assert (process.returncode, rest.splitlines()[-1]) == (0, "Stopped.")
