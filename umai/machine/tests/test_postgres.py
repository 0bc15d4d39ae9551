import contextlib
import os
import shutil
import signal
import socket
from pathlib import Path

import psycopg
import pytest

from umai.machine.cluster import orphans
from umai.machine.cluster.binaries import CannotStart, SystemUser, find_binaries
from umai.machine.cluster.prepare import prepare_database
from umai.machine.cluster.server import Cluster, reason_in
from umai.machine.cluster.settings import memory_settings
from umai.machine.installation import Installation


def ask(cluster, question):
    with psycopg.connect(cluster.url()) as connection:
        return connection.execute(question).fetchone()[0]


def test_a_server_starts_answers_keeps_its_port_and_stops(home, monkeypatch):
    """One home goes through it all: making one takes longer than anything that is asked of it."""
    monkeypatch.setattr(orphans, "GRACE", 0.3)
    cluster = Cluster(home, durable=False)
    cluster.start()
    kept, began = cluster.port, ask(cluster, "select pg_postmaster_start_time()")
    assert cluster.is_running()

    # A second start keeps it. One that was killed may have written the port of a try that failed; a full
    # disk, nothing.
    for said in (None, "1\n", ""):
        if said is not None:
            (home / "postgres.port").write_text(said)
        Cluster(home, durable=False).start()
        assert (cluster.port, ask(cluster, "select pg_postmaster_start_time()")) == (kept, began)

    cluster.stop()
    assert not cluster.is_running()

    # The number of its process may belong to somebody else by now, who is left alone.
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")
    assert not cluster.is_running()
    cluster.start()
    assert (cluster.port, ask(cluster, "select 1")) == (kept, 1)
    cluster.stop()

    # The port is changed when somebody took it, and found anew where it was lost.
    with socket.socket() as intruder:
        intruder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # of the server's last connections
        intruder.bind(("127.0.0.1", kept))
        intruder.listen()
        cluster.start()
    assert cluster.port != kept and ask(cluster, "select 1") == 1
    cluster.stop()
    (home / "postgres.port").write_text("")

    # The last user stops it, and without being asked for speed it is durable.
    with Cluster(home).run_while_used() as cluster:
        with Cluster(home, durable=False).run_while_used():
            pass
        assert cluster.is_running() and ask(cluster, "show fsync") == "on"
    assert not cluster.is_running()


@pytest.mark.parametrize(
    ("machine", "buffers", "cache"), [(1000, 256, 1024), (8192, 1365, 4096), (65536, 4096, 16384)]
)
def test_the_server_takes_a_sixth_of_the_memory_within_bounds(machine, buffers, cache):
    assert memory_settings(machine) == (buffers, cache)


def test_the_server_is_reached_from_this_machine_with_a_password_that_its_owner_reads(shared_home):
    cluster = Cluster(shared_home)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host="127.0.0.1", port=cluster.port, user="postgres", password="postgres", dbname="postgres"
        )
    assert (shared_home / "secrets").stat().st_mode & 0o777 == 0o700
    assert (shared_home / "secrets" / "postgres").stat().st_mode & 0o777 == 0o600
    assert ask(cluster, "show listen_addresses") == "127.0.0.1"

    # Letters are ordered and folded as the builtin provider does.
    assert ask(cluster, "select lower('ҢӨҮ')") == "ңөү"
    assert ask(cluster, "select datcollate from pg_database where datname = 'postgres'") == "C.UTF-8"


def test_what_is_left_of_a_killed_server_has_ended_before_the_next_one_starts(home, monkeypatch):
    """A process that a lock holds up does not see that its server is gone; stopped, it stands for one."""
    monkeypatch.setattr(orphans, "GRACE", 0.5)
    cluster = Cluster(home, durable=False)
    cluster.start()
    asking = psycopg.connect(cluster.url())
    left = asking.info.backend_pid
    os.kill(left, signal.SIGSTOP)
    try:
        os.kill(postmaster(cluster), signal.SIGKILL)
        wait_for_end(cluster)

        cluster.start()

        assert left not in orphans.processes_on(cluster.data)
        assert ask(cluster, "select 1") == 1
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(left, signal.SIGKILL)


def test_a_program_that_fails_is_told_by_the_line_that_says_why():
    said = "creating files ... initdb: error: could not write to file: No space left on device\ninitdb: removing data"
    assert "No space left" in reason_in(said)
    assert reason_in("one\ntwo\n\n") == "two"


def test_making_that_was_broken_off_is_done_again_whatever_the_callers_shell_says(home, monkeypatch):
    for variable in ("PGDATA", "PGPORT", "PGHOST", "PGUSER"):
        monkeypatch.setenv(variable, "/nowhere")
    cluster = Cluster(home, durable=False)
    cluster.initialise()
    assert Cluster(home).exists()
    cluster.data.rename(cluster.folder / "data.new")

    cluster.start()

    assert ask(cluster, "select 1") == 1
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(CannotStart, match="written by PostgreSQL 14"):  # it is not opened
        cluster.start()


def test_named_programs_come_first(monkeypatch, tmp_path):
    chosen = find_binaries()
    monkeypatch.setenv("UMAI_PG_BIN", str(chosen.folder))

    assert find_binaries().why == "named by UMAI_PG_BIN"

    monkeypatch.setenv("UMAI_PG_BIN", str(tmp_path))
    with pytest.raises(CannotStart, match="UMAI_PG_BIN"):
        find_binaries()


def test_root_moves_data_that_the_unprivileged_user_cannot_reach(home, monkeypatch):
    """For an ordinary user the data stay where they are, and this says so."""
    heard = []
    monkeypatch.setattr("umai.machine.cluster.server.SHARED_FOLDER", home.parent / "shared")
    home.mkdir(mode=0o700)

    with Cluster(home, durable=False, say=heard.append).run_while_used() as cluster:
        moved = cluster.folder
        assert ask(cluster, "select 1") == 1

    if SystemUser.for_database() is None:
        assert (moved, heard) == (home / "postgres", [])
    else:
        assert moved.parent == home.parent / "shared"
        assert str(moved) in heard[0]


def test_a_new_checkout_at_an_old_place_does_not_open_old_data(home):
    with Cluster(home, durable=False).run_while_used() as cluster:
        prepare_database(Installation(home=home))
        first = cluster.url("umai_web", "umai")
    shutil.rmtree(home)

    with Cluster(home, durable=False).run_while_used() as cluster:
        assert ask(cluster, "select count(*) from pg_database where datname = 'umai'") == 0
    assert first != cluster.url()


def postmaster(cluster):
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def wait_for_end(cluster):
    import time

    pid = postmaster(cluster)
    for _ in range(100):
        if not Path(f"/proc/{pid}/cwd").exists():
            return
        time.sleep(0.05)
