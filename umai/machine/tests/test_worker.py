"""The worker outlives a restart of the database, and tells whoever started it when it gives up."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress
from umai.machine.cluster.prepare import prepare_database
from umai.machine.cluster.server import Cluster
from umai.machine.installation import CHECKOUT, Installation
from umai.machine.serving import waiting, worker


@pytest.fixture
def own(home):
    """A server of its own with the tests' tables in it, since it is stopped: (cluster, address of its database)."""
    place = Installation(home=home, rehearsal=True)
    cluster = Cluster(home, durable=False)
    where = prepare_database(place)
    env = os.environ | {"UMAI_CREDENTIALS": where.as_text(), "UMAI_HOME": str(home)}
    subprocess.run([sys.executable, "-m", "umai.machine.start", "ready"], env=env, cwd=CHECKOUT, check=True)
    return cluster, where


def jobs_done(cluster):
    with psycopg.connect(cluster.url(database="umai")) as admin:
        return next(admin.execute("select count(*) from procrastinate_events where type = 'succeeded'"))[0]


def wait_for(question, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.3)
    return False


@pytest.mark.long
def test_it_goes_on_by_itself_after_a_restart_of_the_database_and_ends_when_it_is_asked_to(own, tmp_path):
    cluster, where = own
    log = tmp_path / "said"
    mine = where.only({"umai_worker", "umai_trail", "umai_figures"})
    env = os.environ | {
        "UMAI_CREDENTIALS": mine.as_text(),
        "UMAI_PROCESS": "worker",
        "UMAI_HOME": str(cluster.home),
        "PYTHONPATH": str(CHECKOUT),
    }
    with log.open("w") as stderr:
        one = subprocess.Popen(worker.command(4), env=env, cwd="/", stderr=stderr)
    try:
        assert wait_for(lambda: jobs_done(cluster) > 0)
        for times in (1, 2):
            cluster.stop()
            time.sleep(15)  # longer than a sign of life is apart, at which it used to end with exit code 0
            assert wait_for(lambda times=times: log.read_text().count("waits for it") >= times)
            assert one.poll() is None
            cluster.start()
            before = jobs_done(cluster)
            assert wait_for(lambda before=before: jobs_done(cluster) > before)
    finally:
        one.send_signal(signal.SIGTERM)
        one.wait(timeout=30)
    assert one.returncode == 0
    assert "password" not in log.read_text()


def test_a_database_that_stays_away_is_given_up_with_a_sentence_and_a_code():
    where = DatabaseAddress("127.0.0.1", 1, "umai", {"umai_worker": "x"})

    with pytest.raises(CannotStart, match="does not answer"):
        waiting.wait_for_database(where, "umai_worker", seconds=0, who="worker")


def test_a_refused_password_is_no_reason_to_wait(place):
    where = prepare_database(place)
    wrong = DatabaseAddress(where.host, where.port, where.name, {"umai_worker": "wrong"})
    begun = time.monotonic()

    waiting.wait_for_database(wrong, "umai_worker", seconds=30, who="worker")

    assert time.monotonic() - begun < 10


def test_a_server_that_comes_back_is_noticed(home, capsys, monkeypatch):
    where = prepare_database(Installation(home=home, rehearsal=True))
    cluster, paused = Cluster(home), []
    cluster.stop()

    def pause(_seconds):
        if len(paused) == 2:
            cluster.start()
        paused.append(True)

    monkeypatch.setattr(waiting.time, "sleep", pause)
    waiting.wait_for_database(where, "umai_worker", seconds=60, who="worker")

    assert len(paused) >= 3
    assert capsys.readouterr().err == "umai worker: the database does not answer, so this waits for it.\n"


class Ended(Exception):
    pass


def test_what_counts_as_a_lost_database():
    failures = {
        psycopg.OperationalError("gone"): True,
        psycopg.InterfaceError("closed"): True,
        ValueError("x"): False,
    }
    for failure, lost in failures.items():
        outer = Ended()
        outer.__cause__ = failure
        assert worker.is_connection_lost(outer) == lost, failure


def do_jobs():
    """In a thread of its own, without the loop of a browser that a test before this one began."""
    with ThreadPoolExecutor() as alone:
        return alone.submit(worker.do_jobs, 1).result()


def prepared(monkeypatch, outcomes):
    """do_jobs with work that ends in these ways: True, False, or an exception. The database is there."""

    async def work(concurrency, look):
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(worker, "work", work)
    monkeypatch.setattr(worker, "wait_until_back", lambda: None)
    monkeypatch.setattr("umai.lawbook.following.look_at_law", lambda: None)
    return do_jobs()


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([True], 0),
        ([False, True], 0),
        ([psycopg.OperationalError("gone"), False, True], 0),
        ([ValueError("a fault")], 1),
        ([False] * worker.MOST_SHORT, 1),
    ],
    ids=["asked", "by itself", "lost", "fault", "again and again"],
)
def test_only_a_stop_that_was_asked_for_ends_well(monkeypatch, capsys, outcomes, code):
    assert prepared(monkeypatch, outcomes) == code
    assert outcomes == []


def test_a_database_that_does_not_come_back_ends_it_so_that_it_is_started_again(monkeypatch, capsys):
    def stay_away():
        raise CannotStart("The database does not answer: gone")

    async def work(concurrency, look):
        return False

    monkeypatch.setattr(worker, "work", work)
    monkeypatch.setattr(worker, "wait_until_back", stay_away)
    monkeypatch.setattr("umai.lawbook.following.look_at_law", lambda: None)
    assert do_jobs() == 1
    assert capsys.readouterr().err.count("umai worker") == 2
