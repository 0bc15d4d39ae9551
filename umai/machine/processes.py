"""Groups of processes that are started and stopped together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)
STOP_SECONDS = 20.0  # seconds a process has to end by itself


class StopRequested(Exception):
    """The program was asked to stop: Ctrl-C, `kill`, or a closed terminal."""


class ProcessFailed(Exception):
    """A process ended by itself, or was not ready in time."""


class ProcessGroup:
    """The processes that we started; `with ProcessGroup() as group:` ends them in any case."""

    def __init__(self) -> None:
        self.members: dict[str, subprocess.Popen] = {}

    def __enter__(self) -> "ProcessGroup":
        return self

    def __exit__(self, *_failure) -> None:
        self.stop()

    def start(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        """Start a process that also ends when we are killed.

        It has a session of its own, so that Ctrl-C reaches only us and we decide the order of stopping.
        """
        if before := self.members.get(name):  # what it had started may hold its port
            with contextlib.suppress(ProcessLookupError):
                os.killpg(before.pid, signal.SIGKILL)

        self.members[name] = subprocess.Popen(
            command,
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=dying_with(os.getpid()),
        )

    def failed_process(self) -> tuple[str, int] | None:
        """The name and exit code of a process that ended by itself."""
        for name, process in self.members.items():
            if process.poll() is not None:
                return name, process.returncode
        return None

    def ended(self) -> dict[str, int]:
        """Name to exit code of every process that ended."""
        polled = {name: process.poll() for name, process in self.members.items()}
        return {name: code for name, code in polled.items() if code is not None}

    def stop(self) -> None:
        """End all: ask them first, then kill them with all that they started."""
        for process in self.members.values():
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + STOP_SECONDS
        for process in self.members.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, until - time.monotonic()))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def dying_with(parent: int) -> Callable[[], None]:
    """What a child does first, so that it ends when this parent is killed."""

    def die_with_parent() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return die_with_parent


def run_to_end(command: list[str], environment: dict[str, str]) -> int:
    """Run one program with our output; answers its code. Asked to stop, or killed, it stops with us."""
    process = subprocess.Popen(
        command, env=environment, start_new_session=True, preexec_fn=dying_with(os.getpid())
    )
    try:
        return process.wait()
    except StopRequested:
        process.send_signal(signal.SIGINT)
        process.wait()
        raise


def stop_on_signals() -> None:
    """Turn Ctrl-C, SIGTERM and a closed terminal into `StopRequested`, once: a second one changes nothing."""

    def stop(_number, _frame) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        raise StopRequested

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
