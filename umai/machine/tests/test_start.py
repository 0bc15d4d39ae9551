import http.server
import os
import signal
import socket
import threading
import time

import psycopg
import pytest

from umai.machine import start
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.server import Cluster
from umai.machine.installation import Installation, rehearsal_mark_file
from umai.machine.processes import ProcessFailed, ProcessGroup


def test_the_first_start_remembers_that_it_made_a_rehearsal(tmp_path):
    start.mark_rehearsal(Installation(home=tmp_path))

    assert rehearsal_mark_file(tmp_path).exists()


@pytest.mark.parametrize(
    "settings", [{"rehearsal": False, "rehearsal_was_asked": True}, {"url": "postgresql://u:p@h/d"}]
)
def test_nothing_else_becomes_a_rehearsal(tmp_path, settings):
    start.mark_rehearsal(Installation(home=tmp_path, **settings))

    assert not rehearsal_mark_file(tmp_path).exists()


def test_a_database_that_was_there_does_not_become_a_rehearsal(tmp_path):
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "roles.json").write_text("{}")

    start.mark_rehearsal(Installation(home=tmp_path))

    assert not rehearsal_mark_file(tmp_path).exists()


def test_a_first_start_that_was_stopped_makes_no_rehearsal_of_a_real_register(tmp_path):
    start.mark_rehearsal(Installation(home=tmp_path))
    start.mark_rehearsal(Installation(home=tmp_path, rehearsal_was_asked=True))

    assert not rehearsal_mark_file(tmp_path).exists()


def test_two_do_not_run_on_the_same_data(tmp_path):
    with start.lock_home(Installation(home=tmp_path)), pytest.raises(CannotStart, match="runs already"):  # noqa: SIM117
        with start.lock_home(Installation(home=tmp_path)):
            pass


def test_a_port_that_is_taken_is_named():
    with socket.socket() as intruder:
        intruder.bind(("127.0.0.1", 0))
        intruder.listen()
        with pytest.raises(CannotStart, match="UMAI_PORT"):
            start.refuse_used_port(intruder.getsockname()[1])


@pytest.fixture
def server():
    """A web server that gives these answers, one after the other."""
    answers = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(answers.pop(0))
            self.end_headers()

        def log_message(self, *_words):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        one.answers = answers
        yield one
        one.shutdown()


def test_a_server_that_is_not_ready_yet_is_waited_for(tmp_path, server):
    server.answers += [503, 503, 200]

    start.wait_until_ready(Installation(home=tmp_path, port=server.server_port), ProcessGroup())

    assert not server.answers


def test_a_database_that_ended_by_itself_is_started_again_and_one_that_cannot_is_tried_later(
    home, monkeypatch, capsys
):
    """The watch goes on: whatever was in the way may be gone at the next look."""
    place, cluster = Installation(home=home), Cluster(home, durable=False)
    cluster.start()  # as while bin/run watches it
    first = postmaster(cluster)
    start.restart_database(place)
    assert (postmaster(cluster), capsys.readouterr().out) == (first, "")  # one that runs is left alone

    os.kill(first, signal.SIGKILL)
    until = time.monotonic() + 30
    while cluster.is_running() and time.monotonic() < until:
        time.sleep(0.05)
    start.restart_database(place)
    assert postmaster(cluster) != first
    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert capsys.readouterr().out == "The database had ended by itself and was started again.\n"

    cluster.stop()
    monkeypatch.setattr(start, "LONGEST_PAUSE", 0)
    settings = cluster.data / "postgresql.conf"
    good = settings.read_text()
    settings.write_text(f"{good}\nshared_buffers = 'broken'\n")
    start.restart_database(place)
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("umai: PostgreSQL") and said.err.count("\n") == 1
    assert not cluster.is_running()
    settings.write_text(good)
    start.restart_database(place)
    assert cluster.is_running()


def postmaster(cluster):
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def test_a_server_that_fails_is_not_waited_for(tmp_path, server):
    server.answers += [500, 200]

    with pytest.raises(ProcessFailed, match="500"):
        start.wait_until_ready(Installation(home=tmp_path, port=server.server_port), ProcessGroup())
