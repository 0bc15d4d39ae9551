"""docs/how-to/deploy.md, typed word by word: each block of it, on a server of PostgreSQL that is not ours.

Only what belongs to a machine is put in place of what the page says: the folders, the users (those that a
machine has already), the address of the database. Programs of a distribution are not installed again, and
where systemd does not run, each unit's ExecStart is run with the settings and the user of the unit, and is
run again when it ends, as Restart=always says.
"""

import configparser
import contextlib
import os
import pwd
import re
import shlex
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest

from umai.machine.cluster.server import Cluster
from umai.machine.installation import CHECKOUT
from umai.machine.tests.conftest import open_folder, remove

PAGE = CHECKOUT / "docs" / "how-to" / "deploy.md"
UNITS = ("pages", "sign-in", "worker", "report")
# A user of the page to one that every Debian has; without root, or in a folder that they cannot enter, all
# is done by whoever runs the test.
USERS = {"umai": "daemon", "umai-web": "www-data", "umai-sign-in": "games", "umai-report": "nobody"}
PASSWORD = "typed once"


def blocks(language):
    """The fenced blocks of this language under the heading Install, without their indentation."""
    install = PAGE.read_text().split("## Install")[1].split("## Afterwards")[0]
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", install, re.DOTALL | re.MULTILINE)
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]


def units():
    """Name to its parsed unit; the first block of settings is no unit."""
    found = {}
    for text in blocks("ini")[1:]:
        unit = configparser.ConfigParser()
        unit.optionxform = str
        unit.read_string(text)
        found[unit["Unit"]["Description"].split("the ")[-1].replace("Umai, ", "")] = unit
    return found


def test_every_process_has_a_unit_that_is_started_again_without_an_end():
    found = units()
    assert set(found) == {"pages", "sign-in", "worker", "report form"}
    for unit in found.values():
        assert unit["Unit"]["StartLimitIntervalSec"] == "0"
        assert (unit["Service"]["Restart"], unit["Service"]["RestartSec"]) == ("always", "2")
        assert unit["Service"]["EnvironmentFile"] == "/etc/umai.env"
    enabled = next(block for block in blocks("sh") if "systemctl enable" in block)
    assert shlex.split(enabled)[3:] == [f"umai-{name}" for name in UNITS]


def test_the_units_are_what_systemd_understands(tmp_path):
    import shutil

    if not shutil.which("systemd-analyze"):
        assert units()  # a machine without systemd runs each ExecStart below
        return
    names = re.findall(r"^ *`(umai-[a-z-]+\.service)`", PAGE.read_text(), re.MULTILINE)
    for name, text in zip(names, blocks("ini")[1:], strict=True):
        (tmp_path / name).write_text(re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", text))
    done = subprocess.run(
        ["systemd-analyze", "verify", *(tmp_path / name for name in names)], capture_output=True, text=True
    )
    assert "Unknown" not in done.stderr and "Failed to parse" not in done.stderr, done.stderr


class Server:
    """One machine on which the page is typed."""

    def __init__(self, folder):
        self.home, self.cluster = folder / "home", Cluster(folder / "postgres", durable=False)
        self.cluster.start()
        self.port = free_ports()
        as_users = os.geteuid() == 0 and all(map(can_run, USERS.values()))
        self.users = USERS if as_users else {}
        self.address = (
            f"postgresql://umai_admin:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{self.cluster.port}/umai"
        )
        self.processes, self.stopping = {}, False

    def told(self, text):
        """A text of the page with what belongs to this machine in it."""
        text = re.sub(r"postgresql://umai_admin:PASSWORD@127.0.0.1/umai", self.address, text)
        for there, here in {
            "/srv/umai": CHECKOUT,
            "/var/lib/umai": self.home,
            "PASSWORD": PASSWORD,
            "SURNAME": "Асанова",
            "GIVEN": "Бермет",
            "--username NAME": "--username bermet",
        }.items():
            text = text.replace(there, str(here))
        if not self.users:
            text = re.sub(r"setpriv .*?--clear-groups |--user \S+", "", text)
        for name in sorted(self.users, key=len, reverse=True):
            text = re.sub(rf"(--user|--reuid|--regid) {name}(?=\s|$)", rf"\1 {self.users[name]}", text)
        return text

    def settings(self, **more):
        """What systemd reads from the file of settings, and nothing of whoever runs the tests."""
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
        lines = self.told(blocks("ini")[0]).split("\n")
        return (
            kept | dict(line.split("=", 1) for line in lines if line) | {"UMAI_PORT": str(self.port)} | more
        )

    def make_folders(self):
        self.home.mkdir(mode=0o711)
        (self.home / "files").mkdir()
        if self.users:
            umai, web = (pwd.getpwnam(self.users[name]) for name in ("umai", "umai-web"))
            os.chown(self.home, umai.pw_uid, umai.pw_gid)
            os.chown(self.home / "files", umai.pw_uid, web.pw_gid)
        (self.home / "files").chmod(0o2770)

    def type_sql(self):
        with psycopg.connect(self.cluster.url(), autocommit=True) as admin:
            for statement in filter(str.strip, self.told(blocks("sql")[0]).split(";")):
                admin.execute(statement)

    def type(self, words, **settings):
        """Type the line of the page that begins a command with these words; answers the finished process."""
        line = next(
            line for block in blocks("sh") for line in block.splitlines() if f"bin/umai {words}" in line
        )
        return self.run(line, **settings)

    def run(self, line, **settings):
        return subprocess.run(
            shlex.split(self.told(line)),
            env=self.settings(**settings),
            cwd="/",
            capture_output=True,
            text=True,
            timeout=900,
        )

    def keep_running(self, name, unit):
        """What systemd does with a unit: start it, and again after RestartSec whenever it ends."""

        def keep():
            while not self.stopping:
                person = self.users.get(unit["Service"].get("User", ""))
                self.processes[name] = subprocess.Popen(
                    shlex.split(self.told(unit["Service"]["ExecStart"])),
                    env=self.settings(),
                    cwd="/",
                    user=person,
                    group=pwd.getpwnam(person).pw_gid if person else None,
                    extra_groups=[] if person else None,
                    start_new_session=True,
                )
                self.processes[name].wait()
                time.sleep(float(unit["Service"]["RestartSec"]))

        threading.Thread(target=keep, daemon=True).start()

    def stop(self):
        self.stopping = True
        for process in self.processes.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def answer(self, path, *, offset=0, language="ky"):
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port + offset}{path}",
            headers={
                "X-Forwarded-Proto": "https",
                "X-Forwarded-For": "192.0.2.1",
                "Accept-Language": language,
            },
        )
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as failure:
            return failure.code, failure.read().decode()
        except OSError as failure:
            return None, str(failure)

    def waits_for(self, path, *, offset=0, seconds=120):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            status, text = self.answer(path, offset=offset)
            if status == 200:
                return text
            time.sleep(0.5)
        pytest.fail(f"{path} at {self.port + offset} answered {status}: {text[:300]}")


