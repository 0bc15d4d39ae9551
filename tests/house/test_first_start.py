"""The first start is stopped at every moment of it, by Ctrl-C or by `kill -9`, and the next one goes on.

The moments are named by functions (tests/house/stopping), so that each is met whatever the machine does
beside. One home goes through all of them, one after the other: each start has to come past the moment of
the start before, and the last one comes up.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from itertools import cycle

import psycopg
import pytest

from umai.machine.cluster.server import Cluster
from umai.machine.installation import CHECKOUT
from umai.machine.tests.conftest import open_folder, remove

CHILDREN = 40
SECONDS = 600  # for one start on a busy machine
CLUSTER = "umai.machine.cluster"
HALF_OF_THE_TABLES = "half of the migrations are applied"


@dataclass(frozen=True)
class Moment:
    name: str
    where: str
    when: str = "before"
    count: int = 1
    needle: str = ""
    only_run: bool = False  # a moment that only bin/run has
    filling: bool = False


MOMENTS = (
    Moment("the home is there", "umai.machine.installation:mark_rehearsal", only_run=True),
    Moment("initdb has not begun", f"{CLUSTER}.server:Cluster._initdb"),
    Moment(
        "the data are whole and not in their place", f"{CLUSTER}.server:run_program", "after", needle="initdb"
    ),
    Moment("the server is to start", f"{CLUSTER}.server:Cluster._pg_ctl", needle="start"),
    Moment("the server has started", f"{CLUSTER}.server:Cluster._pg_ctl", "after", needle="start"),
    Moment(
        "passwords are kept and no role has one", "umai.machine.keys.secrets:keep_passwords_of_roles", "after"
    ),
    Moment("three roles are made", f"{CLUSTER}.prepare:make_role", "after", count=3),
    Moment("the database has no mark", f"{CLUSTER}.mark:write_mark"),
    Moment("half of the keys are made", "umai.machine.keys.handing:keys_for", "after", count=2),
    Moment(HALF_OF_THE_TABLES, "django.db.migrations.executor:MigrationExecutor.apply_migration", count=40),
    Moment("tables without functions", f"{CLUSTER}.migrate:apply_schema"),
    Moment("functions without places", "umai.places.classifier:load_first_classifier"),
    Moment("half of the places are written", "umai.places.classifier:_Loading.run", "after"),
    Moment(
        "some static files are copied",
        "django.contrib.staticfiles.management.commands.collectstatic:Command.copy_file",
        count=5,
    ),
    Moment("families are written", "rehearsal.load:copy_families", "after", filling=True),
    Moment("the filling is to be noted", "rehearsal.load:mark_filling", filling=True),
    # The first call looks for a filling of before.
    Moment("what follows is not counted", "rehearsal.load:finish_fillings", count=2, filling=True),
    Moment("two processes of four run", "umai.machine.processes:ProcessGroup.start", count=3, only_run=True),
)


class FirstStart:
    """One home, and the programs that are started and stopped in it."""

    def __init__(self, folder):
        self.folder, self.home = folder, folder / "home"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self, words, moment=None, number=None):
        """Start a program, with a moment at which it gets this signal; answers it and the note of the moment."""
        note = self.folder / f"came-{len(list(self.folder.glob('came-*')))}"
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")}
        kept |= {
            "UMAI_HOME": str(self.home),
            "UMAI_PORT": str(self.port),
            "UMAI_CHILDREN": str(CHILDREN),
            "PYTHONPATH": f"{CHECKOUT / 'tests' / 'house' / 'stopping'}:{CHECKOUT}",
        }
        if moment:
            told = {
                "where": moment.where,
                "when": moment.when,
                "count": moment.count,
                "needle": moment.needle,
            }
            kept["UMAI_TEST_STOP"] = json.dumps(told | {"note": str(note), "signal": number})
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            env=kept,
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        return process, note

    def stop_at(self, words, moment, number):
        process, note = self.start(words, moment, number)
        try:
            said = process.communicate(timeout=SECONDS)[0]
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=SECONDS)[0]
        assert note.exists(), f"never came to where {moment.name}:\n{said}"
        assert "Traceback" not in said, f"where {moment.name}:\n{said}"
        return process.returncode, said

    def rows(self, question):
        """Asked past row security, as its superuser."""
        with psycopg.connect(Cluster(self.home).url(database="umai")) as asking:
            return asking.execute(question).fetchall()

    def comes_up(self):
        process, _note = self.start(["umai.machine.start"])
        said = ""
        try:
            for line in process.stdout:
                said += line
                if "Ctrl-C stops everything." in line:
                    break
            else:
                pytest.fail(f"it did not come up:\n{said}")
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=30) as answer:
                assert '"ready": true' in answer.read().decode()
            assert self.rows("select rehearsal from installation_mark") == [(True,)]
            assert self.rows("select count(*), count(finished_at), sum(children) from rehearsal_mark") == [
                (1, 1, CHILDREN)
            ]
            assert self.rows("select count(*) from register_child") == [(CHILDREN,)]
            assert self.rows("select count(*) from situations_derivation where ended_at is not null") > [(0,)]
        finally:
            process.send_signal(signal.SIGINT)
            said += process.communicate(timeout=SECONDS)[0]
        assert process.returncode == 0, said
        assert not Cluster(self.home).is_running()
        return said


@pytest.fixture
def first():
    folder = open_folder()
    yield FirstStart(folder)
    remove(folder)


@pytest.mark.long
def test_bin_run_goes_on_after_a_stop_at_every_moment(first):
    """By Ctrl-C at every second moment and by `kill -9` at the others; the commands below the other way."""
    for moment, number in zip(MOMENTS, cycle([signal.SIGINT, signal.SIGKILL]), strict=False):
        code, said = first.stop_at(["umai.machine.start"], moment, number)
        if number == signal.SIGKILL:
            assert code == -signal.SIGKILL
        else:
            assert (code, said.splitlines()[-1]) == (0, "Stopped."), f"where {moment.name}:\n{said}"
            assert not Cluster(first.home).is_running(), moment.name

    first.comes_up()


@pytest.mark.long
def test_migrate_and_rehearse_go_on_after_a_stop_at_every_moment(first):
    signals = cycle([signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
    number_at = dict(zip((moment.name for moment in MOMENTS), signals, strict=False))
    migrate, rehearse = (
        ["umai.cli", "migrate"],
        ["umai.cli", "rehearse", "--children", str(CHILDREN), "--once"],
    )
    for moment in (one for one in MOMENTS if not one.only_run):
        words, number = rehearse if moment.filling else migrate, number_at[moment.name]
        if moment.filling and not any(one.filling for one in MOMENTS[: MOMENTS.index(moment)]):
            process, _note = first.start(migrate)
            assert "Traceback" not in process.communicate(timeout=SECONDS)[0] and process.returncode == 0
        code, said = first.stop_at(words, moment, number)
        assert code == (-signal.SIGKILL if number == signal.SIGKILL else 130), f"where {moment.name}:\n{said}"
        if moment.name == HALF_OF_THE_TABLES:
            refused, _note = first.start(rehearse)
            assert "bin/umai migrate" in refused.communicate(timeout=SECONDS)[0] and refused.returncode == 2

    process, _note = first.start(rehearse)
    assert "was finished" in process.communicate(timeout=SECONDS)[0] and process.returncode == 0
    first.comes_up()


def test_every_moment_is_a_function_that_is_there():
    import importlib
    from functools import reduce

    for moment in MOMENTS:
        module, name = moment.where.split(":")
        assert callable(reduce(getattr, name.split("."), importlib.import_module(module))), moment.name
    assert len(MOMENTS) >= 12 and len({moment.name for moment in MOMENTS}) == len(MOMENTS)
