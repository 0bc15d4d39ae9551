"""The embedded PostgreSQL server: made, started and stopped with the program that needs it."""

import contextlib
import fcntl
import os
import re
import secrets as randomness
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from umai.machine.cluster import quiet_log
from umai.machine.cluster.binaries import (
    SHARED_FOLDER,
    Binaries,
    CannotStart,
    SystemUser,
    find_binaries,
    run_program,
)
from umai.machine.cluster.orphans import end_orphans
from umai.machine.cluster.settings import HBA_RULES, LEAST_MEMORY, NOT_DURABLE, SETTINGS, memory_settings
from umai.machine.keys import secrets

SUPERUSER = "postgres"
PATIENCE = 120  # seconds in which a server that is well has started, or stopped
LARGEST_LOG_BYTES = 10_000_000  # bytes; one old log is kept


def say_nothing(_line: str) -> None:
    """Ignore a message."""


class Cluster:
    """One data folder and the server on it, under `home` or, for root, where its user can reach it.

    `durable=False` is for tests: fast, and lost when the power fails. `say` gets the few messages for
    a person, such as where the data are. Everything may be called twice, and by two processes at once.
    """

    def __init__(self, home: Path, *, durable: bool = True, say: Callable[[str], None] = say_nothing):
        self.home = Path(home).absolute()
        self.durable = durable
        self.say = say

    @property
    def folder(self) -> Path:
        """The folder of data and log: `home/postgres`, or the path in `home/postgres.elsewhere`."""
        elsewhere = self.home / "postgres.elsewhere"
        return Path(elsewhere.read_text().strip()) if elsewhere.exists() else self.home / "postgres"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def port(self) -> int:
        return int(self._port_file.read_text())

    @property
    def _port_file(self) -> Path:
        return self.home / "postgres.port"

    @property
    def person(self) -> SystemUser | None:
        """The user that runs the server; for root the owner of existing data."""
        if os.geteuid() == 0 and self.data.exists():
            return SystemUser.owner_of(self.data)
        return SystemUser.for_database()

    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def binaries(self) -> Binaries:
        """The programs of the version of these data, where their user can run them."""
        major = int((self.data / "PG_VERSION").read_text()) if self.exists() else None
        return find_binaries(major=major).runnable_by(self.person)

    def initialise(self) -> None:
        """Make the data folder with a generated password, unless it exists."""
        self.home.mkdir(mode=0o711, parents=True, exist_ok=True)
        with self._locked() as lock:
            if self.exists():
                return
            person = SystemUser.for_database()
            self._choose_folder(person)
            chosen = find_binaries().runnable_by(person)
            if person is not None and str(chosen.folder).startswith(str(SHARED_FOLDER)):
                self.say(
                    f"The database programs are in {chosen.folder.parent}, where {person.name} can run them."
                )
            self._initdb(chosen, person, lock)

    def _choose_folder(self, person: SystemUser | None) -> None:
        """Use `home`, or a folder in /var/lib/umai when the unprivileged user of root cannot enter it."""
        self._make_folder(person)
        if person is None or run_program(["test", "-w", self.folder], person).returncode == 0:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        # A random name and not one computed from the path, so that a new checkout at the same path does
        # not open the data of an old one.
        elsewhere = SHARED_FOLDER / f"data-{randomness.token_hex(4)}"
        SHARED_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
        write_whole(self.home / "postgres.elsewhere", f"{elsewhere}\n")
        self._make_folder(person)
        (elsewhere / "home").write_text(f"{self.home}\n")  # tells a person whose data these are
        self.say(f"The data are in {elsewhere}, because the user {person.name} cannot enter {self.home}.")

    def _make_folder(self, person: SystemUser | None) -> None:
        self.folder.mkdir(mode=0o700, exist_ok=True)
        if person is not None:
            os.chown(self.folder, person.uid, person.gid)

    def _initdb(self, chosen: Binaries, person: SystemUser | None, lock: int) -> None:
        """Make the data in a folder beside, which is renamed when it is whole.

        initdb holds the lock too: where this process is killed, the next start waits until it has ended.
        """
        half = self.folder / "data.new"
        shutil.rmtree(half, ignore_errors=True)
        password = self.folder / "password.new"
        secrets.write_secret(password, secrets.password(self.home, SUPERUSER))
        if person is not None:
            os.chown(password, person.uid, person.gid)
        # The builtin provider does not change its order when the system's library is upgraded.
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if chosen.major >= 17 else []
        command: list[str | Path] = [
            chosen.folder / "initdb",
            "--pgdata",
            half,
            "--username",
            SUPERUSER,
            "--pwfile",
            password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            *builtin,
            "--data-checksums",
            *([] if self.durable else ["--no-sync"]),
        ]
        done = run_program(
            command, person, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, pass_fds=(lock,)
        )
        password.unlink()
        if done.returncode:
            shutil.rmtree(half, ignore_errors=True)
            raise CannotStart(f"The database could not be made: {reason_in(done.stdout)}")
        (half / "pg_hba.conf").write_text(HBA_RULES)
        with (half / "postgresql.conf").open("a") as file:
            file.write("include_if_exists = 'umai.conf'\n")
        half.rename(self.data)

    def start(self) -> None:
        """Start the server and wait until it answers; a running server is used."""
        self.initialise()
        with self._locked():
            end_orphans(self.data, self.is_running)
            if self.is_running():
                self._keep_port_of_running()
                return
            self._remove_stale_pid()
            chosen = self.binaries()
            for _ in range(3):
                port = self._free_port()
                self._write_settings(port)
                if self._pg_ctl(chosen, "start", "-l", self.log) == 0:
                    return
                if self.is_running():  # started by a process that was killed in the middle of it
                    self._keep_port_of_running()
                    return
                # Another process may have taken the port in between: use another port.
                self._port_file.unlink(missing_ok=True)
        raise CannotStart(
            f"PostgreSQL {chosen.version} did not start; the end of {self.log}: {self._last_log_line()}"
        )

    def stop(self, patience: int = PATIENCE) -> None:
        """Stop the server at once, breaking open connections; nothing committed is lost.

        A server that is asked while it recovers from a crash may never answer: after so many seconds it is
        ended as a crash ends it, and recovers at its next start.
        """
        with self._locked():
            if self.is_running() and self._pg_ctl(self.binaries(), "stop", "-m", "fast", "-t", str(patience)):
                self._pg_ctl(self.binaries(), "stop", "-m", "immediate")

    def is_running(self) -> bool:
        """Whether a server runs on these data now."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n")[0])
            return (
                Path(f"/proc/{pid}/cwd").samefile(self.data)
                and "postgres" in Path(f"/proc/{pid}/cmdline").read_text()
            )
        except (OSError, ValueError):
            return False

    @contextlib.contextmanager
    def run_while_used(self) -> Iterator["Cluster"]:
        """Run the server during the block; the last of several users stops it."""
        self.home.mkdir(mode=0o711, parents=True, exist_ok=True)
        with (self.home / "postgres.users").open("a") as users:
            with self._locked():
                fcntl.flock(users, fcntl.LOCK_SH)
            try:
                self.start()
                yield self
            finally:
                with contextlib.suppress(BlockingIOError):
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    def url(self, role: str = SUPERUSER, database: str = "postgres") -> str:
        """The address of a database here for this role, with its password: never print it."""
        if role == SUPERUSER:
            password = secrets.password(self.home, SUPERUSER)
        else:
            password = secrets.passwords_of_roles(self.home)[role]
        return f"postgresql://{quote(role)}:{quote(password)}@127.0.0.1:{self.port}/{quote(database)}"

    def _pg_ctl(self, chosen: Binaries, act: str, *more: str | Path) -> int:
        # The server keeps inherited files open, so its output must not be a pipe of ours.
        nothing = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        command = [chosen.folder / "pg_ctl", act, "-D", self.data, "-w", "-t", str(PATIENCE), "-s", *more]
        return run_program(command, self.person, **nothing).returncode

    def _write_settings(self, port: int) -> None:
        path = self.data / "umai.conf"
        buffers, cache = memory_settings() if self.durable else LEAST_MEMORY
        settings = SETTINGS.format(port=port, buffers=buffers, cache=cache, quiet=quiet_log.FOR_FILE)
        secrets.write_secret(path, settings + ("" if self.durable else NOT_DURABLE))
        if self.person is not None:
            os.chown(path, self.person.uid, self.person.gid)
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG_BYTES:
            self.log.rename(self.folder / "log.old")

    def _remove_stale_pid(self) -> None:
        """Remove the pid file of a killed server; its process number may belong to another by now."""
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _free_port(self) -> int:
        """The port of the last time if it is free, else a free one, which is stored."""
        kept = self._port_file
        said = kept.read_text().strip() if kept.exists() else ""
        wished = int(said) if said.isdigit() else 0
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", wished))
            except OSError:
                probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        write_whole(kept, f"{port}\n")
        return port

    def _keep_port_of_running(self) -> None:
        """Write down where the running server says that it listens: the file may be of another start."""
        lines = (self.data / "postmaster.pid").read_text().splitlines()
        if len(lines) > 3 and lines[3].isdigit():
            write_whole(self._port_file, f"{lines[3]}\n")

    def _last_log_line(self) -> str:
        try:
            return reason_in(self.log.read_text(errors="replace")[-4000:])
        except OSError:
            return "nothing was written"

    @contextlib.contextmanager
    def _locked(self) -> Iterator[int]:
        """Let one process at a time make, start or stop this cluster; gives the file of the lock."""
        with (self.home / "postgres.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield lock.fileno()


def write_whole(path: Path, text: str) -> None:
    """Write a small file whole or not at all: a stop, or a full disk, leaves none that is empty."""
    half = path.with_name(f"{path.name}.new")
    half.write_text(text)
    half.rename(path)


def reason_in(text: str) -> str:
    """The line of a program of PostgreSQL that says why; its last one where none does."""
    told = [line for line in text.splitlines() if re.search(r"\b(error|FATAL|PANIC|could not)\b", line)]
    return told[0].strip() if told else last_line(text)


def last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "nothing was said").strip()
