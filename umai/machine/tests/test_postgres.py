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


def test_a_server_starts_answers_and_stops(home):
    cluster = Cluster(home, durable=False)
    cluster.start()

    assert ask(cluster, "select 1") == 1
    assert cluster.is_running()

    cluster.stop()
    assert not cluster.is_running()


@pytest.mark.parametrize(
    ("machine", "buffers", "cache"), [(1000, 256, 1024), (8192, 1365, 4096), (65536, 4096, 16384)]
)
def test_the_server_takes_a_sixth_of_the_memory_within_bounds(machine, buffers, cache):
    assert memory_settings(machine) == (buffers, cache)


def test_starting_twice_keeps_the_server(home, monkeypatch):
    monkeypatch.setattr(orphans, "GRACE", 0.3)
    cluster = Cluster(home, durable=False)
    cluster.start()
    first = ask(cluster, "select pg_postmaster_start_time()")

    Cluster(home, durable=False).start()

    assert ask(cluster, "select pg_postmaster_start_time()") == first


def test_nobody_enters_without_the_password(shared_home):
    cluster = Cluster(shared_home)

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host="127.0.0.1", port=cluster.port, user="postgres", password="postgres", dbname="postgres"
        )


def test_the_password_is_readable_by_its_owner_only(shared_home):
    assert (shared_home / "secrets").stat().st_mode & 0o777 == 0o700
    assert (shared_home / "secrets" / "postgres").stat().st_mode & 0o777 == 0o600


def test_only_this_machine_reaches_the_server(shared_home):
    assert ask(Cluster(shared_home), "show listen_addresses") == "127.0.0.1"


def test_letters_are_ordered_and_folded_as_the_builtin_provider_does(shared_home):
    assert ask(Cluster(shared_home), "select lower('ҢӨҮ')") == "ңөү"
    assert (
        ask(Cluster(shared_home), "select datcollate from pg_database where datname = 'postgres'")
        == "C.UTF-8"
    )


def test_the_server_comes_back_after_a_kill(home):
    cluster = Cluster(home, durable=False)
    cluster.start()
    os.kill(postmaster(cluster), signal.SIGKILL)
    wait_for_end(cluster)

    cluster.start()

    assert ask(cluster, "select 1") == 1


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


def test_a_process_number_that_belongs_to_somebody_else_now_stops_nothing(home):
    cluster = Cluster(home, durable=False)
    cluster.start()
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")

    assert not cluster.is_running()
    cluster.start()

    assert ask(cluster, "select 1") == 1


def test_the_port_is_kept_and_changed_only_when_somebody_took_it(home):
    cluster = Cluster(home, durable=False)
    cluster.start()
    kept = cluster.port
    cluster.stop()
    cluster.start()
    assert cluster.port == kept
    cluster.stop()

    with socket.socket() as intruder:
        intruder.bind(("127.0.0.1", kept))
        intruder.listen()
        cluster.start()

    assert cluster.port != kept
    assert ask(cluster, "select 1") == 1


def test_the_port_is_what_the_running_server_says(home):
    """A start that was killed may have written the port of a try that failed; a full disk, nothing."""
    cluster = Cluster(home, durable=False)
    cluster.start()
    listens = cluster.port
    for said in ("1\n", ""):
        (home / "postgres.port").write_text(said)
        cluster.start()
        assert cluster.port == listens
    cluster.stop()
    (home / "postgres.port").write_text("")
    cluster.start()
    assert ask(cluster, "select 1") == 1


def test_a_program_that_fails_is_told_by_the_line_that_says_why():
    said = "creating files ... initdb: error: could not write to file: No space left on device\ninitdb: removing data"
    assert "No space left" in reason_in(said)
    assert reason_in("one\ntwo\n\n") == "two"


def test_making_that_was_broken_off_is_done_again(home):
    cluster = Cluster(home, durable=False)
    cluster.initialise()
    cluster.data.rename(cluster.folder / "data.new")

    cluster.start()

    assert ask(cluster, "select 1") == 1


def test_the_last_user_stops_the_server(home):
    cluster = Cluster(home, durable=False)

    with cluster.run_while_used():
        with Cluster(home, durable=False).run_while_used():
            pass
        assert cluster.is_running()

    assert not cluster.is_running()


def test_durable_is_the_default(home):
    with Cluster(home).run_while_used() as cluster:
        assert ask(cluster, "show fsync") == "on"


@pytest.mark.parametrize("variable", ["PGDATA", "PGPORT", "PGHOST", "PGUSER"])
def test_variables_of_the_callers_shell_decide_nothing(home, monkeypatch, variable):
    monkeypatch.setenv(variable, "/nowhere")
    Cluster(home, durable=False).initialise()

    assert Cluster(home).exists()


def test_named_programs_come_first(monkeypatch, tmp_path):
    chosen = find_binaries()
    monkeypatch.setenv("UMAI_PG_BIN", str(chosen.folder))

    assert find_binaries().why == "named by UMAI_PG_BIN"

    monkeypatch.setenv("UMAI_PG_BIN", str(tmp_path))
    with pytest.raises(CannotStart, match="UMAI_PG_BIN"):
        find_binaries()


def test_data_of_another_version_are_not_opened(home):
    cluster = Cluster(home, durable=False)
    cluster.initialise()
    (cluster.data / "PG_VERSION").write_text("14\n")

    with pytest.raises(CannotStart, match="written by PostgreSQL 14"):
        cluster.start()


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
