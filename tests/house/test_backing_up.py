"""docs/how-to/back-up.md, typed: a register is backed up, destroyed, restored, and somebody signs in."""

import json
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from bench.serving import free_port, serve_umai
from bench.visitor import Visitor
from umai.machine.backup.archive import dump
from umai.machine.cluster.database import database_address, run_server
from umai.machine.cluster.server import Cluster
from umai.machine.doctor.state.record import read_record
from umai.machine.installation import CHECKOUT, Installation
from umai.machine.tests.conftest import open_folder, remove

PAGE = CHECKOUT / "docs" / "how-to" / "back-up.md"
FOLDERS = ("backup", "keys", "stick-1", "stick-2")


class Machine:
    """One home, and the places that are mounted on its machine."""

    def __init__(self, folder):
        self.folder, self.home = folder, folder / "home"
        for name in FOLDERS:
            (folder / name).mkdir()

    def place(self):
        return Installation(home=self.home, rehearsal=True, rehearsal_was_asked=True)

    def told(self, line):
        """A line with the folders of this machine."""
        return line.replace("/mnt", str(self.folder)).replace("bin/umai", f"{CHECKOUT}/bin/umai")

    def type(self, line, **settings):
        """Type one line of the page, or of whoever works here; answers the finished process."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("UMAI_", "DJANGO_"))
        }
        return subprocess.run(
            shlex.split(self.told(line)),
            env=kept | {"UMAI_HOME": str(self.home), "UMAI_REHEARSAL": "1"} | settings,
            cwd="/",
            capture_output=True,
            text=True,
            timeout=1200,
        )

    def done(self, line):
        done = self.type(line)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def refused(self, line, words, **settings):
        done = self.type(line, **settings)
        assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stdout + done.stderr
        assert words in done.stderr

    def counts(self):
        place = self.place()
        with run_server(place), psycopg.connect(database_address(place).conninfo("umai_owner")) as owner:
            return dump.count_rows(owner)

    def destroy(self):
        cluster = Cluster(self.home)
        cluster.stop()
        shutil.rmtree(cluster.folder)
        shutil.rmtree(self.home)


def lines_under(heading):
    """The lines of the blocks under a heading that begins so."""
    (part,) = [part for part in PAGE.read_text().split("\n## ") if part.startswith(heading)]
    return [line for block in re.findall(r"```sh\n(.*?)```", part, re.DOTALL) for line in block.splitlines()]


@pytest.fixture
def machine():
    folder = open_folder()
    yield Machine(folder)
    remove(folder)


ATTACH = """
from umai.documents import actions; from umai.documents.actions import SentFile; import uuid;
actions.attach_document(Child.objects.first(), by=by, id=uuid.uuid4(), title='Paper', kind='certificate',
upload=SentFile('a.jpg', open('{}', 'rb').read()))
"""


def attach_paper(machine):
    """A sealed document in a child's file, as a worker puts it there."""
    from umai.documents.tests import samples

    photo = machine.folder / "photo.jpg"
    photo.write_bytes(samples.photo())
    line = " ".join(ATTACH.format(photo).split())
    machine.done(f'bin/umai shell --as meerim -c "{line}"')


def sealed_files(home):
    return {path.relative_to(home): path.read_bytes() for path in home.glob("files/*/*")}


@pytest.mark.long
def test_the_page_typed_brings_a_destroyed_register_back(machine, monkeypatch):
    machine.done("bin/umai migrate")
    machine.done("bin/umai rehearse --children 20")
    attach_paper(machine)
    for line in (*lines_under("Once"), *lines_under("Every night")):
        machine.done(line)
    stood, papers = machine.counts(), sealed_files(machine.home)
    assert papers and stood["register_child"] >= 20
    known = read_record(machine.home)
    assert known["drill"]["passed"] and known["drill"]["rows"] == known["backup"]["rows"]
    assert known["drill"]["files"] == known["backup"]["files"] >= len(papers)
    assert not (machine.home / "drill").exists()

    restore, migrate = lines_under("When the machine is lost")
    machine.refused(restore, "not empty")
    machine.destroy()
    refuse_bad_backups(machine, restore)
    assert not machine.home.exists() or not list(machine.home.iterdir())

    said = machine.done(restore)
    assert "Every count is that of the backup" in said
    assert machine.counts() == stood
    assert sealed_files(machine.home) == papers
    machine.done(migrate)
    machine.done("bin/umai files check")
    for name in [name for name in os.environ if name.startswith(("UMAI_", "DJANGO_"))]:
        monkeypatch.delenv(name)  # of the database of the tests, which what is started here has no part in
    place = replace(machine.place(), port=free_port(), report_port=free_port(), sign_in_port=free_port())
    with run_server(place), serve_umai(place, workers=1) as umai:
        assert Visitor(umai.address).sign_in("meerim").get("/").status == 200


