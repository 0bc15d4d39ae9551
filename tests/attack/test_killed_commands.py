"""A list, a backup and an upgrade are killed, and the launcher: each is whole or absent, and the same command goes on."""

import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from tests.attack.killing import SERVERS, Register, Visits
from tests.cast import NOOKAT
from tests.house.test_upgrading import BEFORE
from tests.packaging.machine import wait_until
from umai.machine.installation import CHECKOUT
from umai.schema import declarations

KILLS, ROWS = 30, 300
VICTIMS = ["the command", "backend", "postmaster", "worker", "serve"]
NEW_SOURCE = ["--name", "Pupils", "--body", "school", "--ground", "Agreement 12", "--whom", "pupils"]
HEADER = "Фамилия;Имя;Отчество;Дата рождения;Пол;Код населённого пункта"
LETTERS = "абдзиклмнорстуы"


@pytest.fixture
def register(tmp_path):
    tmp_path.chmod(0o711)
    found = Register(tmp_path / "home")
    for folder in ("backups", "lists"):
        (tmp_path / folder).mkdir()
    try:
        yield found
    finally:
        found.stop()


class Import:
    """A list of children whom nobody knows, another one each time."""

    def __init__(self, register):
        self.register, self.folder, self.draw = register, register.home.parent / "lists", random.Random(1)
        self.taken = 0

    def prepare(self, number):
        path = self.folder / f"{number}.csv"
        lines = [self.line() for _each in range(ROWS)]
        path.write_text("\n".join([HEADER, *lines]) + "\n")
        self.words = ["import", str(path), "--source", f"school{number}", *NEW_SOURCE]

    def line(self):
        def name():
            return "".join(self.draw.choices(LETTERS, k=8)).capitalize()

        born = (
            f"20{self.draw.randrange(10, 25)}-{self.draw.randrange(1, 13):02}-{self.draw.randrange(1, 28):02}"
        )
        return f"{name()};{name()};{name()};{born};м;{NOOKAT}"

    def is_whole_or_absent(self):
        """Of the list that is being taken in, all rows are there or none."""
        (rows,) = self.register.rows("select count(*) from linkage_listrow")
        assert rows in (ROWS * self.taken, ROWS * (self.taken + 1)), rows

    def is_done(self):
        self.taken += 1
        assert self.register.rows("select count(*) from linkage_listrow") == [ROWS * self.taken]


class Backup:
    """A backup of the whole register; what has the name of a backup is one."""

    def __init__(self, register):
        self.register, self.folder = register, register.home.parent / "backups"
        self.words, self.before = ["backup", str(self.folder)], 0
        register.python("-m", "umai.cli", "backup", "--make-key", str(self.folder.parent / "stick"))

    def prepare(self, _number):
        self.before = len(self.backups())

    def backups(self):
        return sorted(self.folder.glob("umai-*"))

    def is_whole_or_absent(self):
        for made in self.backups():
            sealed = json.loads((made / "manifest.json").read_text())["sealed"]
            for name, said in sealed.items():
                assert hashlib.sha256((made / name).read_bytes()).hexdigest() == said["sha256"], made

    def is_done(self):
        assert len(self.backups()) > self.before
        assert [path for path in self.folder.iterdir() if path.name.startswith(".")] == []
        self.is_whole_or_absent()


class Migration:
    """An upgrade of a database of another version: other functions, triggers and policies."""

    def __init__(self, register):
        self.register, self.words = register, ["migrate"]

    def prepare(self, _number):
        with self.register.back() as owner:
            owner.execute(BEFORE)

    def is_whole_or_absent(self):
        """The set that is said to stand stands: the old one with its function, or the new one without it."""
        (said,) = self.register.rows("select set_digest from schema_appliedset order by id desc limit 1")
        (old,) = self.register.rows("select count(*) from pg_proc where proname = 'visits_of_before'")
        assert (said, old) in (("of before", 1), (declarations.digest(), 0))

    def is_done(self):
        self.register.python("-m", "umai.cli", "migrate", "--check")


@pytest.mark.long
def test_what_is_killed_is_whole_or_absent_and_the_same_command_goes_on(register):
    register.make()
    for name in SERVERS:
        register.start(name)
    with register.cluster.run_while_used():  # as bin/run holds it, so that no command stops it
        kill_and_go_on(register)
    assert ", 0 findings" in register.python("-m", "umai.cli", "trail", "verify", "--rows")


def kill_and_go_on(register):
    draw, works = random.Random(2), [Import(register), Backup(register), Migration(register)]
    usual = {}  # seconds that each takes when nothing is killed
    for number in range(-len(works), KILLS):
        work = works[number % len(works)]
        work.prepare(number)
        if number >= 0:
            kill_during(register, work.words, VICTIMS[number % len(VICTIMS)], draw.uniform(0, usual[work]))
            work.is_whole_or_absent()
        begun = time.monotonic()
        until_done(register, work.words)
        usual.setdefault(work, time.monotonic() - begun)
        work.is_done()
    assert "The drill passed" in register.python("-m", "umai.cli", *works[1].words, "--drill")


def kill_during(register, words, victim, after):
    """Begin a command, kill it or what it needs some seconds later, and see it end."""
    with (register.home / "command.log").open("ab") as log:
        command = subprocess.Popen(
            [sys.executable, "-m", "umai.cli", *words],
            env=register.environment,
            cwd=CHECKOUT,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    time.sleep(after)
    if victim == "the command":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(command.pid, signal.SIGKILL)
    else:
        register.kill(victim)
    command.wait(timeout=300)


def until_done(register, words, seconds=120):
    """Say the same command again, as a person does who was told that the database does not answer yet."""
    until = time.monotonic() + seconds
    while True:
        done = register.run("-m", "umai.cli", *words)
        if done.returncode == 0:
            return
        assert "The database does not answer" in done.stderr, done.stdout[-2000:] + done.stderr[-2000:]
        assert time.monotonic() < until, "the database does not come back"
        time.sleep(1)


@pytest.mark.long
def test_a_launcher_that_is_killed_takes_its_parts_along_and_the_next_one_starts(register):
    told = register.make()
    visits = Visits(register, told, told["cases"][0])
    for _each in range(3):
        launcher = launch(register)
        before = len(visits.kept)
        visits.is_alive() or visits.start()
        wait_until(lambda before=before: len(visits.kept) > before + 3)
        assert visits.failed == []
        os.kill(launcher.pid, signal.SIGKILL)
        launcher.wait()
        wait_until(lambda: not answers(register))
    launcher = launch(register)
    visits.enough.set()
    visits.join(timeout=120)
    assert visits.failed == [] and not visits.is_alive()
    assert sorted(visits.kept) == sorted(map(str, register.rows("select line from visits_visit")))
    launcher.terminate()
    assert launcher.wait(timeout=60) == 0


def launch(register):
    """Start Umai as bin/run does, and wait until it is ready."""
    with (register.home / "launcher.log").open("ab") as log:
        launcher = subprocess.Popen(
            [sys.executable, "-m", "umai.machine.start"],
            env=register.environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    wait_until(lambda: launcher.poll() is not None or answers(register))
    assert launcher.poll() is None, (register.home / "launcher.log").read_text()[-2000:]
    return launcher


def answers(register):
    with contextlib.suppress(OSError, urllib.error.URLError):
        address = f"http://127.0.0.1:{register.ports['serve']}/readyz"
        return urllib.request.urlopen(address, timeout=5).status == 200
    return False
