"""docs/how-to/back-up.md, its part on a server, typed: one is destroyed and comes back as it was at a moment."""

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from tests.house.test_backing_up import ATTACH, lines_under
from tests.house.test_backing_up import Machine as Home
from tests.packaging.machine import wait_until
from umai.machine.backup.physical.moment import HERE
from umai.machine.cluster.binaries import run_program
from umai.machine.cluster.database import database_address
from umai.machine.cluster.server import Cluster
from umai.machine.doctor.finding import GOOD
from umai.machine.doctor.state import log
from umai.machine.doctor.state.record import read_log
from umai.machine.tests.conftest import open_folder, remove

MOST_LOST = timedelta(seconds=60)
PLANTED = "Сааткул"  # a word that must lie nowhere in the clear


class Server(Home):
    """A register on a server of PostgreSQL that is not ours, and what its DBA does there."""

    def __init__(self, folder):
        super().__init__(folder)
        self.cluster = Cluster(folder / "postgres")
        self.cluster.start()
        with (self.cluster.data / "pg_hba.conf").open("a") as rules:
            rules.write("host replication umai_log 127.0.0.1/32 scram-sha-256\n")
        self.as_dba(
            "create role umai_admin login createrole password 'typed'",
            "create database umai owner umai_admin",
        )
        self.port, self.person = self.cluster.port, self.cluster.person
        self.settings = {"UMAI_DATABASE_URL": f"postgresql://umai_admin:typed@127.0.0.1:{self.port}/umai"}

    def as_dba(self, *statements, database="postgres"):
        with psycopg.connect(self.cluster.url(database=database), autocommit=True) as admin:
            for statement in statements:
                admin.execute(statement)

    def type(self, line, **settings):
        return super().type(line, **self.settings | settings)

    @contextlib.contextmanager
    def keeping_log(self, line):
        """What the unit starts; gives the process, which is asked to end after the block."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("UMAI_", "DJANGO_"))
        }
        process = subprocess.Popen(
            shlex.split(self.told(line)),
            env=kept | {"UMAI_HOME": str(self.home), "UMAI_REHEARSAL": "1"} | self.settings,
        )
        try:
            yield process
            process.terminate()
            assert process.wait(60) == 0
        finally:
            process.kill()

    def log_reaches(self, moment):
        wait_until(lambda: read_log(self.home).get("at", "") and kept_until(self.home) > moment, seconds=60)

    def titles(self):
        address = f"postgresql://postgres@127.0.0.1:{self.port}/umai"
        with psycopg.connect(
            address, password=(self.folder / "postgres/secrets/postgres").read_text().strip()
        ) as admin:
            return [title for (title,) in admin.execute("select title from documents_document")]

    def attach(self, title):
        from umai.documents.tests import samples

        photo = self.folder / "photo.jpg"
        photo.write_bytes(samples.photo())
        line = " ".join(ATTACH.format(photo).split()).replace("'Paper'", f"'{title}'")
        self.done(f'bin/umai shell --as meerim -c "{line}"')

    def kill(self):
        """`kill -9` of the whole server, and its data are gone."""
        postmaster = int((self.cluster.data / "postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGKILL)
        wait_until(lambda: not Path(f"/proc/{postmaster}").exists() or is_dead(postmaster), seconds=20)
        shutil.rmtree(self.cluster.data)


def is_dead(pid):
    return "Z" in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]


def kept_until(home):
    return datetime.fromisoformat(read_log(home)["at"])


@pytest.fixture
def server():
    folder = open_folder()
    one = Server(folder)
    yield one
    one.cluster.stop()
    shutil.rmtree(one.cluster.folder, ignore_errors=True)
    remove(folder)


def empty_folder(server, name):
    """An empty folder of the user who runs PostgreSQL."""
    path = server.folder / name
    path.mkdir(mode=0o700)
    if person := server.cluster.person:
        os.chown(path, person.uid, person.gid)
    return path


def words_in(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.long
def test_a_destroyed_server_comes_back_as_it_was_at_the_minute_before(server):
    print_role, keep_log, make_base, drop_old = lines_under("On a server")
    *on_a_debian, restore = lines_under("Back to a moment")
    assert len(on_a_debian) == 3  # an empty folder of data: here `empty_folder` makes it
    server.done("bin/umai migrate")
    server.done("bin/umai rehearse --children 20")
    server.done("bin/umai backup --make-key /mnt/stick-1/backup.key")
    server.done("bin/umai backup --make-key /mnt/stick-2/backup-keys.key --of-keys")
    server.refused(keep_log, "no role that may read the log")
    server.as_dba(*server.done(print_role).split(";\n")[:-1], database="umai")
    server.refused(make_base, "No log is kept")
    place = server.folder / "elsewhere"
    place.mkdir()
    server.settings["UMAI_ANCHORS"] = str(place)  # its heads run ahead of what is restored
    with server.keeping_log(keep_log) as keeping:
        server.log_reaches(datetime.now(UTC))
        server.done(make_base)
        server.log_reaches(datetime.now(UTC))
        assert states_of_log(server) == {"log of changes": GOOD, "base of the log of changes": GOOD}
        server.cluster.stop()
        time.sleep(5)
        server.cluster.start()
        assert server.cluster.port == server.port

        server.attach(f"{PLANTED} first")
        moment = datetime.now(UTC)
        time.sleep(2)
        server.attach("second")
        server.done(f"bin/umai trail anchor --to {place}")
        server.done("bin/umai trail anchor")  # signs in the home too
        server.done("bin/umai backup /mnt/backup --keys /mnt/keys")  # with the key that signs
        written = datetime.now(UTC)
        server.log_reaches(written)
        assert datetime.now(UTC) - written <= MOST_LOST
        server.kill()
        assert keeping.poll() is None  # it waits
        assert datetime.now(UTC) - kept_until(server.home) <= MOST_LOST
    for folder in ("backup", "keys"):
        assert PLANTED.encode() not in words_in(server.folder / folder)
    server.done(drop_old)  # of one base: nothing that it needs

    own_home = re.sub(" --keys.*", "", restore)
    new = empty_folder(server, "new")
    early, late = (datetime.now(HERE) + timedelta(days=days) for days in (-1, 1))
    server.refused(typed(own_home, early, new), "The oldest base is of")
    server.refused(typed(own_home, late, new), "The log reaches until")
    said = server.done(typed(own_home, moment, new))
    assert re.search(r"Restored as it stood at .* in \d+ s\.", " ".join(said.split())), said
    with started(server, new):
        assert server.titles() == [f"{PLANTED} first"]
        cut = server.type("bin/umai trail verify")
        assert cut.returncode == 1 and "entries that were there when it was kept are gone" in cut.stdout

    shutil.rmtree(server.home)  # the whole machine is lost
    last = empty_folder(server, "last")
    server.refused(typed(own_home, "end", last), "needs its passwords and keys again")
    server.done(typed(restore, "end", last))
    with started(server, last):
        assert sorted(server.titles()) == sorted([f"{PLANTED} first", "second"])
        server.done("bin/umai files check")


def states_of_log(server):
    """What the page of the system's state says, asked by the role of the pages."""
    place = replace(server.place(), url=server.settings["UMAI_DATABASE_URL"])
    with psycopg.connect(database_address(place).conninfo("umai_web")) as web:
        found = list(log.findings(place, lambda question: web.execute(question).fetchall()))
    return {one.about: one.state for one in found}


def typed(line, moment, folder):
    """The line of the page, with a moment and a folder of this machine."""
    if moment != "end":
        moment = f"{moment.astimezone(HERE):%Y-%m-%d %H:%M:%S.%f}"
    return line.replace("2026-12-01 14:59", moment).replace(
        "/var/lib/postgresql/17/main", f"/mnt/{folder.name}"
    )


class started:
    """A server on a restored folder, started as the DBA's machine starts it."""

    def __init__(self, server, folder):
        self.server, self.folder = server, folder
        self.programs = server.cluster.binaries().folder

    def act(self, *words):
        nothing = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        done = run_program(
            [self.programs / "pg_ctl", *words, "-D", self.folder, "-w", "-s"], self.server.person, **nothing
        )
        assert done.returncode == 0

    def __enter__(self):
        self.act("start", "-l", self.server.folder / "postgres" / "postgres" / "log")

    def __exit__(self, *_):
        self.act("stop", "-m", "fast")