def free_ports():
    """A port with two more beside it, as far away as the settings say."""
    for _ in range(50):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1] % 20_000 + 20_000
        with contextlib.ExitStack() as stack:
            try:
                for offset in (0, 10_000, 20_000):
                    stack.enter_context(socket.socket()).bind(("127.0.0.1", port + offset))
            except OSError:
                continue
            return port
    raise AssertionError("no port is free")


def can_run(name):
    with contextlib.suppress(KeyError, OSError, PermissionError):
        person = pwd.getpwnam(name)
        program = ["test", "-r", str(CHECKOUT / "umai" / "cli.py")]
        return (
            subprocess.run(program, user=person.pw_uid, group=person.pw_gid, extra_groups=[]).returncode == 0
        )
    return False


@pytest.fixture(scope="module")
def server():
    folder = open_folder()
    one = Server(folder)
    try:
        yield one
    finally:
        one.stop()
        one.cluster.stop()
        remove(folder)


def roles_of(server):
    with psycopg.connect(server.cluster.url()) as admin:
        return admin.execute(
            "select rolname, rolpassword from pg_authid where rolname like 'umai%'"
        ).fetchall()


def sign_in_page(server, language):
    status, text = server.answer("/account/sign-in/", offset=20_000, language=language)
    return status, f'lang="{language}"' in text


@pytest.mark.long
def test_the_page_typed_word_by_word_is_a_register_that_outlives_its_database(server):
    server.make_folders()
    compiled = server.type("compile")
    assert compiled.returncode == 0, compiled.stderr
    server.type_sql()
    for words in ("migrate", "setup"):
        done = server.type(words)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "One-time code" in done.stdout and "bermet" in done.stdout

    for name, unit in units().items():
        server.keep_running(name, unit)
    assert '"ready": true' in server.waits_for("/readyz")
    assert [sign_in_page(server, language) for language in ("ky", "ru", "en")] == [(200, True)] * 3
    server.waits_for("/report/", offset=10_000)  # without a gateway
    checked = server.type("doctor")
    for about in ("static files", "compiled texts", "kind", "worker", "report form"):
        assert re.search(rf"^good +{about}:", checked.stdout, re.MULTILINE), checked.stdout

    owners = {path.owner() for path in [server.home, *server.home.rglob("*")]}
    assert owners == ({server.users["umai"]} if server.users else {pwd.getpwuid(os.geteuid()).pw_name})

    stood = roles_of(server)
    before = {name: process.pid for name, process in server.processes.items()}
    server.cluster.stop()
    assert server.answer("/readyz")[0] == 503
    time.sleep(15)  # past the next sign of life of the worker, at which it used to end
    server.cluster.start()
    assert '"ready": true' in server.waits_for("/readyz")
    server.waits_for("/report/", offset=10_000)
    assert sign_in_page(server, "ky") == (200, True)
    assert before == {name: process.pid for name, process in server.processes.items()}

    other = str(server.home.parent / "new")
    for line in ("bin/umai migrate", "bin/umai serve", "bin/umai setup"):
        refused = server.run(f"{CHECKOUT}/{line}", UMAI_HOME=other)
        assert refused.returncode == 2 and refused.stderr.count("\n") == 1, refused.stderr
    for line in ("rehearse --children 20", "rehearse --code", "migrate"):
        refused = server.run(f"{CHECKOUT}/bin/umai {line}", UMAI_REHEARSAL="1")
        assert (refused.returncode, refused.stdout) == (2, "") and "real register" in refused.stderr
    assert roles_of(server) == stood and not Path(other).exists()
