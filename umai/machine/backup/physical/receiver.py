"""pg_receivewal of the server's own version, which fetches the log into a folder of the home."""

import contextlib
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from umai.machine.backup.archive import programs
from umai.machine.backup.physical.role import ROLE, SLOT
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress

PATIENCE = 10  # seconds in which it ends when it is asked to


class ReceiverEnded(Exception):
    """It ended by itself, as when the server restarts; the message says why, and no value of a row."""


class Receiver:
    """The program while it runs. `spool` holds whole segments and the one that is being written."""

    def __init__(self, process: subprocess.Popen, said, spool: Path):
        self.process, self.said, self.spool = process, said, spool

    def refuse_ended(self) -> None:
        if self.process.poll() is not None:
            self.said.seek(0)
            raise ReceiverEnded(
                programs.first_error(self.said.read().decode(errors="replace"), "pg_receivewal")
            )


@contextlib.contextmanager
def receiving(where: DatabaseAddress, folder: Path, spool: Path) -> Iterator[Receiver]:
    """Fetch the log during the block; `folder` holds the program.

    What it fetched is on the disk before the server is told so, and the server keeps all after that.
    """
    spool.mkdir(mode=0o700, parents=True, exist_ok=True)
    spool.chmod(0o700)
    if not (folder / "pg_receivewal").exists():
        raise CannotStart(f"{folder} holds no pg_receivewal, which fetches the log.")
    with tempfile.TemporaryFile() as said:
        process = programs.start_program(
            [
                *("setpriv", "--pdeathsig", "TERM"),  # whoever kills this process ends that one too
                folder / "pg_receivewal",
                f"--directory={spool}",
                f"--slot={SLOT}",
                "--synchronous",
                "--status-interval=1",
                "--no-loop",
                "--no-password",
            ],
            where,
            said,
            role=ROLE,
        )
        try:
            yield Receiver(process, said, spool)
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            programs.end_process(process)
