"""Wait for a database that is not there yet, or not for the moment: it is restarted now and then."""

import sys
import time

import psycopg

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress

START_SECONDS = 30  # how long a process waits at its start; whoever started it (systemd) then does so again
PAUSE = 0.5  # seconds
STARTING_UP = "57P03"  # the SQLSTATE of a server that recovers or shuts down


def wait_for_database(where: DatabaseAddress, role: str, *, seconds: float, who: str) -> None:
    """Return once the database lets this role in; one line says that it is waited for.

    Raises CannotStart when it does not answer for so many seconds. An answer that refuses the role is none
    to wait for: what comes next says why.
    """
    until, said = time.monotonic() + seconds, False
    while True:
        try:
            psycopg.connect(where.conninfo(role)).close()
            return
        except psycopg.OperationalError as failure:
            if failure.sqlstate not in (None, STARTING_UP) or is_refusal(failure):
                return
            reason = (str(failure).strip().splitlines() or ["no reason given"])[0]
        if time.monotonic() >= until:
            raise CannotStart(f"The database does not answer: {reason}")
        if not said:
            print(
                f"umai {who}: the database does not answer, so this waits for it.",
                file=sys.stderr,
                flush=True,
            )
            said = True
        time.sleep(PAUSE)


def is_refusal(failure: psycopg.OperationalError) -> bool:
    """Whether a server answered and refused: psycopg gives no SQLSTATE where a connection is not made."""
    return "FATAL" in str(failure) and not any(
        word in str(failure) for word in ("starting up", "shutting down", "recovery", "too many clients")
    )
