"""A data folder is made of a base, and a server of its own plays the log over it up to a moment."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tarfile
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from umai.machine.backup.archive import manifest
from umai.machine.backup.archive.progress import BytesProgress
from umai.machine.backup.archive.sealed import unseal
from umai.machine.backup.physical.moment import Way
from umai.machine.backup.physical.segments import open_segment
from umai.machine.cluster import quiet_log
from umai.machine.cluster.binaries import Binaries, CannotStart, SystemUser, find_binaries, run_program
from umai.machine.cluster.server import SUPERUSER, reason_in

LOG = "umai_log"  # the opened log in a data folder; where it stands, what is there is of a restore
START = 600  # seconds in which a server has begun to play
PAUSE = 0.5  # seconds between two looks whether the log was played
TOO_SHORT = "recovery ended before configured recovery target was reached"
LAST = re.compile(r"last completed transaction was at log time (.+)")

# Of the server that plays the log, beside whatever configuration belongs to the machine.
SETTINGS = """\
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{scratch}'
hba_file = '{scratch}/pg_hba.conf'
ident_file = '{scratch}/pg_ident.conf'
hot_standby = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
jit = off
restore_command = 'cp "{data}/{log}/%f" "%p"'
recovery_target_timeline = 'current'
{quiet}"""
UNTIL = "recovery_target_time = '{moment}'\nrecovery_target_action = 'promote'\n"
# The socket lies in a folder that only the user of the server, and root, can enter.
HBA = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"


@dataclass(frozen=True)
class DataFolder:
    """The folder into which a server is brought back, and the programs of its version."""

    path: Path
    person: SystemUser | None
    binaries: Binaries

    @classmethod
    def empty(cls, path: Path, major: int) -> "DataFolder":
        """An empty folder of the user who runs the server; what a killed restore left in it is removed.

        Raises CannotStart.
        """
        if not path.is_dir():
            raise CannotStart(f"{path} is no folder: make it, empty, for the user who runs PostgreSQL.")
        person = SystemUser.owner_of(path) if os.geteuid() == 0 else None
        if person and person.uid == 0:
            raise CannotStart(f"{path} belongs to root: give it to the user who runs PostgreSQL (chown).")
        found = cls(path, person, find_binaries(major=major).runnable_by(person))
        if (path / LOG).is_dir():
            found.take_back()
        if any(path.iterdir()):
            raise CannotStart(
                f"{path} is not empty: no restore ever replaces data that are there; nothing was changed."
            )
        path.chmod(0o700)
        return found

    def take_back(self) -> None:
        """Stop what plays the log here and empty the folder, the mark of a restore last."""
        self.stop("immediate")
        for one in sorted(self.path.iterdir(), key=lambda one: one.name == LOG):
            shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()

    def own(self, path: Path) -> None:
        if self.person:
            os.chown(path, self.person.uid, self.person.gid)

    def run(self, words: list, **more) -> subprocess.CompletedProcess:
        return run_program([self.binaries.folder / words[0], *words[1:]], self.person, **more)

    def runs(self) -> bool:
        return self.run(["pg_ctl", "status", "-D", self.path], capture_output=True).returncode == 0

    def stop(self, how: str) -> None:
        self.run(["pg_ctl", "stop", "-D", self.path, "-m", how, "-w", "-s"], capture_output=True)


def unpack_base(way: Way, identities, data: DataFolder, say: Callable[[str], None]) -> None:
    """Unpack the base into the folder, and have pg_verifybackup compare every file with its own manifest."""
    (data.path / LOG).mkdir(mode=0o700)
    data.own(data.path / LOG)
    reading, writing = os.pipe()
    failed: list[BaseException] = []

    def opened():
        total = way.manifest.sealed[manifest.BASE]["bytes"]
        with os.fdopen(writing, "wb") as end:
            try:
                unseal(
                    way.folder / manifest.BASE,
                    end,
                    identities,
                    BytesProgress("Opening the base", say, total=total),
                )
            except BrokenPipeError:
                pass
            except BaseException as failure:  # told by the thread that waits
                failed.append(failure)

    opening = threading.Thread(target=opened)
    opening.start()
    try:
        with os.fdopen(reading, "rb") as source, tarfile.open(fileobj=source, mode="r|gz") as archive:
            archive.extractall(
                data.path, numeric_owner=True, filter=lambda entry, path: owned(entry, path, data)
            )
            while source.read(1 << 20):
                pass  # what stands after the end of an archive
    except tarfile.TarError as failure:
        raise CannotStart(f"{way.folder / manifest.BASE} is damaged: {failure}.") from None
    finally:
        opening.join()
        if failed:
            raise failed[0]
    say("Comparing the base with its list ...")
    done = data.run(
        ["pg_verifybackup", "--no-parse-wal", f"--ignore={LOG}", data.path],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        raise CannotStart(f"pg_verifybackup found a fault in the base: {reason_in(done.stdout)}")


def owned(entry: tarfile.TarInfo, path: str, data: DataFolder) -> tarfile.TarInfo | None:
    """The entry for the user of the server; nothing outside of the folder."""
    found = tarfile.tar_filter(entry, path)
    if data.person is None:
        return found
    return found.replace(uid=data.person.uid, gid=data.person.gid, uname="", gname="", deep=False)


def open_log(way: Way, identities, data: DataFolder, say: Callable[[str], None]) -> None:
    """Open the log beside the base."""
    size = way.base["segment_bytes"]
    watch = BytesProgress("Opening the log", say, total=len(way.segments) * size)
    for number, parts in enumerate(way.segments, start=1):
        path = data.path / LOG / parts[0].segment
        path.write_bytes(open_segment(parts, size, identities))
        path.chmod(0o600)
        data.own(path)
        watch(number * size)


@dataclass(frozen=True)
class Played:
    """A server that has played the log. `last`: when the last transaction in it was, as the server says."""

    port: int
    scratch: Path  # the folder of its socket
    last: str


@contextlib.contextmanager
def played(way: Way, data: DataFolder) -> Iterator[Played]:
    """Play the log up to the moment; the server runs during the block and is stopped after it.

    Raises CannotStart where the log ends before the moment because a segment of it lacks.
    """
    with tempfile.TemporaryDirectory(prefix="umai-") as folder:
        scratch = Path(folder)
        data.own(scratch)
        said = scratch / "log"
        (scratch / "pg_ident.conf").touch()
        (scratch / "pg_hba.conf").write_text(HBA)
        (data.path / "recovery.signal").touch()
        port = free_port()
        usual = SETTINGS.format(port=port, scratch=scratch, data=data.path, log=LOG, quiet=quiet_log.FOR_FILE)
        for one in (data.path / "recovery.signal", *scratch.iterdir()):
            data.own(one)
        until = UNTIL.format(moment=way.moment.isoformat(sep=" "))
        try:
            if not start(data, scratch, usual + until, port):
                told = said.read_text(errors="replace")
                if TOO_SHORT not in told:
                    raise CannotStart(f"The log could not be played: {reason_in(told)}")
                if way.lacks:
                    raise CannotStart(
                        f"The log lacks the segment {way.lacks}, and the moment lies behind it: say an "
                        "earlier one; nothing was changed."
                    )
                # Nothing was written between the end of the log and the moment: all of it is wanted.
                if not start(data, scratch, usual, port):
                    raise CannotStart(
                        f"The log could not be played: {reason_in(said.read_text(errors='replace'))}"
                    )
            last = LAST.findall(said.read_text(errors="replace"))
            yield Played(port, scratch, last[-1] if last else "")
        finally:
            data.stop("fast")


def start(data: DataFolder, scratch: Path, settings: str, port: int) -> bool:
    """Start the server and wait until it has played the log and lets somebody in; False where it ended."""
    path = scratch / "postgresql.conf"
    path.write_text(settings)
    data.own(path)
    words = ["pg_ctl", "start", "-D", data.path, "-w", "-t", START, "-s", "-l", scratch / "log"]
    nothing = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if data.run([*words, "-o", f"-c config_file={path}"], **nothing).returncode:
        return False
    while data.runs():
        try:
            enter(scratch, port).close()
            return True
        except psycopg.OperationalError as failure:
            if f'"{SUPERUSER}"' in str(failure):
                raise CannotStart(f"The server of this base has no superuser {SUPERUSER}.") from None
        time.sleep(PAUSE)
    return False


def enter(scratch: Path, port: int) -> psycopg.Connection:
    """As the superuser of the server, who only here needs no password."""
    return psycopg.connect(host=str(scratch), port=port, user=SUPERUSER, dbname="postgres", autocommit=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