def refuse_bad_backups(machine, restore):
    """A wrong key, another kind, a damaged file, a later version: one line each."""
    wrong = restore.replace(
        "--identity /mnt/stick-1/backup.key", "--identity /mnt/stick-2/backup-keys.key", 1
    )
    machine.refused(wrong, "key does not open")
    machine.refused(restore, "rehearsal", UMAI_REHEARSAL="0")
    (made,) = (machine.folder / "backup").glob("umai-*")
    text = (made / "manifest.json").read_text()
    (made / "manifest.json").write_text(json.dumps(json.loads(text) | {"format": 2}))
    machine.refused(restore, "format 2")
    (made / "manifest.json").write_text(text)
    whole = (made / "database.age").read_bytes()
    (made / "database.age").write_bytes(whole[:-1] + b"!")
    machine.refused(restore, "damaged")
    (made / "database.age").write_bytes(whole)


@pytest.mark.long
def test_a_database_alone_that_was_lost_comes_back_into_its_home(machine):
    machine.done("bin/umai migrate")
    for line in (*lines_under("Once"), "bin/umai backup /mnt/backup"):
        machine.done(line)
    stood, secrets = machine.counts(), sorted((machine.home / "secrets").iterdir())
    shutil.rmtree(Cluster(machine.home).folder)

    machine.done("bin/umai restore /mnt/backup --identity /mnt/stick-1/backup.key")

    assert machine.counts() == stood
    assert sorted((machine.home / "secrets").iterdir()) == secrets
    assert not Path(machine.home / "restoring").exists()


FIRST_POLICY = """
select tablename, policyname from pg_policies where 'umai_web' = any(roles) order by 1, 2 limit 1
"""


def make_earlier(machine):
    """Leave a database as an earlier version would: it lacks a policy, and its set is another one."""
    place = Installation(home=machine.home, rehearsal=False, rehearsal_was_asked=True)
    where = database_address(place)
    with run_server(place), psycopg.connect(where.conninfo(where.owner)) as owner:
        table, policy = owner.execute(FIRST_POLICY).fetchone()
        owner.execute(f'drop policy "{policy}" on "{table}"')
        owner.execute(
            "insert into schema_appliedset (set_digest, printed_digest, applied_at) values (%s, %s, now())",
            ["e" * 64] * 2,
        )
    return table, policy


def stands(machine, table, policy):
    place = Installation(home=machine.home, rehearsal=False, rehearsal_was_asked=True)
    where = database_address(place)
    with run_server(place), psycopg.connect(where.conninfo(where.owner)) as owner:
        asked = "select from pg_policies where tablename = %s and policyname = %s"
        return owner.execute(asked, [table, policy]).fetchone() is not None


@pytest.mark.long
def test_a_register_is_backed_up_and_the_upgrade_tried_before_it_is_done_and_there_is_a_way_back(machine):
    real = {"UMAI_REHEARSAL": "0"}
    into = real | {
        "UMAI_BACKUPS": f"{machine.folder}/backup",
        "UMAI_BACKUPS_OF_KEYS": f"{machine.folder}/keys",
    }
    first = machine.type("bin/umai migrate", **real)
    assert first.returncode == 0 and "backup" not in first.stdout, first.stdout + first.stderr
    lacks = make_earlier(machine)

    machine.refused("bin/umai migrate", "name a folder in UMAI_BACKUPS", **real)
    machine.refused("bin/umai migrate", "--make-key", **into)
    assert not stands(machine, *lacks)

    for line in lines_under("Once"):
        assert machine.type(line, **real).returncode == 0
    done = machine.type("bin/umai migrate", **into)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The upgrade passed on a copy" in done.stdout and stands(machine, *lacks)
    (made,) = (machine.folder / "backup").glob("umai-*")
    assert f"The way back is {made}" in done.stdout.splitlines()[-1]
    again = machine.type("bin/umai migrate", **into)
    assert again.returncode == 0 and "backup" not in again.stdout

    # Back: what is restored is what the earlier version left, and it is opened by that version alone.
    restore, _migrate = lines_under("The way back from an upgrade")
    shutil.rmtree(Cluster(machine.home).folder)
    machine.refused(restore, "an earlier version", **real)
    brought = machine.type(f"{restore} --migrate", **real)
    assert brought.returncode == 0 and stands(machine, *lacks), brought.stdout + brought.stderr
