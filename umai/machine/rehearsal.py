"""What a rehearsal may not do, and whether it is filled."""

import psycopg

from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress, database_address
from umai.machine.installation import Installation
from umai.machine.serving import waiting
from umai.machine.serving.logs import log_format
from umai.machine.serving.waiting import wait_for_database

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def is_filled(where: DatabaseAddress) -> bool:
    """Whether this database was filled with invented people, and each filling was finished."""
    question = "select count(*) > 0 and count(*) = count(finished_at) from public.rehearsal_mark"
    with psycopg.connect(where.conninfo(where.owner)) as asking:
        return next(asking.execute(question))[0]


def refuse_outside_host(place: Installation, host: str) -> None:
    """Raise CannotStart when a rehearsal would be reachable from another machine."""
    if place.rehearsal and host not in LOOPBACK:
        raise CannotStart(f"A rehearsal listens on 127.0.0.1 only, not on {host}.")


def refuse_development(place: Installation, host: str = LOOPBACK[0]) -> None:
    """Raise CannotStart when an error in full could show a real child or be seen on another machine."""
    if not place.rehearsal:
        raise CannotStart(
            "--dev shows all that an error holds: it is for a rehearsal, not for a real register."
        )
    if host != LOOPBACK[0]:
        raise CannotStart(f"--dev listens on {LOOPBACK[0]} only, not on {host}.")


def refuse_unsafe_serving(place: Installation, host: str, *, who: str) -> None:
    """Wait for the database, before serving.

    CannotStart for a setting of the log that is not understood, another machine, or another's database.
    """
    log_format()
    refuse_outside_host(place, host)
    mark.refuse_unnamed_home(place)
    where = database_address(place)
    wait_for_database(where, where.owner, seconds=waiting.START_SECONDS, who=who)
    mark.refuse_wrong_database(place)
